"""One story in one language while it is drafted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from loc.catalog.threeway import Conflict
from loc.draft.question import Answer, Failure, Question
from loc.flow.memory import find_around
from loc.flow.offers import Offer, Offers, rejections
from loc.flow.project import Project
from loc.flow.standing import wants_draft
from loc.flow.work import Workpiece, save_work
from loc.model import Mark, Provenance, Signal, State, Unit, UnitKey
from loc.review import accept


@dataclass(slots=True)
class StoryDrafted:
    """What a run did for one story in one language.

    `drafted` counts drafts by the first word of their author, those let through as reviewed as `approved memory`,
    `carried` targets taken over from changed sentences. `missing` holds units without a draft and the reasons.
    `stopped` is the signal of a story that must not run, and is not drafted.
    """

    slug: str
    lang: str
    segments: int = 0
    drafted: Counter[str] = field(default_factory=Counter)
    missing: list[tuple[Unit, str]] = field(default_factory=list)
    carried: int = 0
    stopped: str = ""
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class OpenStory:
    """`waiting` holds the units that want the answer to a question."""

    work: Workpiece
    done: StoryDrafted
    units: dict[UnitKey, Unit]
    waiting: dict[Question, list[UnitKey]] = field(default_factory=dict)
    _refused: dict[UnitKey, str] = field(default_factory=dict)

    @classmethod
    def of(cls, work: Workpiece) -> OpenStory:
        lang, units = work.file.catalog.lang, {unit.key: unit for unit in work.units}
        story = cls(work, StoryDrafted(work.article.slug, lang, sum(not unit.obsolete for unit in work.units)), units)
        patched = sum(Mark.DRAFT in unit.marks for unit in work.carried)
        story.done.carried = len(work.carried) - patched
        if patched:
            story.done.drafted["patch"] = patched
        return story

    def fill(self, offers: Offers) -> None:
        """Takes what needs no engine; the rest is in `waiting`."""
        article = self.work.article
        waiting = list(filter(wants_draft, self.work.units))
        if waiting:
            offers.memory(self.done.lang)  # where it cannot be made, the catalog stays as it is
        if article.signal in (Signal.KILL, Signal.WITHDRAWAL):
            self.done.stopped = article.signal.value
            return
        matches = offers.find_matches(waiting, self.done.lang, find_around(self.work.units)) if waiting else {}
        for unit in waiting:
            offer, self._refused[unit.key] = offers.find(unit, article, self.done.lang, matches[unit.key])
            if offer:
                self._put(unit.key, offer)
            else:
                self.waiting.setdefault(self._question(unit, offers), []).append(unit.key)

    def answer(self, question: Question, answer: Answer | Failure) -> None:
        for key in self.waiting.pop(question):
            if isinstance(answer, Failure):
                reasons = "; ".join(filter(None, (self._refused[key], answer.summary)))
                self.done.missing.append((self.units[key], reasons))
            else:
                self._put(key, Offer(answer.draft, made_at=answer.made_at))

    def save(self, project: Project) -> None:
        self.done.conflicts += save_work(project, self.work, tuple(self.units.values())).conflicts

    def _question(self, unit: Unit, offers: Offers) -> Question:
        article = self.work.article
        return Question(
            unit.key.source,
            offers.project.config.source_lang,
            self.done.lang,
            article.embargo is not None and article.embargo > datetime.now(UTC),
            frozenset(mark.digest for mark in rejections(unit)),
            offers.hint_of(unit, self.work, self.done.lang),
        )

    def _put(self, key: UnitKey, offer: Offer) -> None:
        unit, draft = self.units[key], offer.draft
        at = offer.made_at or datetime.now(UTC)
        drafted = replace(
            unit,
            target=draft.target,
            state=State.DRAFT,
            previous_source=offer.previous_source,
            previous_context=None,
            provenance=(*rejections(unit), Provenance.of(Mark.DRAFT, key.source, draft.target, draft.author, at)),
            unsigned=False,
        )
        self.units[key] = accept(drafted, offer.voucher, at) if offer.voucher else drafted
        self.done.drafted["approved memory" if offer.voucher else draft.author.split()[0]] += 1
