"""A finding that a person says is right as it stands: a translator comment says so, and the text is not touched."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

from loc.lang.message import say
from loc.model import IGNORE, Unit
from loc.review.decide import Refused

MAX_REASON_CHARS = 200
# Control characters act on a terminal, halves of a surrogate pair cannot be written.
_UNWRITABLE = {"Cc", "Cs"}


def ignore(unit: Unit, check: str, digest: str, reason: str, author: str, at: datetime) -> Unit:
    """With the comment that silences the finding of this check that says what `digest` is made from."""
    if unit.previous_source not in (None, unit.key.source):
        problem = say("unit {unit}: its source is not the one that the text was made for", unit=unit.key.id)
        raise Refused(problem, hint=say("Accept or edit the text first."))
    why, who = _clean(unit, reason), " ".join(author.split())
    note = f'{IGNORE}{check} "{why}" {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} {digest} {who}'
    return replace(unit, notes=(*unit.notes, note))


def heed(unit: Unit, note: str) -> Unit:
    """Without this comment; its finding, if there still is one, is told again."""
    if not note.startswith(IGNORE) or note not in unit.notes:
        raise Refused(say("unit {unit}: this finding is not ignored any more", unit=unit.key.id))
    at = unit.notes.index(note)
    return replace(unit, notes=(*unit.notes[:at], *unit.notes[at + 1 :]))


def _clean(unit: Unit, reason: str) -> str:
    """In one line."""
    why = " ".join(reason.split())
    if not why:
        problem = say("unit {unit}: no reason to ignore the finding", unit=unit.key.id)
        raise Refused(problem, hint=say("Say in a few words why the text is right."))
    if len(why) > MAX_REASON_CHARS:
        raise Refused(
            say(
                "unit {unit}: expected a reason of at most {most} characters, got {got}",
                unit=unit.key.id,
                most=MAX_REASON_CHARS,
                got=len(why),
            )
        )
    if any(unicodedata.category(letter) in _UNWRITABLE for letter in why):
        raise Refused(say("unit {unit}: the reason has a control character", unit=unit.key.id))
    return why
