"""What a decision does to a unit, and who may make it.

Approved is reached from reviewed alone, reviewed by a person's word alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from loc.config.people import Person, Role, same_name
from loc.errors import LocError
from loc.lang.message import say
from loc.model import IGNORE, Mark, Provenance, State, Unit, digest_of

_WHITE = re.compile(r"[ \t\r\n]+")


class Refused(LocError):
    """A decision that this person may not make, or that this unit does not allow."""


def accept(unit: Unit, author: str, at: datetime) -> Unit:
    """The target as it stands is reviewed. A unit that is so already comes back as it was."""
    _refuse_empty(unit, say("accept"))
    return unit if unit.state >= State.REVIEWED else _marked(unit, State.REVIEWED, Mark.REVIEWED, author, at)


def edit(unit: Unit, text: str, author: str, at: datetime) -> Unit:
    """A new target, reviewed by who wrote it. Its no-break spaces stay, other white space becomes single spaces."""
    target = _squeeze(text)
    if not target:
        problem = say("unit {unit}: the new text is empty", unit=unit.key.id)
        raise Refused(problem, hint="`--reject` takes a draft away.")
    if target == unit.target:
        return accept(unit, author, at)
    return _marked(replace(unit, target=target), State.REVIEWED, Mark.REVIEWED, author, at)


def is_same_text(unit: Unit, text: str) -> bool:
    """White space apart, as forms change it."""
    return _squeeze(text) == _squeeze(unit.target)


def approve(unit: Unit, author: str, at: datetime, *, four_eyes: bool = False) -> Unit:
    """Cleared by an editor, on top of the review; with `four_eyes` of another one's."""
    _refuse_empty(unit, say("approve"))
    if unit.state < State.REVIEWED:
        raise Refused(
            say(
                "unit {unit}: expected a reviewed unit to approve, got a {state}",
                unit=unit.key.id,
                state=say(unit.state.label),
            ),
            hint=say("A translator accepts or edits it first."),
        )
    if unit.state is State.APPROVED:
        return unit
    if four_eyes and any(same_name(name, author) for name in reviewers_of(unit)):
        raise Refused(
            say(
                "unit {unit}: {author} reviewed this text, so another editor approves it",
                unit=unit.key.id,
                author=author,
            ),
            hint="`four_eyes = false` under [review] lets one person do both.",
        )
    return _marked(unit, State.APPROVED, Mark.APPROVED, author, at)


def reject(unit: Unit, author: str, at: datetime) -> Unit:
    """A draft again, without its marks; the mark `rejected` keeps this text from being offered again."""
    _refuse_empty(unit, say("reject"))
    mark = Provenance.of(Mark.REJECTED, unit.key.source, unit.target, author, at)
    kept = tuple(old for old in unit.provenance if old.mark is Mark.REJECTED and old.digest != mark.digest)
    return replace(unit, state=State.DRAFT, provenance=(*kept, mark), unsigned=False)


def reviewers_of(unit: Unit) -> tuple[str, ...]:
    """Who wrote the target as it stands or let it pass. Units reviewed by their header alone must be sealed before."""
    now = digest_of(unit.key.source, unit.target)
    return tuple(mark.author for mark in unit.provenance if mark.mark is Mark.REVIEWED and mark.digest == now)


def refuse_role(people: Sequence[Person], author: str, what: str) -> None:
    """Where the configuration names people, only its editors do this; where it names none, anybody does."""
    if people and not any(same_name(person.name, author) and person.role is Role.EDITOR for person in people):
        editors = ", ".join(person.name for person in people if person.role is Role.EDITOR) or say("nobody")
        problem = say("{author} may not {what}: it takes an editor", author=author, what=what)
        raise Refused(problem, hint=say("Editors of this project: {editors}.", editors=editors))


def _squeeze(text: str) -> str:
    return _WHITE.sub(" ", text).strip(" ")


def _refuse_empty(unit: Unit, action: str) -> None:
    if not unit.target:
        raise Refused(
            say("unit {unit}: nothing to {action}, it has no target", unit=unit.key.id, action=action),
            hint="`--edit TEXT` gives it one, `loc draft` asks for a draft.",
        )


def _marked(unit: Unit, state: State, mark: Mark, author: str, at: datetime) -> Unit:
    """Marks that fit no more go, so does a rejection the person has taken back, and what silenced the old source."""
    new = Provenance.of(mark, unit.key.source, unit.target, author, at)
    kept = tuple(old for old in unit.provenance if old.digest == new.digest and old.mark not in (mark, Mark.REJECTED))
    return replace(
        unit,
        state=state,
        previous_source=None,
        previous_context=None,
        provenance=(*kept, new),
        notes=_lasting_notes(unit),
        unsigned=False,
    )


def _lasting_notes(unit: Unit) -> tuple[str, ...]:
    is_changed = unit.previous_source not in (None, unit.key.source)
    return tuple(note for note in unit.notes if not (is_changed and note.startswith(IGNORE)))
