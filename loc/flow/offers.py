"""Drafts that need no engine: datelines of the house, matches of the memory. And what engines may be told."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from loc.draft.dateline import house_dateline
from loc.draft.gate import judge
from loc.draft.patch import patch_target
from loc.draft.protocol import Hint
from loc.errors import LocError
from loc.flow.memory import find_around, load_memory, open_fresh
from loc.flow.memory.changes import say_figures, say_wording
from loc.flow.memory.trust import find_voucher
from loc.flow.patch import say_changes
from loc.flow.project import Project, day_of
from loc.flow.work import Workpiece
from loc.glossary import Glossary
from loc.memory import Around, Memory, PairMatch
from loc.model import Article, Draft, Mark, Match, Part, Provenance, Unit, UnitKey, digest_of

HINT_THRESHOLD = 0.5
HINT_MATCHES = 3
DRAFT_MATCHES = 3  # where the gate or a reviewer refuses the best, the next one may do

Matches = Mapping[UnitKey, Sequence[PairMatch]]


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft, and the source it was reviewed for where that is another. `made_at` None is now.

    `voucher` is in whose name it needs no second review, None for nobody.
    """

    draft: Draft
    previous_source: str | None = None
    made_at: datetime | None = None
    voucher: str | None = None


@dataclass(slots=True)
class Offers:
    """Of one run. `cached` is the project whose `.loc/` holds the memory; a dry run has one of its own."""

    project: Project
    cached: Project
    errors: list[LocError] = field(default_factory=list)
    _memories: dict[str, Memory] = field(default_factory=dict)

    def memory(self, lang: str) -> Memory:
        if lang not in self._memories:
            fresh = open_fresh(self.project, lang) if self.cached is not self.project else None
            self._memories[lang] = fresh or self._load(lang)
        return self._memories[lang]

    def find_matches(self, units: Sequence[Unit], lang: str, around: Mapping[UnitKey, Around]) -> Matches:
        """Those that may become drafts, the best first.

        `around` has the sentences beside each: of equal matches the one that stood between the same goes before.
        """
        keys = [unit.key for unit in units]
        least = self.project.config.memory_threshold
        found = self.memory(lang).find_all(keys, least, DRAFT_MATCHES, [around[key] for key in keys])
        return dict(zip(keys, found, strict=True))

    def find(self, unit: Unit, article: Article, lang: str, matches: Sequence[PairMatch]) -> tuple[Offer | None, str]:
        """A draft without any engine; else None and, where the memory had one that was refused, why."""
        if unit.key.context == Part.DATELINE.context:
            draft = self._dateline(unit, article, self.project.glossaries.of(lang))
            if draft:
                return Offer(draft), ""
        reasons: list[str] = []
        for match in matches:
            offer = self._offer_of(match, unit, article, lang)
            reason = self._refuse(offer, unit, lang)
            if reason is None:
                return offer, ""
            reasons.append(f"memory {_percent(match)}: {reason}")
        return None, next(iter(reasons), "")

    def _load(self, lang: str) -> Memory:
        memory, broken = load_memory(self.cached, lang)
        self.errors += [error for error in broken if str(error) not in map(str, self.errors)]
        return memory

    def _refuse(self, offer: Offer, unit: Unit, lang: str) -> str | None:
        """Why not, None where it may be a draft."""
        target = offer.draft.target
        if digest_of(unit.key.source, target) in {mark.digest for mark in rejections(unit)}:
            return "a reviewer rejected it"
        return judge(unit.key.source, target, self.project.config.source_lang, lang)

    def hint_of(self, unit: Unit, work: Workpiece, lang: str) -> Callable[[], Hint]:
        """To be called when an engine wants it, in any thread."""
        return partial(self._hint, unit, work, lang, self.project.glossaries.of(lang), self.memory(lang))

    def _hint(self, unit: Unit, work: Workpiece, lang: str, glossary: Glossary, memory: Memory) -> Hint:
        paragraphs = work.article.paragraphs
        texts = (paragraphs[each.paragraph].text for each in work.segments if each.key == unit.key)
        terms = dict.fromkeys(hit.term for hit in glossary.find(unit.key.source, day_of(work.article)))
        around = find_around(work.units)[unit.key]
        matches = memory.find(unit.key.source, unit.key.context, HINT_THRESHOLD, HINT_MATCHES, around)
        told = tuple(match for match in matches if self._may_be_told(match, lang))
        return Hint(" ".join(next(texts, "").split()), tuple(terms), told)

    def _may_be_told(self, match: Match, lang: str) -> bool:
        """A pair of another story under embargo stays in the house; so does one whose story nobody has looked at."""
        if match.origin not in self.project.sources.files():
            return True
        standing = self.project.index.standings.find(lang, match.origin)
        return standing is not None and (
            not standing.embargo or datetime.fromisoformat(standing.embargo) <= datetime.now(UTC)
        )

    def _offer_of(self, match: PairMatch, unit: Unit, article: Article, lang: str) -> Offer:
        """With the figures, dates and names of the new sentence, where those alone differ and that is sure."""
        author = f"memory {_percent(match)} {match.origin}"
        if match.score == 1.0:
            return Offer(Draft(match.target, author), voucher=self._voucher_of(match, unit, lang))
        source_lang, glossary = self.project.config.source_lang, self.project.glossaries.of(lang)
        patch = patch_target(match.source, unit.key.source, match.target, source_lang, lang, glossary, day_of(article))
        if patch:
            return Offer(Draft(patch.target, f"{author}, patch {say_changes(patch)}"), match.source)
        told = say_figures(match) or f"words {say_wording(match.source, unit.key.source)}"
        return Offer(Draft(match.target, f"{author}, {told}"), match.source)

    def _voucher_of(self, match: PairMatch, unit: Unit, lang: str) -> str | None:
        """None where a person has to look, as at a translation that a newer one has superseded."""
        (newest,) = self.memory(lang).find(unit.key.source, unit.key.context, 1.0)
        is_newest = newest.target == match.target
        return find_voucher(match, unit.key.context, self.project.config.memory_trust) if is_newest else None

    def _dateline(self, unit: Unit, article: Article, glossary: Glossary) -> Draft | None:
        day = day_of(article) or datetime.now(UTC).date()
        return house_dateline(
            unit.key.source,
            glossary.lang,
            day,
            self.project.config.datelines,
            lambda city: glossary.translate(city, day),
        )


def rejections(unit: Unit) -> Iterator[Provenance]:
    return (mark for mark in unit.provenance if mark.mark is Mark.REJECTED)


def _percent(match: Match) -> str:
    """Rounded down: 100 % is the same text and nothing else."""
    return f"{math.floor(match.score * 100)}%"
