"""One article in one language: opened as its source stands now, saved into its catalog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loc.catalog.file import PoFile
from loc.catalog.merge import merge
from loc.catalog.store import Saved
from loc.catalog.take import units_of
from loc.errors import WireError
from loc.flow.patch import find_carried, patch_carried
from loc.flow.project import Project
from loc.flow.standing import measure
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

    @property
    def carried(self) -> tuple[Unit, ...]:
        """Targets that this take took over from a changed sentence."""
        return find_carried(self.file, self.units)


def open_work(project: Project, article: Article, lang: str) -> Workpiece:
    """Writes nothing."""
    _refuse_language(article, project.config.source_lang)
    segments = segment_article(article)
    file = project.catalogs.read(lang, article.slug)
    units = merge(file.catalog.units, units_of(article, segments))
    return Workpiece(article, segments, file, patch_carried(project, article, file, units))


def save_work(project: Project, work: Workpiece, units: Sequence[Unit], translator: str = "") -> Saved:
    """What others wrote since the work was opened is kept."""
    saved = project.catalogs.save(work.file, units, translator=translator)
    if not saved.conflicts:
        lang = work.file.catalog.lang
        project.index.standings.put(measure(project, work.article, work.segments, lang, saved.units, saved.text))
    return saved


def _refuse_language(article: Article, expected: str) -> None:
    if normalize_lang(article.lang).partition("-")[0] != expected:
        raise WireError(
            f"{article.origin}: expected a story in {expected!r}, got one in {article.lang!r}",
            hint="Take it out of sources/, or name its language as `source_lang` in the configuration.",
        )
