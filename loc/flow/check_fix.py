"""Safe fixes, put into drafts; for what a person has read they are only proposed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from loc.catalog.atomic import explained, write_atomically
from loc.catalog.file import PoFile, format_file
from loc.catalog.store import read_text
from loc.catalog.threeway import Conflict
from loc.check.fix import find_fixes
from loc.errors import CatalogError
from loc.flow.check import Checker
from loc.model import Finding, Mark, Provenance, State, Unit, UnitKey

_AUTHOR = "loc check --fix"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new target for a unit that a person has read. `slug` is empty outside a project: no command decides there."""

    file: str
    slug: str
    lang: str
    unit: Unit
    target: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after its fixes. Those in `conflicts` are drafts with the other program's text quoted."""

    file: PoFile
    findings: tuple[Finding, ...]
    mended: tuple[Unit, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def fix_file(checker: Checker, file: PoFile) -> Fixed:
    """`findings` are those that remain. The file is written where a draft changed, unless others wrote it meanwhile."""
    findings = checker.find(file)
    if all(finding.fix is None for finding in findings):
        return Fixed(file, findings)
    fixes = find_fixes(file.catalog.live, partial(checker.find_among, file))
    drafts = {unit.key for unit in file.catalog.live if unit.key in fixes and _is_ours_to_mend(unit)}
    proposed = {key: target for key, target in fixes.items() if key not in drafts}
    if not drafts:
        return Fixed(file, findings, proposals=tuple(_propose(file, proposed)))
    now, conflicts = _save(checker, file, _mend_all(file, drafts, fixes))
    mended = tuple(unit for unit in now.catalog.live if unit.key in drafts and unit.target == fixes[unit.key])
    return Fixed(now, checker.find(now), mended, tuple(_propose(now, proposed)), conflicts)


def _propose(file: PoFile, fixes: Mapping[UnitKey, str]) -> Iterator[Proposal]:
    for unit in file.catalog.live:
        if unit.key in fixes:
            yield Proposal(file.name, file.catalog.slug, file.catalog.lang, unit, fixes[unit.key])


def _is_ours_to_mend(unit: Unit) -> bool:
    """Nobody has read it: without the fuzzy mark it may be a person's, and a rejected one is not offered again."""
    return unit.state is State.DRAFT and not unit.unsigned and Mark.REJECTED not in unit.marks


def _mend_all(file: PoFile, drafts: Collection[UnitKey], fixes: Mapping[UnitKey, str]) -> tuple[Unit, ...]:
    at = datetime.now(UTC)
    return tuple(
        _mend(unit, fixes[unit.key], at) if unit.key in drafts and not unit.obsolete else unit
        for unit in file.catalog.units
    )


def _mend(unit: Unit, target: str, at: datetime) -> Unit:
    """Still its engine's draft, and said to be mended."""
    drafts = [mark for mark in unit.provenance if mark.mark is Mark.DRAFT]
    kept = tuple(mark for mark in unit.provenance if mark.mark is not Mark.DRAFT)
    engine = next((mark.author for mark in drafts if mark.mark in unit.marks), "")
    authors = [*([engine.removesuffix(f", {_AUTHOR}")] if engine and engine != _AUTHOR else []), _AUTHOR]
    mark = Provenance.of(Mark.DRAFT, unit.key.source, target, ", ".join(authors), at)
    return replace(unit, target=target, provenance=(*kept, mark))


def _save(checker: Checker, file: PoFile, units: Sequence[Unit]) -> tuple[PoFile, tuple[Conflict, ...]]:
    """The file as it stands now, and what another program changed at the same time."""
    project, catalog = checker.files.project, file.catalog
    if project is None or not catalog.slug:
        _write(file, units)
        return checker.files.reopen(file), ()
    saved = project.catalogs.save(file, units)
    return checker.files.reopen(file), saved.conflicts


def _write(file: PoFile, units: Sequence[Unit]) -> None:
    path = Path(file.name)
    if read_text(path, file.name) != file.text:
        raise CatalogError(
            f"{file.name}: another program wrote it during the check; its text stands", hint="Try again."
        )
    with explained(file.name):
        write_atomically(path, format_file(file, units, datetime.now(UTC)).encode())
