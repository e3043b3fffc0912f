"""Findings over catalogs of the project, or over any bilingual PO file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from loc.catalog.file import PoFile, parse_file
from loc.catalog.store import read_text
from loc.check.protocol import Setting
from loc.check.registry import CHECKS
from loc.check.runner import run_checks
from loc.errors import ConfigError, WireError
from loc.flow.glossaries import Glossaries
from loc.flow.project import Project, day_of
from loc.glossary import Glossary
from loc.lang.codes import normalize_lang
from loc.model import Finding, Unit


def check_catalogs(project: Project, slug: str, langs: Sequence[str]) -> tuple[Finding, ...]:
    """Of one story. Where it has no catalog yet there are no findings."""
    return tuple(
        finding
        for lang in langs
        for finding in _check_file(project, project.catalogs.read(lang, slug), project.glossaries.of(lang))
    )


def check_units(
    project: Project | None, units: Sequence[Unit], name: str, glossary: Glossary, published: date | None
) -> tuple[Finding, ...]:
    """`name` is the PO file's, for the findings; the language is the glossary's."""
    off = project.config.checks_off if project else ()
    setting = Setting(glossary.lang, glossary, published)
    names = [row for row in CHECKS.names() if row not in off]
    return run_checks(units, setting, names, name, style=project is not None and project.config.is_style_on)


def _check_file(project: Project | None, file: PoFile, glossary: Glossary) -> tuple[Finding, ...]:
    published = _published(project, file.catalog.slug)
    return check_units(project, file.catalog.units, file.name, glossary, published)


def check_paths(project: Project | None, paths: Iterable[Path], langs: Sequence[str]) -> tuple[Finding, ...]:
    """PO files by path, in a project or not. The language is the header's, or the only one of `langs`."""
    glossaries = project.glossaries if project else Glossaries(None)
    findings: list[Finding] = []
    for path in paths:
        file = parse_file(read_text(path, str(path)), str(path), _slug(project, path), _only(langs))
        lang = normalize_lang(file.catalog.lang)
        if not lang:
            raise ConfigError(f"{path}: no `Language:` in the header", hint="Name the language with -l.")
        findings += _check_file(project, file, glossaries.of(lang))
    return tuple(findings)


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
