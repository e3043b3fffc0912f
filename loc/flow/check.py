"""Findings over catalogs of the project, or over any bilingual PO file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from loc.catalog.file import PoFile
from loc.catalog.place import find_place
from loc.check.protocol import Setting, Story
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import run_all
from loc.flow.check_files import CheckedFiles
from loc.flow.check_foreign import naming_foreign
from loc.flow.elsewhere import Elsewhere
from loc.flow.glossaries import Glossaries
from loc.flow.project import Project
from loc.glossary import Glossary
from loc.model import Finding, Unit, UnitKey


class Checker:
    """Of one run: glossaries and memories are opened once, for all its files."""

    def __init__(self, files: CheckedFiles) -> None:
        self.files = files
        self._project = files.project
        self._glossaries = self._project.glossaries if self._project else Glossaries(None)
        self._elsewhere = Elsewhere(self._project) if self._project else None

    def find(self, file: PoFile) -> tuple[Finding, ...]:
        """Each with the line and column of its passage."""
        return tuple(_locate(self.find_among(file, file.catalog.live), file))

    def find_among(self, file: PoFile, units: Sequence[Unit]) -> tuple[Finding, ...]:
        """As if these live units stood in the file. With its other languages, and other stories, in a project."""
        story, slug, lang, day = Story(units), file.catalog.slug, file.catalog.lang, None
        if self._elsewhere and slug:
            others = self.files.others(file)
            story, day = Story(units, others, self._elsewhere.of(lang, slug)), self.files.day(slug)
        return _check(self._project, story, file.name, self._glossaries.of(lang), day)


def check_units(
    project: Project | None, units: Sequence[Unit], name: str, glossary: Glossary, published: date | None
) -> tuple[Finding, ...]:
    """Of one story by itself. `name` is the PO file's, for the findings; the language is the glossary's."""
    return _check(project, Story([unit for unit in units if not unit.obsolete]), name, glossary, published)


def _check(
    project: Project | None, story: Story, name: str, glossary: Glossary, published: date | None
) -> tuple[Finding, ...]:
    off = project.config.checks_off if project else ()
    checks, story_checks = ([row for row in rows.names() if row not in off] for rows in (CHECKS, STORY_CHECKS))
    setting = Setting(glossary.lang, glossary, published)
    style = project is not None and project.config.is_style_on
    with naming_foreign(story, setting, name, checks, story_checks):
        return run_all(story, setting, checks, story_checks, name, style=style)


def _locate(findings: Iterable[Finding], file: PoFile) -> Iterator[Finding]:
    raws = {unit.key: raw for unit, raw in file.raws}
    for finding in findings:
        if finding.span is None:
            yield replace(finding, column=1)
        else:
            raw = raws[UnitKey(finding.source, finding.context)]
            line, column = find_place(raw, finding.line, finding.target, finding.span[0])
            yield replace(finding, line=line, column=column)
