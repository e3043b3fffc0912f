"""Sources into catalogs with drafts: house style, memory, then engines, all past the gate."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from loc.catalog.threeway import Conflict
from loc.draft.dateline import house_dateline
from loc.draft.gate import judge
from loc.draft.patch import patch_target
from loc.draft.registry import load
from loc.draft.schedule import Chain, Failure
from loc.errors import LocError
from loc.flow.memory import load_memory
from loc.flow.patch import say_changes
from loc.flow.project import Project, day_of
from loc.flow.standing import find_standing, wants_draft
from loc.flow.work import Workpiece, open_work, save_work
from loc.glossary import Glossary
from loc.memory import Memory
from loc.model import Article, Draft, Mark, Match, Part, Provenance, Signal, State, Unit, UnitKey, digest_of


@dataclass(slots=True)
class StoryDrafted:
    """What a run did for one story in one language.

    `drafted` counts drafts by the first word of their author, `carried` targets taken over from changed sentences,
    `missing` holds units without a draft and the reasons.
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
class DraftRun:
    """One run over many stories: the chain of engines lives as long as it. `errors` are stories left out, and why."""

    project: Project
    chain: Chain
    errors: list[LocError] = field(default_factory=list)
    _memories: dict[str, Memory] = field(default_factory=dict)

    def draft(self, slugs: Iterable[str], langs: Sequence[str]) -> Iterator[StoryDrafted]:
        """Each story is saved before the next begins. An unreadable one is noted and passed by."""
        with self.project.catalogs.lock():
            pass  # nobody is asked for drafts that could not be saved
        for slug in slugs:
            try:
                yield from self._draft_story(slug, langs)
            except LocError as error:
                self.errors.append(error)

    def _draft_story(self, slug: str, langs: Sequence[str]) -> Iterator[StoryDrafted]:
        """Languages in which nothing changed and nothing waits are not opened."""
        article: Article | None = None
        for lang in langs:
            standing = find_standing(self.project, slug, lang)
            if standing and not standing.waiting:
                yield StoryDrafted(slug, lang, standing.segments)
            else:
                article = article or self.project.sources.read(slug)
                yield self._draft_article(article, lang)

    def _draft_article(self, article: Article, lang: str) -> StoryDrafted:
        """What is drafted when the user interrupts is saved."""
        work = open_work(self.project, article, lang)
        units = {unit.key: unit for unit in work.units}
        done = StoryDrafted(article.slug, lang, sum(not unit.obsolete for unit in work.units))
        for unit in work.carried:
            if Mark.DRAFT in unit.marks:
                done.drafted["patch"] += 1
            else:
                done.carried += 1
        if any(map(wants_draft, work.units)):
            self._memory(lang)  # where it cannot be made, the catalog stays as it is
        try:
            if article.signal in (Signal.KILL, Signal.WITHDRAWAL):
                done.stopped = article.signal.value
            else:
                self._fill(work, units, done)
        finally:
            done.conflicts += save_work(self.project, work, tuple(units.values())).conflicts
        return done

    def _memory(self, lang: str) -> Memory:
        if lang not in self._memories:
            self._memories[lang], broken = load_memory(self.project, lang)
            self.errors += [error for error in broken if str(error) not in map(str, self.errors)]
        return self._memories[lang]

    def _fill(self, work: Workpiece, units: dict[UnitKey, Unit], done: StoryDrafted) -> None:
        waiting: dict[str, list[UnitKey]] = {}
        refused: dict[str, str] = {}
        for unit in filter(wants_draft, work.units):
            draft, reason = self._own_draft(unit, work.article, done.lang)
            if draft:
                _put(units, unit.key, draft, done)
            else:
                waiting.setdefault(unit.key.source, []).append(unit.key)
                refused[unit.key.source] = reason
        for source, answer in self._ask(waiting, units, work.article, done.lang):
            for key in waiting[source]:
                if isinstance(answer, Failure):
                    done.missing.append((units[key], "; ".join(filter(None, (refused[source], answer.summary)))))
                else:
                    _put(units, key, _Offer(answer), done)

    def _ask(
        self, waiting: dict[str, list[UnitKey]], units: dict[UnitKey, Unit], article: Article, lang: str
    ) -> Iterator[tuple[str, Draft | Failure]]:
        rejected = [mark.digest for keys in waiting.values() for key in keys for mark in _rejections(units[key])]
        return self.chain.draft_texts(
            waiting,
            self.project.config.source_lang,
            lang,
            confidential=article.embargo is not None and article.embargo > datetime.now(UTC),
            unwanted=frozenset(rejected),
        )

    def _own_draft(self, unit: Unit, article: Article, lang: str) -> tuple[_Offer | None, str]:
        """A draft without any engine; else None and, where the memory had one that the gate refused, why."""
        if unit.key.context == Part.DATELINE.context:
            draft = self._dateline(unit, article, self.project.glossaries.of(lang))
            if draft:
                return _Offer(draft), ""
        config = self.project.config
        matches = self._memory(lang).find(unit.key.source, unit.key.context, config.memory_threshold)
        rejected = {mark.digest for mark in _rejections(unit)}
        for match in matches:
            offer = self._offer_of(match, unit, article, lang)
            reason = judge(unit.key.source, offer.draft.target, config.source_lang, lang)
            if digest_of(unit.key.source, offer.draft.target) in rejected:
                reason = "a reviewer rejected it"
            if reason is None:
                return offer, ""
            return None, f"memory {_percent(match)}: {reason}"
        return None, ""

    def _offer_of(self, match: Match, unit: Unit, article: Article, lang: str) -> _Offer:
        """With the figures, dates and names of the new sentence, where those alone differ and that is sure."""
        author = f"memory {_percent(match)} {match.origin}"
        if match.score == 1.0:
            return _Offer(Draft(match.target, author))
        source_lang, glossary = self.project.config.source_lang, self.project.glossaries.of(lang)
        patch = patch_target(match.source, unit.key.source, match.target, source_lang, lang, glossary, day_of(article))
        draft = Draft(patch.target, f"{author}, patch {say_changes(patch)}") if patch else Draft(match.target, author)
        return _Offer(draft, match.source)

    def _dateline(self, unit: Unit, article: Article, glossary: Glossary) -> Draft | None:
        day = day_of(article) or datetime.now(UTC).date()
        return house_dateline(
            unit.key.source,
            glossary.lang,
            day,
            self.project.config.datelines,
            lambda city: glossary.translate(city, day),
        )


@dataclass(frozen=True, slots=True)
class _Offer:
    """A draft, and the source it was reviewed for where that is another."""

    draft: Draft
    previous_source: str | None = None


def open_chain(project: Project, names: Sequence[str] = ()) -> Chain:
    """The engines named, or those of the configuration. Raises ConfigError for an unknown one."""
    config = project.config
    engines = [load(name, config.settings_of(name)) for name in names or config.engines]
    return Chain(engines, patience_seconds=config.patience_seconds)


def _rejections(unit: Unit) -> Iterator[Provenance]:
    return (mark for mark in unit.provenance if mark.mark is Mark.REJECTED)


def _percent(match: Match) -> str:
    """Rounded down: 100 % is the same text and nothing else."""
    return f"{math.floor(match.score * 100)}%"


def _put(units: dict[UnitKey, Unit], key: UnitKey, offer: _Offer, done: StoryDrafted) -> None:
    unit, draft = units[key], offer.draft
    mark = Provenance.of(Mark.DRAFT, key.source, draft.target, draft.author, datetime.now(UTC))
    units[key] = replace(
        unit,
        target=draft.target,
        state=State.DRAFT,
        previous_source=offer.previous_source,
        previous_context=None,
        provenance=(*_rejections(unit), mark),
        unsigned=False,
    )
    done.drafted[draft.author.split()[0]] += 1
