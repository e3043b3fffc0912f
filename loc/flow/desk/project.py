"""The project, and what is kept between two questions."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Any

from loc.catalog.store import GLOSSARY_SLUG, Saved, bytes_of
from loc.catalog.take import units_of
from loc.catalog.units import seal_all
from loc.errors import LocError
from loc.flow.desk.findings import Findings
from loc.flow.desk.listing import Listing
from loc.flow.desk.memories import Memories
from loc.flow.desk.recent import Latest, Recent
from loc.flow.desk.reopen import open_again
from loc.flow.desk.traffic import Traffic
from loc.flow.files import FoundFile, find_file
from loc.flow.glossaries import Glossaries
from loc.flow.index import Standing
from loc.flow.project import Project
from loc.flow.published import PUBLISHED, Publication, read_published
from loc.flow.sources import Sources, read_bytes
from loc.flow.status import Published, StoryStatus
from loc.flow.work import Workpiece, open_work, save_work
from loc.glossary import Glossary
from loc.lang.message import say
from loc.model import Article, TermHit, Unit

# What a row of the queue was made from: source, catalog, the conditions of its findings, and what left last.
Seen = tuple[FoundFile, FoundFile | None, str, Publication | None]
SeenStatus = tuple[Seen, StoryStatus]

_STORIES = 500
_STANDINGS = 100_000
_SENTENCES = 50_000
_LANGS = 100
_PEOPLE = 1_000
_DECISIONS = 10_000
_FLUSH_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Undo:
    """`before` is the unit as it was, `after` the `seen` of what the decision made of it."""

    before: Unit
    after: str


class DeskProject:
    """Safe for threads. What others write into sources and catalogs is seen at the next question."""

    def __init__(self, project: Project, prepare: Callable[[Any], None] | None = None) -> None:
        """`prepare` gets each DeskStory that is opened ahead, to find out what its page wants besides."""
        self.project = project
        self.prepare = prepare or _nothing
        self.traffic = Traffic()
        self.findings = Findings()
        self.memories = Memories(project)
        self.undos: Recent[tuple[str, str, str, str], tuple[Undo, ...]] = Recent(_DECISIONS)
        self.counts: Latest[tuple[str, str], Standing | LocError] = Latest(_STANDINGS)
        self.rows: dict[str, dict[str, SeenStatus]] = {}
        self._articles: Latest[str, Article] = Latest(_STORIES)
        self._works: Latest[tuple[str, str], Workpiece] = Latest(_STORIES)
        self._wanted: Latest[str, tuple[Unit, ...]] = Latest(_STORIES)
        self._worked: Recent[str, frozenset[str]] = Recent(_PEOPLE)
        self._terms: Latest[tuple[str, str], tuple[TermHit, ...]] = Latest(_SENTENCES)
        self._published: Latest[str, Published] = Latest(1)
        self._glossaries: Latest[str, Glossary] = Latest(_LANGS)
        self._locks: dict[tuple[str, ...], Lock] = {}
        self.is_closed = False
        self.showing = Lock()  # the first look at a story takes long, and saves go before
        self._listing = Listing(project.sources.root)
        self._listed: dict[str, FoundFile] = {}
        self._listing_lock = Lock()
        self._saving = Lock()
        self._lock = Lock()
        self._flushed_at = time.monotonic()
        project.index.files.find("")  # all of it is read here, before threads ask
        project.index.standings.find("", "")

    def refresh(self) -> None:
        """Looks through the folder of sources again."""
        with self._listing_lock:
            files = self._listing.look()
            if files is not self._listed:
                with self._lock:
                    self.project = replace(self.project, sources=Sources(self.project.sources.root, files))
            self._listed = files

    def flush(self, after_seconds: float = _FLUSH_SECONDS) -> None:
        """Writes down what was found out, for the next start; not more often than that."""
        with self._lock:
            if time.monotonic() - self._flushed_at < after_seconds:
                return
            self._flushed_at = time.monotonic()
            self.project.index.flush()

    def close(self) -> None:
        self.is_closed = True
        self.flush(0.0)

    def article(self, slug: str) -> Article:
        """As its source stands now. Raises LocError for an unknown story."""
        found = self.project.sources.files().get(slug)
        now = find_file(found.name) if found else None
        if found is None or now is None or (now.size_bytes, now.changed_ns) != (found.size_bytes, found.changed_ns):
            self.refresh()
            found = self.project.sources.files().get(slug)
        if found is None:
            problem = say("unknown article {slug}", slug=repr(slug))
            raise LocError(problem, hint=say("It may have been renamed or taken away."))
        seen = read_bytes(found.path, f"sources/{found.below}"), len(self.project.sources.past_takes(slug))
        return self._articles.find_for(slug, seen, lambda: self.project.sources.read(slug))

    def open(self, slug: str, lang: str) -> Workpiece:
        """As source and catalog stand now; its units bear the marks that the next save would give them."""
        if lang not in self.project.config.langs:
            known = ", ".join(self.project.config.langs)
            raise LocError(say("unknown language {lang}", lang=repr(lang)), hint=say("Known: {known}.", known=known))
        seen = self.article(slug), self.glossary(lang), bytes_of(self.project.catalogs.path(lang, slug))
        return self._works.find_for((slug, lang), seen, lambda: self._open(seen[0], lang))

    def glossary(self, lang: str) -> Glossary:
        """Read again where its file changed."""
        file = find_file(str(self.project.catalogs.path(lang, GLOSSARY_SLUG)))
        return self._glossaries.find_for(lang, file, lambda: self._read_glossary(lang))

    def worked_on(self, login: str) -> frozenset[str]:
        """Slugs this person decided in since the desk was opened."""
        return frozenset(self._worked.get(login) or ())

    def note_work(self, login: str, slug: str) -> None:
        self._worked.put(login, self.worked_on(login) | {slug})

    def find_terms(self, source: str, lang: str, day: date | None) -> tuple[TermHit, ...]:
        glossary = self.glossary(lang)
        return self._terms.find_for((source, lang), (glossary, day), lambda: glossary.find(source, day))

    def published(self) -> Published:
        file = find_file(str(self.project.config.locales / PUBLISHED))
        return self._published.find_for("", file, lambda: read_published(self.project)[0])

    def lock_of(self, *names: str) -> Lock:
        """One for each kind of work and what it is done on."""
        with self._lock:
            return self._locks.setdefault(names, Lock())

    def save(self, work: Workpiece, units: Sequence[Unit], author: str) -> Saved:
        """One at a time: who waits here need not poll for the lock of the catalogs."""
        with self._saving:
            return save_work(self.project, work, units, author)

    def _open(self, article: Article, lang: str) -> Workpiece:
        """What was cut and read before is not cut and read again."""
        before = self._works.last((article.slug, lang))
        if before and before.article == article:
            wanted = self._wanted.find_for(article.slug, article, lambda: units_of(article, before.segments))
            work = open_again(self.project, before, wanted)
        else:
            work = open_work(self.project, article, lang)
        return replace(work, units=tuple(seal_all(work.units, work.file.catalog.headers)))

    def _read_glossary(self, lang: str) -> Glossary:
        """The checks of other parts of `loc` ask the project for it."""
        with self._lock:
            glossaries = Glossaries(self.project.catalogs, self.project.config.desk)
            self.project = replace(self.project, glossaries=glossaries)
        return glossaries.of(lang)


def _nothing(_: object) -> None:
    """Wanted by a desk without pages."""
