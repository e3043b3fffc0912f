"""Sources into catalogs with drafts: house style, memory, then engines, all past the gate."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from loc.draft.question import Answer, Failure, Question
from loc.draft.schedule import Chain
from loc.errors import LocError
from loc.flow.offers import Offers
from loc.flow.project import Project
from loc.flow.standing import find_standing
from loc.flow.story import OpenStory, StoryDrafted
from loc.flow.work import open_work
from loc.model import Article

__all__ = ["DraftRun", "Progress", "StoryDrafted"]


MAX_SAVING = 50  # stories whose file is still to be written


@dataclass(frozen=True, slots=True)
class Progress:
    """`texts` counts those that engines were to draft so far, `answered` those that have a draft or a reason."""

    stories: int
    stories_opened: int
    texts: int
    answered: int
    engines: tuple[str, ...]


class DraftRun:
    """One run over many stories: the chain of engines lives as long as it.

    Texts of several stories are under way at once, and files are written in a thread beside: the disk takes as long
    as all the rest. `watch` is told after each answer.
    """

    def __init__(self, project: Project, chain: Chain, watch: Callable[[Progress], None] = lambda _: None) -> None:
        self._project = project
        self._chain = chain
        self._watch = watch
        self._offers = Offers(project, project)
        self._errors: list[LocError] = []
        self._askers: dict[Question, list[OpenStory]] = {}
        self._open: dict[tuple[str, str], OpenStory] = {}
        self._in_order: deque[StoryDrafted] = deque()
        self._saving: dict[tuple[str, str], Future[None]] = {}
        self._saver = ThreadPoolExecutor(max_workers=1)
        self._stories = self._opened = self._texts = self._answered = 0

    @property
    def errors(self) -> tuple[LocError, ...]:
        """Stories left out, and why."""
        return (*self._errors, *self._offers.errors)

    def draft(self, slugs: Sequence[str], langs: Sequence[str]) -> Iterator[StoryDrafted]:
        """In order. Each is saved as soon as its texts are there; what is drafted when the user interrupts is, too.

        An unreadable one is noted and passed by.
        """
        with self._project.catalogs.lock():
            pass  # nobody is asked for drafts that could not be saved
        self._stories = len(slugs)
        try:
            for slug in slugs:
                self._open_langs(slug, langs)
                self._opened += 1
                yield from self._collect(is_last=False)
            yield from self._collect(is_last=True)
            yield from self._finished(is_waiting=True)
        finally:
            for story in tuple(self._open.values()):
                self._save(story)
            self._saver.shutdown()
            for key in tuple(self._saving):
                self._is_saved(key)

    def _open_langs(self, slug: str, langs: Sequence[str]) -> None:
        """Languages in which nothing changed and nothing waits are not opened."""
        article: Article | None = None
        try:
            for lang in langs:
                standing = find_standing(self._project, slug, lang)
                if standing and not standing.waiting:
                    self._in_order.append(StoryDrafted(slug, lang, standing.segments))
                else:
                    article = article or self._project.sources.read(slug)
                    self._open_story(article, lang)
        except LocError as error:
            self._errors.append(error)

    def _open_story(self, article: Article, lang: str) -> None:
        story = OpenStory.of(open_work(self._project, article, lang))
        story.fill(self._offers)
        self._open[article.slug, lang] = story
        self._in_order.append(story.done)
        for question in story.waiting:
            self._askers.setdefault(question, []).append(story)
            self._chain.ask(question)
        self._texts += len(story.waiting)
        if not story.waiting:
            self._save(story)

    def _collect(self, *, is_last: bool) -> Iterator[StoryDrafted]:
        yield from self._finished(is_waiting=len(self._saving) > MAX_SAVING)
        for question, answer in self._chain.take(is_last=is_last):
            for story in self._askers.pop(question, ()):
                self._answer(story, question, answer)
            self._watch(self._progress())
            yield from self._finished()

    def _answer(self, story: OpenStory, question: Question, answer: Answer | Failure) -> None:
        story.answer(question, answer)
        self._answered += 1
        if not story.waiting:
            self._save(story)

    def _save(self, story: OpenStory) -> None:
        key = (story.done.slug, story.done.lang)
        del self._open[key]
        self._saving[key] = self._saver.submit(story.save, self._project)

    def _is_saved(self, key: tuple[str, str]) -> bool:
        """Waits for it; an error is noted."""
        try:
            self._saving.pop(key).result()
        except LocError as error:
            self._errors.append(error)
            return False
        return True

    def _finished(self, *, is_waiting: bool = False) -> Iterator[StoryDrafted]:
        """Stories whose turn it is to be told."""
        while self._in_order:
            key = (self._in_order[0].slug, self._in_order[0].lang)
            saving = self._saving.get(key)
            if key in self._open or (saving and not is_waiting and not saving.done()):
                return
            done = self._in_order.popleft()
            if saving is None or self._is_saved(key):
                yield done

    def _progress(self) -> Progress:
        return Progress(self._stories, self._opened, self._texts, self._answered, self._chain.busy_engines)
