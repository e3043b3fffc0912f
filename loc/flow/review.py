"""Units of one article in one language, and decisions on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from loc.catalog.header import Headers
from loc.catalog.threeway import Conflict
from loc.catalog.threeway.conflict import without_quotes
from loc.catalog.units import seal_all
from loc.check.silence import read_ignored
from loc.errors import LocError
from loc.flow.check import Checker, check_units
from loc.flow.check_files import CheckedFiles
from loc.flow.ignoring import ignore_finding
from loc.flow.project import Project, day_of
from loc.flow.work import Workpiece, open_work, save_work
from loc.model import Finding, State, Unit, UnitKey
from loc.review import Refused, heed

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
    return _save(project, work, changed, author)


def ignore_in(project: Project, slug: str, lang: str, unit_id: str, check: str, reason: str, author: str) -> Decided:
    """The first finding of this check in the unit is right as it stands; it is looked for as `loc check` does."""
    work = open_work(project, project.sources.read(slug), lang)
    unit = _find(work.units, unit_id, slug)
    live = [each for each in work.units if not each.obsolete]
    found = Checker(CheckedFiles(project)).find_among(work.file, live)
    findings = [each for each in found if UnitKey(each.source, each.context) == unit.key]
    decided = ignore_finding(unit, findings, check, "", reason, author, datetime.now(UTC))
    return _save(project, work, {unit.key: decided}, author)


def heed_in(project: Project, slug: str, lang: str, unit_id: str, check: str, author: str) -> Decided:
    """Takes back what was said last of this check in the unit."""
    work = open_work(project, project.sources.read(slug), lang)
    unit = _find(work.units, unit_id, slug)
    notes = [ignored.note for ignored in read_ignored(unit) if ignored.check == check]
    if not notes:
        problem = f"unit {unit.key.id}: no finding of {check} is ignored"
        raise Refused(problem, hint=f"`loc review {slug} -l {lang} --unit {unit.key.id}` lists its findings.")
    return _save(project, work, {unit.key: heed(unit, notes[-1])}, author)


def _save(project: Project, work: Workpiece, changed: Mapping[UnitKey, Unit], author: str) -> Decided:
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
