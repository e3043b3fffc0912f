"""A new take against the catalog as it stands: nothing is paired with another source without being a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from loc.model import Mark, State, Unit, UnitKey

# Below this share of common characters a changed sentence is a new one; difflib's and msgmerge's bound is 0.6 too.
CARRY_AT_LEAST = 0.6


def merge(old: Sequence[Unit], wanted: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of the new take in its order, then the obsolete ones.

    A known key keeps target and state, also when it was obsolete. An edited sentence takes the closest vanished target
    of its context as a draft with `previous_source`, the source last reviewed. What vanished stays as obsolete, except
    drafts that moved on to the edited sentence and units without a target.
    """
    known = {unit.key: unit for unit in old}
    wanted_keys = {unit.key for unit in wanted}
    vanished = [unit for unit in old if unit.key not in wanted_keys and not unit.obsolete]
    missing = [unit.key for unit in wanted if unit.key not in known]
    carried = _pair(missing, [unit for unit in vanished if _is_worth_carrying(unit)])
    live = tuple(_unit(row, known, carried) for row in wanted)
    moved_on = {unit.key for unit in carried.values() if unit.state < State.REVIEWED}
    gone = [unit for unit in vanished if unit.target and unit.key not in moved_on]
    past = [unit for unit in old if unit.obsolete and unit.key not in wanted_keys]
    return live + tuple(replace(unit, obsolete=True) for unit in (*past, *gone))


def _unit(row: Unit, known: dict[UnitKey, Unit], carried: dict[UnitKey, Unit]) -> Unit:
    if row.key in known:
        return replace(known[row.key], locations=row.locations, hint=row.hint, obsolete=False)
    if row.key not in carried:
        return row
    old = carried[row.key]
    reviewed_source = old.key.source if old.state >= State.REVIEWED else old.previous_source
    return replace(
        row,
        target=old.target,
        state=State.DRAFT,
        previous_source=reviewed_source or old.key.source,
        notes=old.notes,
        flags=old.flags,
    )


def _is_worth_carrying(unit: Unit) -> bool:
    """A machine draft that no person touched is drafted anew instead."""
    if not unit.target:
        return False
    return unit.state >= State.REVIEWED or Mark.DRAFT not in unit.marks


def _pair(missing: Iterable[UnitKey], vanished: Iterable[Unit]) -> dict[UnitKey, Unit]:
    """Each vanished unit goes to at most one missing key of its context, the closest pairs first."""
    keys: dict[str, list[UnitKey]] = defaultdict(list)
    units: dict[str, list[Unit]] = defaultdict(list)
    for key in missing:
        keys[key.context].append(key)
    for unit in vanished:
        units[unit.key.context].append(unit)
    pairs: dict[UnitKey, Unit] = {}
    for context in keys.keys() & units.keys():
        pairs |= _pair_in_context(keys[context], units[context])
    return pairs


def _pair_in_context(keys: list[UnitKey], units: list[Unit]) -> dict[UnitKey, Unit]:
    sources = [unit.key.source for unit in units]
    ranked = [
        (-score, row, column)
        for row, key in enumerate(keys)
        for _, score, column in extract(
            key.source, sources, scorer=Levenshtein.normalized_similarity, score_cutoff=CARRY_AT_LEAST, limit=None
        )
    ]
    pairs: dict[UnitKey, Unit] = {}
    taken: set[int] = set()
    for _, row, column in sorted(ranked):
        if keys[row] not in pairs and column not in taken:
            pairs[keys[row]] = units[column]
            taken.add(column)
    return pairs
