"""The memory of a project: the reviewed units of its catalogs, obsolete ones too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

from loc.catalog.store import GLOSSARY_SLUG
from loc.errors import CatalogError
from loc.flow.files import FoundFile, find_files
from loc.flow.project import Project
from loc.memory import Memory, Pair, PairStore
from loc.model import Mark, State, Unit

# https://www.sqlite.org/rescode.html: locked, full or not to be written; making it anew would not help
_NO_FAULT_OF_THE_FILE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
}


def load_memory(project: Project, lang: str) -> tuple[Memory, tuple[CatalogError, ...]]:
    """And the catalogs that could not be read. Only those are read that changed since the last time."""
    path = project.config.cache / "pairs.sqlite"
    try:
        return _load(project, lang, PairStore(path))
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_FAULT_OF_THE_FILE:
            raise CatalogError(
                f"{project.config.cache.name}/{path.name}: cannot be written: {error}",
                hint="Check the rights of the folder and the space on the disk.",
            ) from error
        # not ours, or cut short
        path.unlink(missing_ok=True)
        return _load(project, lang, PairStore(path))


def _load(project: Project, lang: str, store: PairStore) -> tuple[Memory, tuple[CatalogError, ...]]:
    known = store.digests(lang)
    files = {file.stem: file for file in find_files(project.config.locales / lang, ".po") if file.stem != GLOSSARY_SLUG}
    changed = {slug: file for slug, file in files.items() if known.get(slug) != project.index.look(file).digest}
    broken: list[CatalogError] = []
    store.forget(lang, known.keys() - files.keys())
    store.replace(lang, _rows(project, lang, changed, broken))
    return Memory(store.keys(lang), store.read), tuple(broken)


def _rows(
    project: Project, lang: str, files: dict[str, FoundFile], broken: list[CatalogError]
) -> Iterator[tuple[str, str, list[Pair]]]:
    for slug, file in files.items():
        digest = project.index.look(file).digest
        try:
            units = project.catalogs.read(lang, slug).catalog.units
        except CatalogError as error:
            broken.append(error)
            continue
        yield slug, digest, [_pair(unit, slug) for unit in units if unit.state >= State.REVIEWED]


def _pair(unit: Unit, slug: str) -> Pair:
    reviewed = [mark.made_at for mark in unit.provenance if mark.mark in (Mark.REVIEWED, Mark.APPROVED)]
    at = max(reviewed, default=datetime.min.replace(tzinfo=UTC))
    return Pair(unit.key.source, unit.target, unit.key.context, slug, at)
