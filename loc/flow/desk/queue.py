"""The stories that want somebody, a page at a time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from loc.catalog.pause import paused_collection
from loc.errors import LocError
from loc.flow.desk.ahead import count_ahead, open_ahead
from loc.flow.desk.listing import look_again
from loc.flow.desk.project import DeskProject, Seen, SeenStatus
from loc.flow.desk.standings import known_standing, look_at
from loc.flow.index import TICK_NS
from loc.flow.project import choose_langs
from loc.flow.standing import conditions_of
from loc.flow.status import StoryStatus, Urgency, status_of
from loc.lang.message import say
from loc.model import Part

ROWS = 50
STATES = ("empty", "draft", "reviewed", "approved")
ALL = "all"
_RANKS = {urgency.name.lower(): urgency for urgency in Urgency}
_FIRST = 10  # of a page, likely to be opened next
_AT_ONCE = 20  # stories counted while somebody waits, some 20 ms each


@dataclass(frozen=True, slots=True)
class QueueRow:
    """`headline` is the source's, "" where it cannot be read."""

    status: StoryStatus
    headline: str


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Rows of `page`, from 1, out of `pages` and `total` rows.

    `urgencies` counts by urgency the stories of that state. `pending` stories are still being looked through, and not
    in it; neither are those that cannot be read, of which `faults` tell.
    """

    lang: str
    rows: tuple[QueueRow, ...]
    total: int
    page: int
    pages: int
    urgencies: dict[str, int]
    pending: int = 0
    faults: tuple[LocError, ...] = ()


@dataclass(slots=True)
class Statuses:
    """`rows` by slug, in its order; `lasting` are those that hold for as long as the files stay as they are."""

    at: datetime
    counted: int = 0
    rows: dict[str, SeenStatus] = field(default_factory=dict)
    lasting: dict[str, SeenStatus] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    faults: list[LocError] = field(default_factory=list)


def open_queue(
    desk: DeskProject,
    lang: str,
    *,
    state: str = "",
    text: str = "",
    urgency: str = "",
    slugs: Collection[str] | None = None,
    page: int = 1,
    rows: int = ROWS,
) -> QueuePage:
    """Kills first, then what was published and is no longer true, corrections, updates; by embargo, the newest first.

    `state` empty, draft, reviewed or approved: stories that have such units; "all" every story; "" those that want a
    decision. `text` are words of the slug; `slugs` are the only ones that count, None for all. Raises LocError for an
    unknown language or state.
    """
    (lang,) = choose_langs(desk.project.config, [lang])
    is_wanted = _choose(state)
    all_of_them = find_statuses(desk, lang)
    wanted = [row for _, row in all_of_them.rows.values() if is_wanted(row) and (slugs is None or row.slug in slugs)]
    words = text.casefold().split()
    found = [row for row in wanted if all(word in row.slug.casefold() for word in words)]
    found = _sort([row for row in found if urgency in ("", row.urgency)])
    pages = max(1, math.ceil(len(found) / rows))
    page = min(max(page, 1), pages)
    shown = tuple(QueueRow(row, _headline(desk, row.slug)) for row in found[(page - 1) * rows : page * rows])
    open_ahead(desk, lang, [row.status.slug for row in shown[:_FIRST]])
    desk.flush()
    return QueuePage(
        lang=lang,
        rows=shown,
        total=len(found),
        page=page,
        pages=pages,
        urgencies=dict(Counter(row.urgency for row in wanted)),
        pending=len(all_of_them.pending),
        faults=tuple(all_of_them.faults),
    )


def _choose(state: str) -> Callable[[StoryStatus], bool]:
    if state == "":
        return lambda row: bool(row.empty + row.draft) or row.urgency != "none"
    if state == ALL:
        return lambda _: True
    if state not in STATES:
        known = ", ".join((*STATES, ALL))
        raise LocError(say("unknown state {state}", state=repr(state)), hint=say("Known: {known}.", known=known))
    return lambda row: bool(getattr(row, state))


def _sort(rows: Sequence[StoryStatus]) -> list[StoryStatus]:
    """They come by slug, which begins with the day, so that the later one is the newer."""
    newest_first = rows[::-1]
    return sorted(newest_first, key=lambda row: (_RANKS[row.urgency], not row.embargo, row.embargo))


def find_statuses(desk: DeskProject, lang: str) -> Statuses:
    """A few that nobody has counted yet are counted here, the others behind the desk's back.

    One after the other: who comes second has use of what the first found out.
    """
    with desk.lock_of("queue", lang):
        return _find_statuses(desk, lang)


def _find_statuses(desk: DeskProject, lang: str) -> Statuses:
    desk.refresh()
    conditions, published = conditions_of(desk.project, lang), desk.published()
    before, folder = desk.rows.get(lang, {}), f"{desk.project.catalogs.locales}/{lang}"
    found = Statuses(datetime.now(UTC))
    with paused_collection():
        for slug, source in desk.project.sources.files().items():
            row = before.get(slug)
            catalog = look_again(f"{folder}/{slug}.po", row[0][1] if row else None)
            seen: Seen = source, catalog, conditions, published.get((lang, slug))
            if row and row[0] == seen:
                found.rows[slug] = found.lasting[slug] = row
            else:
                _look(desk, slug, lang, seen, found)
    desk.rows[lang] = found.lasting
    count_ahead(desk, lang, conditions, found.pending)
    return found


def _look(desk: DeskProject, slug: str, lang: str, seen: Seen, found: Statuses) -> None:
    standing = known_standing(desk, slug, lang, seen[2])
    if standing is None and found.counted < _AT_ONCE:
        found.counted += 1
        standing = look_at(desk, slug, lang, seen[2])
    if standing is None:
        found.pending.append(slug)
    elif isinstance(standing, LocError):
        found.faults.append(standing)
    else:
        row = found.rows[slug] = seen, status_of(standing, seen[3], found.at)
        if _is_lasting(row, found.at):
            found.lasting[slug] = row


def _is_lasting(row: SeenStatus, at: datetime) -> bool:
    """An embargo ends by itself, and a file that was just written may be written again within its clock's tick."""
    (source, catalog, _, _), status = row
    newest = max(file.changed_ns for file in (source, catalog) if file)
    return not status.embargo and not status.embargo_before and newest + TICK_NS < at.timestamp() * 1e9


def _headline(desk: DeskProject, slug: str) -> str:
    try:
        paragraphs = desk.article(slug).paragraphs
    except LocError:
        return ""
    return next((" ".join(row.text.split()) for row in paragraphs if row.part is Part.HEADLINE), "")
