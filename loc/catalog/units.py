"""Entries <-> units: where a unit's state comes from, and what of it is written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from loc.catalog.entry import Entry
from loc.catalog.header import Headers, signer
from loc.catalog.marks import format_mark, parse_mark
from loc.model import Mark, Provenance, State, Unit, UnitKey

_OURS = ("fuzzy", "no-wrap")


def unit_of(entry: Entry, headers: Headers) -> Unit:
    marks = [(comment, parse_mark(comment)) for comment in entry.comments]
    unit = Unit(
        key=UnitKey(entry.source, entry.context or ""),
        target=entry.target,
        locations=entry.references,
        previous_source=entry.previous_source,
        previous_context=entry.previous_context,
        provenance=tuple(mark for _, mark in marks if mark),
        hint="\n".join(entry.extracted),
        notes=tuple(comment for comment, mark in marks if not mark),
        flags=tuple(flag for flag in entry.flags if flag not in _OURS),
        obsolete=entry.obsolete,
        line=entry.line,
    )
    state = _state(unit, headers, is_fuzzy="fuzzy" in entry.flags)
    return replace(unit, state=State.DRAFT if state is None else state, unsigned=state is None)


def entry_of(unit: Unit) -> Entry:
    fuzzy = ("fuzzy",) if unit.state is State.DRAFT and not unit.unsigned else ()
    return Entry(
        comments=unit.notes + tuple(map(format_mark, unit.provenance)),
        extracted=tuple(unit.hint.split("\n")) if unit.hint and not unit.obsolete else (),
        references=() if unit.obsolete else unit.locations,
        flags=(*fuzzy, *unit.flags, "no-wrap"),
        previous_context=unit.previous_context,
        previous_source=unit.previous_source,
        context=unit.key.context or None,
        source=unit.key.source,
        target=unit.target,
        obsolete=unit.obsolete,
    )


def seal(unit: Unit, headers: Headers) -> Unit:
    """A unit that is reviewed by the header's word alone gets a mark, so that it stays so under another header."""
    signed = signer(headers)
    if unit.state is not State.REVIEWED or Mark.REVIEWED in unit.marks or signed is None:
        return unit
    name, at = signed
    mark = Provenance.of(Mark.REVIEWED, unit.key.source, unit.target, name, at)
    stale = (Mark.REVIEWED, Mark.APPROVED)
    return replace(unit, provenance=(*(old for old in unit.provenance if old.mark not in stale), mark))


def _state(unit: Unit, headers: Headers, *, is_fuzzy: bool) -> State | None:
    """The first rule that fits; None is a target without fuzzy that nobody signed."""
    if not unit.target:
        return State.EMPTY
    if is_fuzzy:
        return State.DRAFT
    if Mark.APPROVED in unit.marks:
        return State.APPROVED
    if Mark.REVIEWED in unit.marks or _signed_since(unit, headers):
        return State.REVIEWED
    return None


def _signed_since(unit: Unit, headers: Headers) -> bool:
    signed = signer(headers)
    if signed is None:
        return False
    newest = max((_minute(mark.made_at) for mark in unit.provenance), default=signed[1])
    return signed[1] >= newest


def _minute(at: datetime) -> datetime:
    """PO-Revision-Date knows no seconds."""
    return at.replace(second=0)
