"""A new take against the catalog as it stands: nothing is paired with another source without being a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loc.catalog.align import Kind, Step, align
from loc.catalog.carry import Carried, Past
from loc.model import State, Unit


def merge(old: Sequence[Unit], wanted: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of the new take in its order, then the obsolete ones.

    A known key keeps target and state, also when it was obsolete. An edited sentence takes the target of the one it
    comes from as a draft with `previous_source`, the source last reviewed; the pieces of a split take its pieces, or
    all of it each; a joined one the targets in order. What vanished stays as obsolete, except drafts that moved on to
    the edited sentence and units without a target.
    """
    live = [unit for unit in old if not unit.obsolete]
    past = Past.of(old)
    rows = list(wanted)
    left: list[int] = []
    for step in align([unit.key for unit in live], [unit.key for unit in wanted]):
        if step.kind in (Kind.UNCHANGED, Kind.MOVED):
            rows[step.new[0]] = _refresh(live[step.old[0]], wanted[step.new[0]])
            continue
        for at, unit in zip(step.new, _change(step, past, live, wanted), strict=True):
            rows[at] = unit
        if not _moves_on(step, past, live, wanted):
            left += [at for at in step.old if live[at].target]
    revived = {unit.key for unit in rows if unit.key in past.obsolete} if past.obsolete else set()
    before = [unit for unit in past.obsolete.values() if unit.key not in revived]
    return (*rows, *before, *(replace(live[at], obsolete=True) for at in sorted(left)))


def _change(step: Step, past: Past, live: Sequence[Unit], wanted: Sequence[Unit]) -> Iterator[Unit]:
    """The new units of a step; one that is known from before the last take comes back as it was."""
    carried = past.carry(step, [live[at] for at in step.old], [wanted[at].key.source for at in step.new])
    for number, at in enumerate(step.new):
        row = wanted[at]
        if row.key in past.obsolete:
            yield _refresh(past.obsolete[row.key], row)
        else:
            yield _fill(row, carried[number]) if carried else row


def _moves_on(step: Step, past: Past, live: Sequence[Unit], wanted: Sequence[Unit]) -> bool:
    """Whether it is a draft that goes on whole, so that nothing of it is to be kept."""
    if step.kind is not Kind.EDITED or wanted[step.new[0]].key in past.obsolete:
        return False
    unit = live[step.old[0]]
    return unit.state < State.REVIEWED and past.find_origin(unit) is not None


def _refresh(known: Unit, row: Unit) -> Unit:
    if not known.obsolete and known.locations == row.locations and known.hint == row.hint:
        return known
    return replace(known, locations=row.locations, hint=row.hint, obsolete=False)


def _fill(row: Unit, carried: Carried) -> Unit:
    return replace(
        row,
        target=carried.target,
        state=State.DRAFT,
        previous_source=carried.source if carried.source != row.key.source else None,
        notes=carried.notes,
        flags=carried.flags,
    )
