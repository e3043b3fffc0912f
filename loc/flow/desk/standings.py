"""Where stories stand, as the queue and the head of a story show it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from loc.catalog.units import seal_all
from loc.check.protocol import Setting, Story
from loc.errors import LocError
from loc.flow.desk.findings import Scope
from loc.flow.desk.project import DeskProject
from loc.flow.files import find_file
from loc.flow.index import Standing
from loc.flow.project import day_of
from loc.flow.standing import conditions_of, find_standing, measure
from loc.flow.status import StoryStatus, status_of
from loc.flow.work import Workpiece
from loc.model import Severity


def scope_of(desk: DeskProject, work: Workpiece) -> Scope:
    glossary = desk.glossary(work.file.catalog.lang)
    return Scope(desk.project.config, Setting(glossary.lang, glossary, day_of(work.article)), work.file.name)


def find_status(desk: DeskProject, slug: str, lang: str) -> StoryStatus:
    conditions = conditions_of(desk.project, lang)
    standing = look_at(desk, slug, lang, conditions)
    if isinstance(standing, LocError):
        raise standing
    return status_of(standing, desk.published().get((lang, slug)), datetime.now(UTC))


def known_standing(desk: DeskProject, slug: str, lang: str, conditions: str) -> Standing | LocError | None:
    """An error where the story cannot be read; None where source or catalog changed since somebody looked."""
    project = desk.project
    standing = find_standing(project, slug, lang) if slug in project.sources.files() else None
    if standing and standing.conditions == conditions:
        return standing
    return desk.counts.known((slug, lang), _files(desk, slug, lang, conditions))


def look_at(desk: DeskProject, slug: str, lang: str, conditions: str) -> Standing | LocError:
    """As `known_standing`, counted where nobody has."""
    known = known_standing(desk, slug, lang, conditions)
    if known is not None:
        return known
    files = _files(desk, slug, lang, conditions)
    try:
        return count_standing(desk, slug, lang, conditions)
    except LocError as error:
        return desk.counts.put((slug, lang), files, error)


def count_standing(desk: DeskProject, slug: str, lang: str, conditions: str) -> Standing:
    """As `loc status` counts: of the story by itself. Where the catalog has all of it, the index remembers it."""
    files = _files(desk, slug, lang, conditions)
    work = desk.open(slug, lang)
    row = _count(desk, work, conditions)
    if work.file.text and work.units == tuple(seal_all(work.file.catalog.units, work.file.catalog.headers)):
        desk.project.index.standings.put(row)
    desk.counts.put((slug, lang), files, row)
    return row


def _count(desk: DeskProject, work: Workpiece, conditions: str) -> Standing:
    translated = [unit for unit in work.units if unit.target and not unit.obsolete]
    found = desk.findings.find(scope_of(desk, work), Story(translated), None)
    severities = Counter(finding.severity for findings in found.values() for finding in findings)
    lang, text = work.file.catalog.lang, work.file.text
    return measure(desk.project, work.article, work.segments, lang, work.units, text)._replace(
        conditions=conditions, errors=severities[Severity.ERROR], warnings=severities[Severity.WARNING]
    )


def _files(desk: DeskProject, slug: str, lang: str, conditions: str) -> object:
    """What a count was made from."""
    catalog = find_file(f"{desk.project.catalogs.locales}/{lang}/{slug}.po")
    return desk.project.sources.files().get(slug), catalog, conditions
