"""A unit that another translation program sent back, and what it does to ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from loc.errors import LocError
from loc.model import Mark, Provenance, State, Unit, digest_of
from loc.review.decide import accept

_WHITE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Returned:
    """Texts have tags as in a catalog. `line` is the unit's place in its file.

    `was` and `digest` are the state and the text at export; None and "" where the program did not keep them.
    `fault` says why the unit cannot be taken back.
    """

    id: str
    line: int
    source: str = ""
    target: str = ""
    state: State = State.EMPTY
    was: State | None = None
    digest: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedStory:
    """`original` is the path of the source as the file has it, `line` that of the story in the file."""

    original: str
    lang: str
    line: int
    units: tuple[Returned, ...]


def take_back(unit: Unit, returned: Returned, author: str, at: datetime) -> Unit:
    """The unit with what came back, the same one where nothing did. Raises LocError where it cannot be applied.

    A new text is reviewed where the program says so, else a draft; its `final` is no approval, which is an editor's.
    """
    _refuse(unit, returned)
    target = _squeeze(returned.target)
    was = unit.state if returned.was is None else returned.was
    is_accepted = returned.state >= State.REVIEWED > was
    if target == _squeeze(unit.target):
        return accept(unit, author, at) if target and is_accepted else unit
    if not is_accepted and returned.digest == digest_of(unit.key.source, returned.target):
        return unit
    if returned.digest and returned.digest != digest_of(unit.key.source, unit.target):
        raise LocError(f"changed here too since its export: {unit.target!r} stands, {target!r} came back")
    if not target:
        raise LocError(f"came back without its target, {unit.target!r} stands; `--reject` takes a target away")
    return _with_target(unit, target, returned.state, author, at)


def _refuse(unit: Unit, returned: Returned) -> None:
    if returned.fault:
        raise LocError(returned.fault)
    if _squeeze(returned.source) != _squeeze(unit.key.source):
        raise LocError(f"expected the source {unit.key.source!r}, got {returned.source!r}")


def _with_target(unit: Unit, target: str, state: State, author: str, at: datetime) -> Unit:
    """A draft by who sent it, its rejections kept; then reviewed, where the program says so."""
    changed = replace(unit, target=target, state=State.DRAFT, previous_source=None, previous_context=None)
    if state >= State.REVIEWED:
        return accept(changed, author, at)
    mark = Provenance.of(Mark.DRAFT, unit.key.source, target, author, at)
    kept = (old for old in unit.provenance if old.mark is Mark.REJECTED and old.digest != mark.digest)
    return replace(changed, provenance=(*kept, mark), unsigned=False)


def _squeeze(text: str) -> str:
    """Line breaks of the file are spaces; a no-break space stays what it is."""
    return _WHITE.sub(" ", text).strip(" ")
