"""Sources into catalogs with drafts: house style, memory, then engines, all past the gate."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from loc.draft.dateline import house_dateline
from loc.draft.gate import judge
from loc.draft.registry import load
from loc.draft.schedule import Chain, Failure
from loc.errors import LocError
from loc.flow.catalog import Workpiece, open_work
from loc.flow.language import load_glossary, load_memory
from loc.flow.project import Project, day_of, read_source
from loc.glossary import Glossary
from loc.memory import Memory
from loc.model import Article, Draft, Mark, Match, Part, Provenance, State, Unit, UnitKey, digest_of


@dataclass(slots=True)
class StoryDrafted:
    """What a run did for one story in one language.

    `drafted` counts drafts by the first word of their author, `missing` holds units without one and the reasons.
    """

    slug: str
    lang: str
    segments: int = 0
    drafted: Counter[str] = field(default_factory=Counter)
    missing: list[tuple[Unit, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Language:
    glossary: Glossary
    memory: Memory


@dataclass(slots=True)
class DraftRun:
    """One run over many stories: the chain of engines lives as long as it. `errors` are stories left out, and why."""

    project: Project
    chain: Chain
    errors: list[LocError] = field(default_factory=list)

    def draft(self, slugs: Iterable[str], langs: Sequence[str]) -> Iterator[StoryDrafted]:
        """Each story is saved before the next begins. An unreadable one is noted and passed by."""
        with self.project.catalogs.lock():
            pass  # nobody is asked for drafts that could not be saved
        languages = {lang: self._language(lang) for lang in langs}
        for slug in slugs:
            try:
                article = read_source(self.project.config, slug)
                for lang, language in languages.items():
                    yield self._draft_story(article, lang, language)
            except LocError as error:
                self.errors.append(error)

    def _language(self, lang: str) -> Language:
        memory, broken = load_memory(self.project, lang)
        self.errors += [error for error in broken if str(error) not in map(str, self.errors)]
        return Language(load_glossary(self.project, lang), memory)

    def _draft_story(self, article: Article, lang: str, language: Language) -> StoryDrafted:
        """What is drafted when the user interrupts is saved."""
        work = open_work(self.project, article, lang)
        units = {unit.key: unit for unit in work.units}
        done = StoryDrafted(article.slug, lang, sum(not unit.obsolete for unit in work.units))
        try:
            self._fill(work, units, language, done)
        finally:
            self.project.catalogs.save(work.file, tuple(units.values()))
        return done

    def _fill(self, work: Workpiece, units: dict[UnitKey, Unit], language: Language, done: StoryDrafted) -> None:
        waiting: dict[str, list[UnitKey]] = {}
        refused: dict[str, str] = {}
        for unit in filter(_wants_draft, work.units):
            draft, reason = self._own_draft(unit, work.article, language)
            if draft:
                _put(units, unit.key, draft, done)
            else:
                waiting.setdefault(unit.key.source, []).append(unit.key)
                refused[unit.key.source] = reason
        for source, answer in self._ask(waiting, units, work.article, language.glossary.lang):
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

    def _own_draft(self, unit: Unit, article: Article, language: Language) -> tuple[_Offer | None, str]:
        """A draft without any engine; else None and, where the memory had one that the gate refused, why."""
        if unit.key.context == Part.DATELINE.context:
            draft = self._dateline(unit, article, language.glossary)
            if draft:
                return _Offer(draft), ""
        config = self.project.config
        matches = language.memory.find(unit.key.source, unit.key.context, config.memory_threshold)
        rejected = {mark.digest for mark in _rejections(unit)}
        for match in matches:
            reason = judge(unit.key.source, match.target, config.source_lang, language.glossary.lang)
            if digest_of(unit.key.source, match.target) in rejected:
                reason = "a reviewer rejected it"
            if reason is None:
                return _offer_of(match), ""
            return None, f"memory {_percent(match)}: {reason}"
        return None, ""

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


def _wants_draft(unit: Unit) -> bool:
    return not unit.obsolete and (unit.state is State.EMPTY or Mark.REJECTED in unit.marks)


def _rejections(unit: Unit) -> Iterator[Provenance]:
    return (mark for mark in unit.provenance if mark.mark is Mark.REJECTED)


def _offer_of(match: Match) -> _Offer:
    previous = match.source if match.score < 1 else None
    return _Offer(Draft(match.target, f"memory {_percent(match)} {match.origin}"), previous)


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
