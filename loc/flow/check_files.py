"""The PO files of one run of the checks: by story, by path, each read once for itself and for its story's others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from loc.catalog.file import PoFile, parse_file
from loc.catalog.store import GLOSSARY_SLUG, read_text
from loc.errors import CatalogError, WireError
from loc.flow.project import Project, day_of
from loc.lang.codes import normalize_lang
from loc.model import Unit, UnitKey

ReadText = Callable[[Path, str], str]  # of a path and its name in messages; CatalogError where it cannot be read
OpenFile = Callable[[], PoFile]


class CheckedFiles:
    """Of one story at a time: the files of the last one are kept, no others."""

    def __init__(self, project: Project | None, read: ReadText = read_text) -> None:
        self.project = project
        self._read = read
        self._slug = ""
        self._files: dict[str, PoFile] = {}
        self._day: date | None = None

    def of_stories(self, slugs: Iterable[str], langs: Sequence[str]) -> Iterator[OpenFile]:
        """One a story and language, to be opened in turn. Where there is no catalog yet there are no units."""
        return (partial(self.open, lang, slug) for slug in slugs for lang in langs)

    def of_paths(self, paths: Iterable[Path], langs: Sequence[str]) -> Iterator[OpenFile]:
        """The language is the folder's in a project, else the only one of `langs`, else the header's."""
        return (partial(self._open_path, path, langs[0] if len(langs) == 1 else "") for path in paths)

    def is_glossary(self, path: Path) -> bool:
        """Its entries are terms, no sentences."""
        return self._place(path)[1] == GLOSSARY_SLUG

    def open(self, lang: str, slug: str) -> PoFile:
        """Raises CatalogError where it cannot be read."""
        self._turn_to(slug)
        if lang not in self._files:
            catalogs = self._project.catalogs
            path, name = catalogs.path(lang, slug), catalogs.name(lang, slug)
            text = self._read(path, name) if path.is_file() else ""
            self._files[lang] = parse_file(text, name, slug, lang)
        return self._files[lang]

    def others(self, file: PoFile) -> Mapping[str, Mapping[UnitKey, Unit]]:
        """The live units of the story in its other languages; without those that cannot be read."""
        langs = (lang for lang in self._project.config.langs if lang != file.catalog.lang)
        opened = ((lang, self._open_or_none(lang, file.catalog.slug)) for lang in langs)
        return {lang: {unit.key: unit for unit in found.catalog.live} for lang, found in opened if found and found.text}

    def day(self, slug: str) -> date | None:
        """The story's day decides the terms in force; a source that is gone or unreadable has none."""
        self._turn_to(slug)
        return self._day

    def reopen(self, file: PoFile) -> PoFile:
        """As it stands on disk after a save."""
        lang, slug = file.catalog.lang, file.catalog.slug
        self._files.pop(lang, None)
        path = self._project.catalogs.path(lang, slug) if slug else Path(file.name)
        return parse_file(self._read(path, file.name), file.name, slug, lang)

    @property
    def _project(self) -> Project:
        if self.project is None:
            raise ValueError("expected a file of a project")
        return self.project

    def _turn_to(self, slug: str) -> None:
        if slug != self._slug:
            self._slug, self._files = slug, {}
            self._day = _day_of(self._project, slug)

    def _open_or_none(self, lang: str, slug: str) -> PoFile | None:
        try:
            return self.open(lang, slug)
        except CatalogError:
            return None

    def _open_path(self, path: Path, asked: str) -> PoFile:
        folder, slug = self._place(path)
        name = os.fsencode(path).decode(errors="replace")  # a file's name may be no text, and a report is
        file = parse_file(self._read(path, name), name, slug, folder or asked)
        lang = normalize_lang(file.catalog.lang)
        if not lang:
            raise CatalogError(f"{name}: no `Language:` in the header", hint="Name the language with -l.")
        return replace(file, catalog=replace(file.catalog, lang=lang))

    def _place(self, path: Path) -> tuple[str, str]:
        """Language and slug of a PO file of the project, empty for any other file."""
        if self.project is None:
            return "", ""
        for lang in self.project.config.langs:
            folder = (self.project.config.locales / lang).resolve()
            if path.resolve().is_relative_to(folder):
                return lang, path.resolve().relative_to(folder).with_suffix("").as_posix()
        return "", ""


def _day_of(project: Project, slug: str) -> date | None:
    try:
        return day_of(project.sources.read(slug))
    except (KeyError, WireError):
        return None
