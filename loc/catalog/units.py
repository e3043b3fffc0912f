"""Entries <-> units: where a unit's state comes from, and what of it is written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from loc.catalog.entry import Entry
from loc.catalog.header import Headers, signer
from loc.catalog.marks import format_mark, parse_mark
from loc.model import Mark, Provenance, State, Unit, UnitKey, digest_of

_OURS = frozenset({"fuzzy", "no-wrap", "wrap"})  # prose is never wrapped

Signer = tuple[str, datetime] | None


def unit_of(entry: Entry, headers: Headers) -> Unit:
    return units_from([entry], headers)[0]


def units_from(entries: Iterable[Entry], headers: Headers) -> list[Unit]:
    """In order. `headers` are those of the entries' file: they may sign for units without a mark."""
    signed = signer(headers)
    return [_unit(entry, signed) for entry in entries]


def _unit(entry: Entry, signed: Signer) -> Unit:
    provenance, notes = _split_marks(entry.comments) if entry.comments else ((), ())
    state = _state(entry, provenance, signed)
    return Unit(
        key=UnitKey(entry.source, entry.context or ""),
        target=entry.target,
        state=State.DRAFT if state is None else state,
        locations=entry.references,
        previous_source=entry.previous_source,
        previous_context=entry.previous_context,
        provenance=provenance,
        hint="\n".join(entry.extracted),
        notes=notes,
        flags=_foreign_flags(entry.flags),
        obsolete=entry.obsolete,
        unsigned=state is None,
        line=entry.line,
    )


def _split_marks(comments: tuple[str, ...]) -> tuple[tuple[Provenance, ...], tuple[str, ...]]:
    marks: list[Provenance] = []
    notes: list[str] = []
    for comment in comments:
        mark = parse_mark(comment)
        if mark is None:
            notes.append(comment)
        else:
            marks.append(mark)
    return tuple(marks), tuple(notes)


@lru_cache(maxsize=1024)
def _foreign_flags(flags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag not in _OURS)


def entry_of(unit: Unit) -> Entry:
    fuzzy = ("fuzzy",) if unit.state is State.DRAFT and not unit.unsigned else ()
    return Entry(
        comments=(*unit.notes, *map(format_mark, unit.provenance)),
        extracted=(unit.hint,) if unit.hint and not unit.obsolete else (),
        references=() if unit.obsolete else unit.locations,
        flags=(*fuzzy, *unit.flags, "no-wrap"),
        previous_context=unit.previous_context,
        previous_source=unit.previous_source,
        context=unit.key.context or None,
        source=unit.key.source,
        target=unit.target,
        obsolete=unit.obsolete,
    )


def seal_all(units: Iterable[Unit], headers: Headers) -> list[Unit]:
    """Units that are reviewed by the header's word alone get a mark, so that they stay so under another header."""
    signed = signer(headers)
    return [_sealed(unit, *signed) for unit in units] if signed else list(units)


def _sealed(unit: Unit, name: str, at: datetime) -> Unit:
    if unit.state is not State.REVIEWED or Mark.REVIEWED in unit.marks:
        return unit
    mark = Provenance.of(Mark.REVIEWED, unit.key.source, unit.target, name, at)
    stale = (Mark.REVIEWED, Mark.APPROVED)
    return replace(unit, provenance=(*(old for old in unit.provenance if old.mark not in stale), mark))


def _state(entry: Entry, provenance: tuple[Provenance, ...], signed: Signer) -> State | None:
    """The first rule that fits; None is a target without fuzzy that nobody signed."""
    if not entry.target:
        return State.EMPTY
    if "fuzzy" in entry.flags:
        return State.DRAFT
    now = digest_of(entry.source, entry.target) if provenance else ""
    marks = [mark.mark for mark in provenance if mark.digest == now]
    if Mark.APPROVED in marks:
        return State.APPROVED
    if Mark.REVIEWED in marks or _signed_since(provenance, signed):
        return State.REVIEWED
    return None


def _signed_since(provenance: tuple[Provenance, ...], signed: Signer) -> bool:
    if signed is None:
        return False
    newest = max((_minute(mark.made_at) for mark in provenance), default=signed[1])
    return signed[1] >= newest


def _minute(at: datetime) -> datetime:
    """PO-Revision-Date knows no seconds."""
    return at.replace(second=0)
