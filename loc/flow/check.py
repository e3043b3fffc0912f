"""Findings over catalogs of the project, or over any bilingual PO file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from loc.catalog.file import PoFile, parse_file
from loc.catalog.place import find_place
from loc.catalog.store import read_text
from loc.check.protocol import Setting, Story
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import run_all
from loc.errors import ConfigError, WireError
from loc.flow.elsewhere import Elsewhere
from loc.flow.glossaries import Glossaries
from loc.flow.project import Project, day_of
from loc.glossary import Glossary
from loc.lang.codes import normalize_lang
from loc.model import Finding, Unit, UnitKey


def check_catalogs(project: Project, slug: str, langs: Sequence[str], elsewhere: Elsewhere) -> tuple[Finding, ...]:
    """Of one story. Where it has no catalog yet there are no findings."""
    return tuple(
        finding
        for lang in langs
        for finding in _check_file(project, project.catalogs.read(lang, slug), project.glossaries.of(lang), elsewhere)
    )


def check_units(
    project: Project | None, units: Sequence[Unit], name: str, glossary: Glossary, published: date | None
) -> tuple[Finding, ...]:
    """Of one story by itself. `name` is the PO file's, for the findings; the language is the glossary's."""
    return _check(project, Story([unit for unit in units if not unit.obsolete]), name, glossary, published)


def check_paths(project: Project | None, paths: Iterable[Path], langs: Sequence[str]) -> tuple[Finding, ...]:
    """PO files by path, in a project or not. The language is the header's, or the only one of `langs`."""
    glossaries = project.glossaries if project else Glossaries(None)
    elsewhere = Elsewhere(project) if project else None
    findings: list[Finding] = []
    for path in paths:
        file = parse_file(read_text(path, str(path)), str(path), _slug(project, path), _only(langs))
        lang = normalize_lang(file.catalog.lang)
        if not lang:
            raise ConfigError(f"{path}: no `Language:` in the header", hint="Name the language with -l.")
        findings += _check_file(project, file, glossaries.of(lang), elsewhere)
    return tuple(findings)


def _check_file(
    project: Project | None, file: PoFile, glossary: Glossary, elsewhere: Elsewhere | None
) -> tuple[Finding, ...]:
    """With the story's other languages, and the other stories, where there is a project."""
    slug = file.catalog.slug
    story = Story(file.catalog.live)
    if project and elsewhere and slug:
        others = _read_others(project, slug, glossary.lang)
        story = replace(story, others=others, find_elsewhere=elsewhere.of(glossary.lang, slug))
    findings = _check(project, story, file.name, glossary, _published(project, slug))
    return tuple(_locate(findings, file))


def _check(
    project: Project | None, story: Story, name: str, glossary: Glossary, published: date | None
) -> tuple[Finding, ...]:
    off = project.config.checks_off if project else ()
    checks, story_checks = ([row for row in rows.names() if row not in off] for rows in (CHECKS, STORY_CHECKS))
    setting = Setting(glossary.lang, glossary, published)
    style = project is not None and project.config.is_style_on
    return run_all(story, setting, checks, story_checks, name, style=style)


def _read_others(project: Project, slug: str, lang: str) -> Mapping[str, Mapping[UnitKey, Unit]]:
    langs = (other for other in project.config.langs if other != lang)
    return {
        other: {unit.key: unit for unit in project.catalogs.read(other, slug).catalog.live}
        for other in langs
        if project.catalogs.path(other, slug).is_file()
    }


def _locate(findings: Iterable[Finding], file: PoFile) -> Iterator[Finding]:
    raws = {unit.key: raw for unit, raw in file.raws}
    for finding in findings:
        if finding.span is None:
            yield replace(finding, column=1)
        else:
            raw = raws[UnitKey(finding.source, finding.context)]
            line, column = find_place(raw, finding.line, finding.target, finding.span[0])
            yield replace(finding, line=line, column=column)


def _only(langs: Sequence[str]) -> str:
    return langs[0] if len(langs) == 1 else ""


def _slug(project: Project | None, path: Path) -> str:
    """The article a PO file of the project belongs to, empty for any other file."""
    if project is None:
        return ""
    for lang in project.config.langs:
        folder = (project.config.locales / lang).resolve()
        if path.resolve().is_relative_to(folder):
            return path.resolve().relative_to(folder).with_suffix("").as_posix()
    return ""


def _published(project: Project | None, slug: str) -> date | None:
    """The story's day decides the terms in force; a source that is gone or unreadable has none."""
    if project is None or not slug:
        return None
    try:
        article = project.sources.read(slug)
    except (KeyError, WireError):
        return None
    return day_of(article)
