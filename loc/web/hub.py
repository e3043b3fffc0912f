"""What is open at the desk, by whom, and what became of it: sources and catalogs are looked at twice a second.

Files are the truth: a change made here, in Poedit or by a new take is found in the same way. All but `names_by_story`
is called in the event loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from loc.config import Person
from loc.errors import LocError
from loc.flow.desk import DeskProject, DeskStory, DeskUnit, open_story
from loc.flow.status import StoryStatus

POLL_SECONDS = 0.5
_HELD_UP_SECONDS = 0.1  # a look at each of many open stories
_LOG = logging.getLogger(__name__)

StoryKey = tuple[str, str]  # lang, slug
Stamp = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class UnitLook:
    """`by` is who decided last on the target as it stands, "" where nobody knows. `aids` is what stands beside it."""

    id: str
    seen: str
    state: str
    by: str
    aids: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class StoryLook:
    """A story as its page shows it. `structure` is another one where sentences came, went or moved."""

    units: tuple[UnitLook, ...]
    structure: object = field(repr=False)
    status: StoryStatus


@dataclass(eq=False, slots=True)
class Reader:
    """An open page. `awake` is set where one of its stories, or who reads it, changed."""

    person: Person
    awake: asyncio.Event = field(default_factory=asyncio.Event)


class Topic:
    """One story in one language. `look` is None until it was looked at; `guests` have it as a third column only."""

    def __init__(self) -> None:
        self.look: StoryLook | None = None
        self.stamp: Stamp | None = None
        self.readers: list[Reader] = []
        self.guests: list[Reader] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Of the people who have it open, each once, in the order in which they came."""
        return tuple(dict.fromkeys(reader.person.name for reader in tuple(self.readers)))

    def wake(self) -> None:
        for reader in (*self.readers, *self.guests):
            reader.awake.set()


class Hub:
    def __init__(self, project: DeskProject) -> None:
        self._project = project
        self._topics: dict[StoryKey, Topic] = {}
        self._watch: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self.is_closed = False

    def names_by_story(self, lang: str) -> dict[str, list[str]]:
        """Who has a story of this language open, by slug. From any thread."""
        rows = ((slug, list(topic.names)) for (of, slug), topic in list(self._topics.items()) if of == lang)
        return {slug: names for slug, names in rows if names}

    @contextmanager
    def open(self, key: StoryKey, reader: Reader, *, is_guest: bool = False) -> Iterator[Topic]:
        """The story, looked after for as long as anybody has it open."""
        topic = self._topics.setdefault(key, Topic())
        group = topic.guests if is_guest else topic.readers
        group.append(reader)
        topic.wake()
        self._start()
        try:
            yield topic
        finally:
            group.remove(reader)
            topic.wake()
            if not topic.readers and not topic.guests:
                del self._topics[key]

    def close(self) -> None:
        """Ends all streams: the desk closes."""
        self.is_closed = True
        self._hurry.set()
        for topic in self._topics.values():
            topic.wake()

    def _start(self) -> None:
        self._hurry.set()
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._look_after())

    async def _look_after(self) -> None:
        """Ends with the last reader."""
        while self._topics and not self.is_closed:
            self._hurry.clear()
            topics = dict(self._topics)
            stamps = {key: topic.stamp for key, topic in topics.items()}
            for key, stamp in (await run_in_threadpool(self._find_changed, stamps)).items():
                topics[key].stamp = stamp
                look = await run_in_threadpool(self._look, key)
                if look is not None and look != topics[key].look:
                    topics[key].look = look
                    topics[key].wake()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), POLL_SECONDS)

    def _find_changed(self, stamps: dict[StoryKey, Stamp | None]) -> dict[StoryKey, Stamp]:
        now = {key: self._stamp(*key) for key in stamps}
        return {key: stamp for key, stamp in now.items() if stamp != stamps[key]}

    def _stamp(self, lang: str, slug: str) -> Stamp:
        source = self._project.project.sources.files().get(slug)
        catalog = self._project.project.catalogs.path(lang, slug)
        return _stamp_of(catalog), source and _stamp_of(source.path)

    def _look(self, key: StoryKey) -> StoryLook | None:
        """None where it cannot be read: half written, or taken away. The next change is looked at again."""
        lang, slug = key
        self._project.traffic.give_way(_HELD_UP_SECONDS)
        try:
            return look_of(open_story(self._project, slug, lang))
        except LocError:
            return None
        except Exception:  # noqa: BLE001 - the other stories can be followed
            _LOG.exception("%s cannot be followed", slug)
            return None


def look_of(story: DeskStory) -> StoryLook:
    article = story.article
    structure = (
        tuple((unit.unit.key.id, unit.part, unit.paragraph, unit.again) for unit in story.units),
        (article.take, article.signal, article.embargo, article.first("ednote")),
    )
    return StoryLook(tuple(map(_look_of, story.units)), structure, story.status)


def _look_of(row: DeskUnit) -> UnitLook:
    unit = row.unit
    by = next((mark.author for mark in reversed(unit.provenance) if mark.mark in unit.marks), "")
    findings = tuple((finding.check, finding.message, finding.span, finding.fix) for finding in row.findings)
    return UnitLook(unit.key.id, row.seen, unit.state.label, by, (findings, row.proposal))


def _stamp_of(path: Path) -> Stamp | None:
    """A file that took the place of another has its own number."""
    try:
        status = os.stat(path)  # noqa: PTH116 - twice a second for each open story
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
