"""Units of one article in one language, and decisions on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from loc.catalog.header import Headers
from loc.catalog.threeway import Conflict
from loc.catalog.threeway.conflict import without_quotes
from loc.catalog.units import seal_all
from loc.errors import LocError
from loc.flow.check import check_units
from loc.flow.project import Project, day_of
from loc.flow.work import open_work, save_work
from loc.model import Finding, State, Unit, UnitKey

Decide = Callable[[Unit], Unit]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A unit with what the checks say of it."""

    unit: Unit
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The units as they are after the decision. Those in `conflicts` are drafts: another program changed them too."""

    units: tuple[Unit, ...]
    conflicts: tuple[Conflict, ...]


def list_units(project: Project, slug: str, lang: str) -> tuple[Reviewed, ...]:
    """The live units in article order. Writes nothing."""
    work = open_work(project, project.sources.read(slug), lang)
    live = [unit for unit in work.units if not unit.obsolete]
    findings = check_units(project, live, work.file.name, project.glossaries.of(lang), day_of(work.article))
    by_key: dict[UnitKey, list[Finding]] = {unit.key: [] for unit in live}
    for finding in findings:
        by_key[UnitKey(finding.source, finding.context)].append(finding)
    return tuple(Reviewed(unit, tuple(by_key[unit.key])) for unit in live)


def decide(project: Project, slug: str, lang: str, ids: Sequence[str], decision: Decide, author: str) -> Decided:
    """All of the units or, where one of them cannot be decided so, none."""
    work = open_work(project, project.sources.read(slug), lang)
    chosen = [_find(work.units, unit_id, slug) for unit_id in ids]
    changed = {unit.key: _decide(unit, decision, work.file.catalog.headers) for unit in chosen}
    units = tuple(changed.get(unit.key, unit) for unit in work.units)
    saved = save_work(project, work, units, author)
    now = {unit.key: unit for unit in saved.units}
    return Decided(tuple(now[key] for key in changed), saved.conflicts)


def _decide(unit: Unit, decision: Decide, headers: Headers) -> Unit:
    """Who signed it in the header alone has reviewed it all the same."""
    (sealed,) = seal_all([unit], headers)
    decided = decision(sealed)
    return unit if decided == sealed else _settle(decided)


def _settle(unit: Unit) -> Unit:
    """Who decides has seen the other version of a conflict."""
    return replace(unit, notes=without_quotes(unit.notes)) if unit.state >= State.REVIEWED else unit


def _find(units: Sequence[Unit], unit_id: str, slug: str) -> Unit:
    found = [unit for unit in units if not unit.obsolete and unit.key.id.startswith(unit_id.lower())]
    if len(found) == 1:
        return found[0]
    problem = "no unit" if not found else f"{len(found)} units"
    raise LocError(f"{slug}: {problem} with the ID {unit_id!r}", hint=f"`loc review {slug} -l LANG` lists the IDs.")
