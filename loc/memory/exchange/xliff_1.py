"""Units of XLIFF 1.2."""

from __future__ import annotations

from collections.abc import Iterator

from loc.memory.exchange.elements import Element
from loc.memory.exchange.texts import read_break, read_text
from loc.memory.exchange.xliff_row import Review, Row
from loc.model import State

_KEPT = frozenset({"g", "mrk"})
_STATES = {"signed-off": State.REVIEWED, "final": State.APPROVED}
# Trados keeps states of its own, by segment: Language Cloud API, ConfirmationLevel.
_TRADOS_STATES = {"ApprovedTranslation": State.REVIEWED, "ApprovedSignOff": State.APPROVED}

# Of Phrase and memoQ.
_FOREIGN_STATES = ("m:confirmed", "mq:status")


def read_rows(unit: Element) -> Iterator[Row]:
    target = unit.find("target")
    sources, targets = _find_segments(unit.find("seg-source")), _find_segments(target)
    if not (sources and targets):
        yield Row(unit.line, unit.find("source"), target, read_plain, _read_review(unit, target))
        return
    reviews = _read_trados(unit)
    for segment_id, source in sources.items():
        review = reviews.get(segment_id) or _read_review(unit, target)
        yield Row(source.line, source, targets.get(segment_id), read_plain, review)


def read_plain(element: Element) -> str:
    return read_text(element, _KEPT, read_break)


def _find_segments(element: Element | None) -> dict[str, Element]:
    """By id, in text order; a <g> may stand around them."""
    if element is None:
        return {}
    if element.name == "mrk" and element.attributes.get("mtype") == "seg":
        return {element.attributes.get("mid", ""): element}
    found: dict[str, Element] = {}
    for child in element.children:
        if isinstance(child, Element):
            found |= _find_segments(child)
    return found


def _read_review(unit: Element, target: Element | None) -> Review:
    foreign = next((name for name in _FOREIGN_STATES if name in unit.attributes), "")
    if foreign:
        return Review(State.DRAFT, f"{foreign} {unit.attributes[foreign][:40]}")
    approved = unit.attributes.get("approved")
    says = target.attributes.get("state", "") if target else ""
    state = _STATES.get(says, State.DRAFT) if says else None
    if approved == "yes":
        return Review(max(state or State.REVIEWED, State.REVIEWED), says)
    if approved and not says:
        return Review(State.DRAFT, f"approved={approved[:20]}")
    return Review(state, f"state {says[:40]}" if says else "")


def _read_trados(unit: Element) -> dict[str, Review]:
    """By segment; none for files of other programs."""
    rows = (row for defs in unit.find_all("sdl:seg-defs") for row in defs.find_all("sdl:seg"))
    levels = ((row.attributes.get("id", ""), row.attributes.get("conf", "Unspecified")) for row in rows)
    return {row_id: Review(_TRADOS_STATES.get(level, State.DRAFT), level[:40]) for row_id, level in levels}
