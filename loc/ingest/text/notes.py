"""What a wire says to editors: the signal of a take, its embargo, notes that open the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from loc.errors import WireError
from loc.ingest.text.signals import find_embargo, find_gravest, find_signal, is_note, names_embargo
from loc.ingest.text.times import parse_time
from loc.model import Paragraph, Part, Signal

# Longer text is no note; the patterns look at no more of it.
_MAX_NOTE_CHARS = 2_000
# Under embargo until the provider says otherwise, in a later take.
UNTIL_FURTHER_NOTICE = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def take_notes(blocks: Sequence[Paragraph]) -> tuple[tuple[str, ...], tuple[Paragraph, ...]]:
    """(notes, the other blocks): `(Adds quotes)`, `EMBARGOED UNTIL …` before the first words for readers."""
    notes, rest = list[str](), list[Paragraph]()
    before_text = True
    for block in blocks:
        is_text = block.part in (Part.BODY, Part.LEDE)
        if before_text and is_text and _is_for_editors(block.text):
            notes.append(block.text)
            continue
        before_text = before_text and not is_text
        rest.append(block)
    return tuple(notes), tuple(rest)


def _is_for_editors(text: str) -> bool:
    return len(text) <= _MAX_NOTE_CHARS and (is_note(text) or names_embargo(text))


def gravest(signals: Iterable[Signal | None]) -> Signal:
    """NEW where there is none."""
    return find_gravest(signals) or Signal.NEW


def signals_of(texts: Iterable[str]) -> tuple[Signal | None, ...]:
    return tuple(find_signal(text[:_MAX_NOTE_CHARS]) for text in texts)


def read_embargo(text: str, place: str) -> datetime:
    """The time in an embargo field; an empty one is UNTIL_FURTHER_NOTICE. An unreadable one is a WireError."""
    if not text.strip():
        return UNTIL_FURTHER_NOTICE
    found = parse_time(text)
    if found is None:
        raise WireError(
            f"{place}: expected the time an embargo ends, got {text.strip()!r}",
            hint="Ask the desk when the story may run.",
        )
    return found


def embargo_of(notes: Iterable[str], published: datetime | None, name: str) -> datetime | None:
    """That of the first note that names one. Raises WireError where it cannot be read."""
    note = next((text for note in notes if names_embargo(text := note[:_MAX_NOTE_CHARS])), None)
    if note is None:
        return None
    found = find_embargo(note, published)
    if found is None:
        raise WireError(
            f"{name}: expected the time an embargo ends, got the note {note!r}",
            hint="Ask the desk when the story may run.",
        )
    return found
