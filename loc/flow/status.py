"""How far each story is in each language, and what is to be done about it first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from typing import NamedTuple

from loc.flow.index import Standing
from loc.flow.project import Project
from loc.flow.published import Publication, read_published
from loc.flow.standing import conditions_of, find_standing
from loc.model import Signal

Published = Mapping[tuple[str, str], Publication]


class Urgency(IntEnum):
    """What comes first in every list."""

    KILLED = 0
    STALE = 1
    CORRECTION = 2
    UPDATE = 3
    NONE = 4


class StoryStatus(NamedTuple):
    """`words` are those of the source, `segments` its units; `errors` and `warnings` count findings on targets.

    `published` is the take that left last, None where none did; `stale` says that it is not what stands here now.
    `embargo` and, where the take before said something else, `embargo_before` are ISO 8601; times gone by do not count.
    """

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
    urgency: str
    published: int | None
    stale: bool
    embargo: str
    embargo_before: str | None


@dataclass(slots=True)
class Statuses:
    """Of any story, in these languages, at one time."""

    project: Project
    langs: Sequence[str]
    published: Published
    now: datetime
    _conditions: dict[str, str] = field(default_factory=dict)

    def of(self, slug: str) -> tuple[StoryStatus, ...]:
        """As the source stands now: a sentence that no catalog has yet counts as empty."""
        return tuple(
            status_of(self._stand(slug, lang), self.published.get((lang, slug)), self.now) for lang in self.langs
        )

    def _stand(self, slug: str, lang: str) -> Standing:
        if lang not in self._conditions:
            self._conditions[lang] = conditions_of(self.project, lang)
        standing = find_standing(self.project, slug, lang)
        if standing and standing.conditions == self._conditions[lang]:
            return standing
        from loc.flow.findings import count_findings  # start-up: 0.2 s, where nothing changed nobody needs it

        return count_findings(self.project, slug, lang, self._conditions[lang])


def list_queue(project: Project, slugs: Sequence[str], lang: str) -> tuple[StoryStatus, ...]:
    """The stories that want a decision in this language, the most urgent first."""
    published, _ = read_published(project)
    statuses = Statuses(project, [lang], published, datetime.now(UTC))
    rows = [row for slug in slugs for row in statuses.of(slug)]
    return tuple(row for row in sorted(rows, key=order_of) if row.empty + row.draft or row.urgency != "none")


def order_of(status: StoryStatus) -> tuple[int, str, str]:
    """Kills first, then what was published and is no longer true, corrections, updates, and the rest."""
    return Urgency[status.urgency.upper()], status.slug, status.lang


def status_of(row: Standing, last: Publication | None, now: datetime) -> StoryStatus:
    stale = last is not None and _is_stale(row, last)
    is_ahead = any(at and datetime.fromisoformat(at) > now for at in (row.embargo, row.embargo_before))
    return StoryStatus(
        slug=row.slug,
        lang=row.lang,
        take=row.take,
        signal=row.signal,
        words=row.words,
        segments=row.segments,
        empty=row.empty,
        draft=row.draft,
        reviewed=row.reviewed,
        approved=row.approved,
        errors=row.errors,
        warnings=row.warnings,
        urgency=_urgency(row, stale=stale).name.lower(),
        published=last.take if last else None,
        stale=stale,
        embargo=row.embargo if is_ahead else "",
        embargo_before=row.embargo_before if is_ahead and row.embargo_before != row.embargo else None,
    )


def _is_stale(row: Standing, last: Publication) -> bool:
    """Another take came in or, where the whole story left, a sentence was changed or decided anew since."""
    if last.take != row.take:
        return True
    is_newer = bool(row.decided) and datetime.fromisoformat(row.decided) > last.at
    return not last.parts and (row.empty + row.draft > 0 or is_newer)


def _urgency(row: Standing, *, stale: bool) -> Urgency:
    if row.signal in (Signal.KILL, Signal.WITHDRAWAL):
        return Urgency.KILLED
    if stale:
        return Urgency.STALE
    if row.empty + row.draft == 0:
        return Urgency.NONE
    return {Signal.CORRECTION: Urgency.CORRECTION, Signal.UPDATE: Urgency.UPDATE}.get(Signal(row.signal), Urgency.NONE)
