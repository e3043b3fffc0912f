"""What a decision does to a unit. Approved is reached from reviewed alone, reviewed by a person's word alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from loc.errors import LocError
from loc.model import Mark, Provenance, State, Unit

_WHITE = re.compile(r"[ \t\r\n]+")


def accept(unit: Unit, author: str, at: datetime) -> Unit:
    """The target as it stands is reviewed. A unit that is so already comes back as it was."""
    _refuse_empty(unit, "accept")
    return unit if unit.state >= State.REVIEWED else _marked(unit, State.REVIEWED, Mark.REVIEWED, author, at)


def edit(unit: Unit, text: str, author: str, at: datetime) -> Unit:
    """A new target, reviewed by who wrote it. Its no-break spaces stay, other white space becomes single spaces."""
    target = _WHITE.sub(" ", text).strip(" ")
    if not target:
        raise LocError(f"unit {unit.key.id}: the new text is empty", hint="`--reject` takes a draft away.")
    if target == unit.target:
        return accept(unit, author, at)
    return _marked(replace(unit, target=target), State.REVIEWED, Mark.REVIEWED, author, at)


def approve(unit: Unit, author: str, at: datetime) -> Unit:
    """Cleared by an editor, on top of the review."""
    _refuse_empty(unit, "approve")
    if unit.state < State.REVIEWED:
        raise LocError(
            f"unit {unit.key.id}: expected a reviewed unit to approve, got a {unit.state.label}",
            hint="A translator accepts or edits it first.",
        )
    return unit if unit.state is State.APPROVED else _marked(unit, State.APPROVED, Mark.APPROVED, author, at)


def reject(unit: Unit, author: str, at: datetime) -> Unit:
    """A draft again, without its marks; the mark `rejected` keeps this text from being offered again."""
    _refuse_empty(unit, "reject")
    mark = Provenance.of(Mark.REJECTED, unit.key.source, unit.target, author, at)
    kept = tuple(old for old in unit.provenance if old.mark is Mark.REJECTED and old.digest != mark.digest)
    return replace(unit, state=State.DRAFT, provenance=(*kept, mark), unsigned=False)


def _refuse_empty(unit: Unit, action: str) -> None:
    if not unit.target:
        raise LocError(
            f"unit {unit.key.id}: nothing to {action}, it has no target",
            hint="`--edit TEXT` gives it one, `loc draft` asks for a draft.",
        )


def _marked(unit: Unit, state: State, mark: Mark, author: str, at: datetime) -> Unit:
    """Marks that fit no more go, so does a rejection the person has taken back."""
    new = Provenance.of(mark, unit.key.source, unit.target, author, at)
    kept = tuple(old for old in unit.provenance if old.digest == new.digest and old.mark not in (mark, Mark.REJECTED))
    return replace(
        unit,
        state=state,
        previous_source=None,
        previous_context=None,
        provenance=(*kept, new),
        unsigned=False,
    )
