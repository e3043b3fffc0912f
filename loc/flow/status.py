"""How far each story is in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loc.flow.catalog import open_work
from loc.flow.check import check_units
from loc.flow.project import Project, day_of, read_source
from loc.glossary import Glossary
from loc.model import Article, Severity, State


@dataclass(frozen=True, slots=True)
class StoryStatus:
    """`words` are those of the source, `segments` its units; `errors` and `warnings` count findings on targets."""

    slug: str
    lang: str
    take: int
    signal: str
    words: int
    segments: int
    empty: int
    draft: int
    reviewed: int
    approved: int
    errors: int
    warnings: int


def list_statuses(project: Project, slug: str, glossaries: Sequence[Glossary]) -> tuple[StoryStatus, ...]:
    """One a glossary's language, as the source stands now: a sentence that no catalog has yet counts as empty."""
    article = read_source(project.config, slug)
    return tuple(_status(project, article, glossary) for glossary in glossaries)


def _status(project: Project, article: Article, glossary: Glossary) -> StoryStatus:
    work = open_work(project, article, glossary.lang)
    live = [unit for unit in work.units if not unit.obsolete]
    states = Counter(unit.state for unit in live)
    translated = [unit for unit in live if unit.target]
    findings = check_units(project, translated, work.file.name, glossary, day_of(article))
    severities = Counter(finding.severity for finding in findings)
    return StoryStatus(
        slug=article.slug,
        lang=glossary.lang,
        take=article.take,
        signal=article.signal,
        words=sum(len(segment.text.split()) for segment in work.segments),
        segments=len(live),
        empty=states[State.EMPTY],
        draft=states[State.DRAFT],
        reviewed=states[State.REVIEWED],
        approved=states[State.APPROVED],
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
    )
