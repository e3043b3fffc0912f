"""The text of a record, and what makes it unfit for a memory."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from loc.memory.exchange.elements import Element
from loc.memory.exchange.faults import BrokenRecord
from loc.memory.pair import NEVER

MAX_CHARS = 100_000  # a sentence has some hundreds
_LINE_BREAKS = frozenset({"lb", "xlf:lb"})


def check_text(text: str, lang: str) -> str:
    """The text as it is. Raises BrokenRecord."""
    if not text.strip():
        raise BrokenRecord(f"the text in {lang} is empty")
    if len(text) > MAX_CHARS:
        raise BrokenRecord(f"the text in {lang} has {len(text):,} characters, more than {MAX_CHARS:,}")
    return text


def read_text(element: Element, kept: AbstractSet[str], read_code: Callable[[Element], str]) -> str:
    """All text in it but that of codes; elements named in `kept` are none. `read_code` says what stands for a code."""
    return "".join(
        child
        if isinstance(child, str)
        else read_text(child, kept, read_code)
        if child.name in kept
        else read_code(child)
        for child in element.children
    )


def read_break(code: Element) -> str:
    """A space for a line break, "" for any other code."""
    kinds = {code.attributes.get(name) for name in ("type", "ctype", "subType")}
    return "" if _LINE_BREAKS.isdisjoint(kinds) else " "


def read_character(digits: str) -> str:
    """The character of this number in hex. Raises BrokenRecord."""
    try:
        character = chr(int(digits, 16))
        character.encode()
    except (ValueError, OverflowError) as error:
        raise BrokenRecord(f"expected the number of a character in hex, got {digits[:20]!r}") from error
    return character


def read_time(text: str) -> datetime:
    """ISO 8601 in any of its forms, as UTC where no zone is said; "" is NEVER. Raises BrokenRecord."""
    if not text:
        return NEVER
    try:
        at = datetime.fromisoformat(text.strip())
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise BrokenRecord(f"expected a time such as 20261123T090000Z, got {text[:40]!r}") from error
    return at.replace(microsecond=0)
