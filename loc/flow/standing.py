"""Where each story stands in each language. What did not change since is not read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from loc.catalog.store import GLOSSARY_SLUG
from loc.flow.files import find_file
from loc.flow.index import Standing, digest_bytes
from loc.flow.project import Project
from loc.model import Article, Mark, Segment, State, Unit


def find_standing(project: Project, slug: str, lang: str) -> Standing | None:
    """None where the source or the catalog changed since somebody looked, or the two are not merged yet."""
    source = project.index.look(project.sources.files()[slug])
    row = project.index.standings.find(lang, slug)
    catalog = find_file(f"{project.catalogs.locales}/{lang}/{slug}.po") if row else None
    if row is None or catalog is None:
        return None
    is_same = (row.source, row.catalog) == (source.digest, project.index.look(catalog).digest)
    return row if is_same else None


def measure(
    project: Project, article: Article, segments: Sequence[Segment], lang: str, units: Iterable[Unit], text: str
) -> Standing:
    """`units` are those that the catalog holds as `text`."""
    source = project.sources.files()[article.slug]
    live = [unit for unit in units if not unit.obsolete]
    states = Counter(unit.state for unit in live)
    seen = project.index.files.find(source.name) or project.index.look(source)
    return Standing(
        lang=lang,
        slug=article.slug,
        source=seen.digest,
        catalog=digest_bytes(text.encode()),
        take=article.take,
        signal=article.signal.value,
        embargo=_iso(article.embargo),
        embargo_before=_embargo_before(project, article),
        words=sum(len(segment.text.split()) for segment in segments),
        segments=len(live),
        empty=states[State.EMPTY],
        draft=states[State.DRAFT],
        reviewed=states[State.REVIEWED],
        approved=states[State.APPROVED],
        waiting=sum(map(wants_draft, live)),
        decided=_iso(_last_decision(live)),
    )


def conditions_of(project: Project, lang: str) -> str:
    """What the findings on a catalog depend on besides itself."""
    glossary = find_file(f"{project.catalogs.locales}/{lang}/{GLOSSARY_SLUG}.po")
    digest = project.index.look(glossary).digest if glossary else ""
    return f"{digest} {project.config.desk} {project.config.is_style_on} {','.join(project.config.checks_off)}"


def wants_draft(unit: Unit) -> bool:
    return not unit.obsolete and (unit.state is State.EMPTY or Mark.REJECTED in unit.marks)


def _last_decision(units: Sequence[Unit]) -> datetime | None:
    marks = (mark for unit in units for mark in unit.provenance)
    return max((mark.made_at for mark in marks if mark.mark in (Mark.REVIEWED, Mark.APPROVED)), default=None)


def _embargo_before(project: Project, article: Article) -> str:
    """Of the take before; that of this one where there is none."""
    before = project.sources.read_take(article.slug, article.take - 1) if article.take > 1 else None
    return _iso(before.embargo if before else article.embargo)


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""
