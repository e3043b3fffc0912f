"""Sources into PO files, without machine translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loc.catalog.store import Saved
from loc.flow.project import Project
from loc.flow.standing import find_standing
from loc.flow.work import open_work, save_work


@dataclass(frozen=True, slots=True)
class Updated:
    """The PO file's name, and what saving it came to; None where nothing was to be done."""

    name: str
    saved: Saved | None


def update_catalogs(project: Project, slug: str, langs: Sequence[str]) -> Iterator[Updated]:
    """One for each language. Where neither source nor catalog changed, neither is read."""
    waiting = [lang for lang in langs if find_standing(project, slug, lang) is None]
    article = project.sources.read(slug) if waiting else None
    for lang in langs:
        name = project.catalogs.name(lang, slug)
        if article is None or lang not in waiting:
            yield Updated(name, None)
        else:
            work = open_work(project, article, lang)
            yield Updated(name, save_work(project, work, work.units))
