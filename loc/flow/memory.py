"""The memory of a project: the reviewed units of its catalogs, obsolete ones too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from loc.catalog.store import GLOSSARY_SLUG
from loc.errors import CatalogError
from loc.flow.files import FoundFile, find_files
from loc.flow.project import Project
from loc.memory import NEVER, Around, BrokenIndex, BusyIndex, Memory, Pair, PairStore
from loc.model import Mark, Provenance, State, Unit, UnitKey, digest_of


def load_memory(project: Project, lang: str) -> tuple[Memory, tuple[CatalogError, ...]]:
    """And the catalogs that could not be read. Only those are read that changed since the last time."""
    store = PairStore(project.config.cache / "memory")
    try:
        try:
            return _load(project, lang, store)
        except BrokenIndex:
            store.remove(lang)
            return _load(project, lang, store)
    except BusyIndex as error:
        raise CatalogError(str(error), hint="Check the rights of the folder and the space on the disk.") from error


def find_around(units: Iterable[Unit]) -> dict[UnitKey, Around]:
    """The sentences before and after each, in the order of the catalog; obsolete units stand nowhere."""
    keys = [unit.key for unit in units if not unit.obsolete]
    sources = ["", *(key.source for key in keys), ""]
    return {key: Around(before, after) for key, before, after in zip(keys, sources, sources[2:], strict=False)}


def _load(project: Project, lang: str, store: PairStore) -> tuple[Memory, tuple[CatalogError, ...]]:
    broken: list[CatalogError] = []
    files = {file.stem: file for file in find_files(project.config.locales / lang, ".po") if file.stem != GLOSSARY_SLUG}
    if _is_stale(project, store.digests(lang), files):
        with store.locked(lang):
            known = store.digests(lang)  # another run may have read them meanwhile
            rows = _rows(project, lang, _find_changed(project, known, files), broken)
            store.update(lang, rows, known.keys() - files.keys())
    return store.open(lang, partial(_renew, project, lang, store)), tuple(broken)


def _is_stale(project: Project, known: dict[str, str], files: dict[str, FoundFile]) -> bool:
    return bool(known.keys() - files.keys() or _find_changed(project, known, files))


def _find_changed(project: Project, known: dict[str, str], files: dict[str, FoundFile]) -> dict[str, FoundFile]:
    return {slug: file for slug, file in files.items() if known.get(slug) != project.index.look(file).digest}


def _renew(project: Project, lang: str, store: PairStore) -> Memory:
    store.remove(lang)
    return load_memory(project, lang)[0]


def _rows(
    project: Project, lang: str, files: dict[str, FoundFile], broken: list[CatalogError]
) -> Iterator[tuple[str, str, Iterator[Pair]]]:
    for slug, file in files.items():
        digest = project.index.look(file).digest
        try:
            units = project.catalogs.read(lang, slug).catalog.units
        except CatalogError as error:
            broken.append(error)
            continue
        yield slug, digest, _pairs(units, slug)


def _pairs(units: tuple[Unit, ...], slug: str) -> Iterator[Pair]:
    around = find_around(units)
    for unit in units:
        if unit.state >= State.REVIEWED:
            mark = _newest_review(unit)
            yield Pair(
                unit.key.source,
                unit.target,
                unit.key.context,
                slug,
                mark.made_at if mark else NEVER,
                mark.author if mark else "",
                unit.state,
                around.get(unit.key, Around()),
            )


def _newest_review(unit: Unit) -> Provenance | None:
    """None where only the header says who translated it."""
    now = digest_of(unit.key.source, unit.target)
    marks = [mark for mark in unit.provenance if mark.mark in (Mark.REVIEWED, Mark.APPROVED) and mark.digest == now]
    return max(marks, key=lambda mark: mark.made_at, default=None)
