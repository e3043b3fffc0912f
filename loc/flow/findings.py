"""Findings counted into a story's standing."""

from __future__ import annotations

from collections import Counter

from loc.flow.check import check_units
from loc.flow.index import Standing
from loc.flow.project import Project, day_of
from loc.flow.standing import measure
from loc.flow.work import open_work
from loc.model import Severity


def count_findings(project: Project, slug: str, lang: str, conditions: str) -> Standing:
    """As the source stands now. Where the catalog has all of that, it is remembered."""
    work = open_work(project, project.sources.read(slug), lang)
    live = [unit for unit in work.units if not unit.obsolete and unit.target]
    findings = check_units(project, live, work.file.name, project.glossaries.of(lang), day_of(work.article))
    severities = Counter(finding.severity for finding in findings)
    measured = measure(project, work.article, work.segments, lang, work.units, work.file.text)
    row = measured._replace(
        conditions=conditions, errors=severities[Severity.ERROR], warnings=severities[Severity.WARNING]
    )
    if work.file.text and work.units == work.file.catalog.units:
        project.index.standings.put(row)
    return row
