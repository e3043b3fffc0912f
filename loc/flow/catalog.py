"""Sources into PO files, without machine translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loc.catalog.file import PoFile
from loc.catalog.merge import merge
from loc.catalog.take import units_of
from loc.errors import WireError
from loc.flow.project import Project, read_source
from loc.lang.codes import normalize_lang
from loc.model import Article, Segment, Unit
from loc.segment import segment_article


@dataclass(frozen=True, slots=True)
class Workpiece:
    """One article in one language: its segments, its PO file as read, its units after the merge."""

    article: Article
    segments: tuple[Segment, ...]
    file: PoFile
    units: tuple[Unit, ...]


def open_work(project: Project, article: Article, lang: str) -> Workpiece:
    _refuse_language(article, project.config.source_lang)
    segments = segment_article(article)
    file = project.catalogs.read(lang, article.slug)
    units = merge(file.catalog.units, units_of(article, segments))
    return Workpiece(article, segments, file, units)


def _refuse_language(article: Article, expected: str) -> None:
    if normalize_lang(article.lang).partition("-")[0] != expected:
        raise WireError(
            f"{article.origin}: expected a story in {expected!r}, got one in {article.lang!r}",
            hint="Take it out of sources/, or name its language as `source_lang` in the configuration.",
        )


def update_catalogs(project: Project, slug: str, langs: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """(file name, whether it was written) for each language."""
    article = read_source(project.config, slug)
    for lang in langs:
        work = open_work(project, article, lang)
        yield work.file.name, project.catalogs.save(work.file, work.units)
