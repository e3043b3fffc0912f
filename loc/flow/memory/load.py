"""The memory of a language, made from what changed since the last time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from loc.catalog.store import GLOSSARY_SLUG
from loc.errors import CatalogError, LocError
from loc.flow.files import FoundFile, find_files
from loc.flow.memory.catalogs import pairs_of
from loc.flow.memory.imported import UnreadableMemory, digest_imported, find_imported, is_imported, read_imported
from loc.flow.project import Project
from loc.memory import BrokenIndex, BusyIndex, Memory, Pair, PairStore

Origins = dict[str, FoundFile]  # catalogs by slug, imported memories by `memory/NAME.tmx`
Row = tuple[str, str, Iterator[Pair]]


def load_memory(project: Project, lang: str) -> tuple[Memory, tuple[LocError, ...]]:
    """And the catalogs and memories that could not be read. Only what changed since the last time is read."""
    store = store_of(project)
    try:
        try:
            return _load(project, lang, store)
        except BrokenIndex:
            store.remove(lang)
            return _load(project, lang, store)
    except BusyIndex as error:
        raise CatalogError(str(error), hint="Check the rights of the folder and the space on the disk.") from error


def open_fresh(project: Project, lang: str) -> Memory | None:
    """Where nothing changed since it was made; writes nothing."""
    store = store_of(project)
    try:
        if store.digests(lang) and not _is_stale(project, store.digests(lang), _find_origins(project, lang)):
            return store.open(lang)
    except (BrokenIndex, BusyIndex):
        return None
    return None


def store_of(project: Project) -> PairStore:
    return PairStore(project.config.cache / "memory")


def renew_memory(project: Project, lang: str) -> Memory:
    """All of it is read again."""
    store_of(project).remove(lang)
    return load_memory(project, lang)[0]


@contextmanager
def forgotten_if_broken(project: Project, lang: str) -> Iterator[None]:
    """Files that turn out broken are made anew by the next run. Raises BrokenIndex on."""
    try:
        yield
    except BrokenIndex:
        store_of(project).remove(lang)
        raise


def _load(project: Project, lang: str, store: PairStore) -> tuple[Memory, tuple[LocError, ...]]:
    broken: dict[str, LocError] = {}
    origins = _find_origins(project, lang)
    if _is_stale(project, store.digests(lang), origins):
        with store.locked(lang):
            known = store.digests(lang)  # another run may have read them meanwhile
            changed = _find_changed(project, known, origins)
            while not _update(project, lang, store, changed, known.keys() - origins.keys(), broken):
                pass
    return store.open(lang, partial(renew_memory, project, lang)), tuple(broken.values())


def _update(
    project: Project, lang: str, store: PairStore, changed: Origins, gone: set[str], broken: dict[str, LocError]
) -> bool:
    """False where an imported memory turned out broken half way: it is out of `changed`, and nothing is done yet."""
    try:
        store.update(lang, _rows(project, lang, changed, broken), gone)
    except UnreadableMemory as error:
        broken[error.origin] = error
        del changed[error.origin]
        return False
    return True


def _find_origins(project: Project, lang: str) -> Origins:
    catalogs = {file.stem: file for file in find_files(project.config.locales / lang, ".po")}
    catalogs.pop(GLOSSARY_SLUG, None)
    return catalogs | find_imported(project)


def _is_stale(project: Project, known: dict[str, str], origins: Origins) -> bool:
    return bool(known.keys() - origins.keys() or _find_changed(project, known, origins))


def _find_changed(project: Project, known: dict[str, str], origins: Origins) -> Origins:
    return {origin: file for origin, file in origins.items() if known.get(origin) != _digest(project, origin, file)}


def _digest(project: Project, origin: str, file: FoundFile) -> str:
    return digest_imported(project, file) if is_imported(origin) else project.index.look(file).digest


def _rows(project: Project, lang: str, origins: Origins, broken: dict[str, LocError]) -> Iterator[Row]:
    for origin, file in origins.items():
        digest = _digest(project, origin, file)
        if is_imported(origin):
            yield origin, digest, read_imported(project, lang, origin, file)
            continue
        try:
            units = project.catalogs.read(lang, origin).catalog.units
        except CatalogError as error:
            broken[origin] = error
            continue
        yield origin, digest, pairs_of(units, origin)
