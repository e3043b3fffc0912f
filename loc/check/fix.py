"""Fixes put into targets, one after the other, until no check has one left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from loc.model import Finding, Unit, UnitKey

Find = Callable[[Sequence[Unit]], Iterable[Finding]]

# One fix a unit and round: the next check wants the text that the last one left.
_MAX_ROUNDS = 12


def find_fixes(units: Sequence[Unit], find: Find) -> dict[UnitKey, str]:
    """New targets of those units that have fixes, with nothing left to fix in them.

    `find` looks at all units together. A unit in which two checks undo each other's fixes is left out.
    """
    restless: set[UnitKey] = set()
    while True:
        fixed, unsettled = _settle(units, find, restless)
        if not unsettled:
            return fixed
        restless |= unsettled


def _settle(
    units: Sequence[Unit], find: Find, left_alone: Collection[UnitKey]
) -> tuple[dict[UnitKey, str], frozenset[UnitKey]]:
    """The new targets, and the units that were still being fixed in the last round."""
    now = {unit.key: unit for unit in units}
    fixed: dict[UnitKey, str] = {}
    fixes: dict[UnitKey, str] = {}
    for _ in range(_MAX_ROUNDS):
        found = _first_fixes(find(tuple(now.values())), now)
        fixes = {key: target for key, target in found.items() if key not in left_alone}
        if not fixes:
            break
        fixed |= fixes
        now |= {key: replace(now[key], target=target) for key, target in fixes.items()}
    return fixed, frozenset(fixes)


def _first_fixes(findings: Iterable[Finding], units: Mapping[UnitKey, Unit]) -> dict[UnitKey, str]:
    """A fix that leaves nothing is none."""
    fixes: dict[UnitKey, str] = {}
    for finding in findings:
        key = UnitKey(finding.source, finding.context)
        if finding.fix is not None and finding.fix.strip() and finding.fix != units[key].target:
            fixes.setdefault(key, finding.fix)
    return fixes
