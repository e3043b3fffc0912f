from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from typing import TYPE_CHECKING, Self

from loc.memory.batch import MIN_PAIRS, MIN_QUERIES, Finder, Places, Question, Team
from loc.memory.faults import BrokenIndex
from loc.memory.pair import NOWHERE, Around, Pair, PairMatch
from loc.memory.score import SAME_WORDS
from loc.model import UnitKey

if TYPE_CHECKING:
    from loc.memory.lookup import Hit, Lookup
    from loc.memory.search import Query

# Nearly all that is wanted lies here; only a query without such a match looks at the lengths `at_least` allows.
_LIKELY = 0.75


class Memory:
    """Reviewed pairs of one language. Safe for threads."""

    def __init__(
        self,
        lookups: Sequence[Lookup],
        renew: Callable[[], Self] | None = None,
        places: Places = (),
    ) -> None:
        """`renew` makes the memory anew where its files turn out broken; `places` are those of `lookups` on disk."""
        self._lookups = lookups
        self._places = places
        self._renew = renew
        self.team: Team | None = None

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Self:
        """In memory alone."""
        rows = list(pairs)
        if not rows:
            return cls(())
        from loc.memory.lookup import Lookup  # start-up: numpy, 150 ms

        return cls([Lookup.of(rows)])

    def find(
        self, source: str, context: str | None, at_least: float, limit: int = 1, around: Around = NOWHERE
    ) -> tuple[PairMatch, ...]:
        """The closest first; among equals the one with the same neighbours, then the one reviewed last.

        `context` None asks in all of them. 1.0 is the same text, 0.99 differs in case, spaces or quotes alone.
        """
        try:
            return self._find(source, context, at_least, limit, around)
        except BrokenIndex:
            if self._renew is None:
                raise
            self._lookups, self._renew = self._renew()._lookups, None  # noqa: SLF001 - another of ours
            self._places, self.team = (), None
            return self._find(source, context, at_least, limit, around)

    def find_all(
        self, keys: Sequence[UnitKey], at_least: float, limit: int = 1, around: Sequence[Around] = ()
    ) -> list[tuple[PairMatch, ...]]:
        """The answers for each, in order. `around` is empty or has one for each.

        A large memory on disk starts workers at the first batch (`loc.memory.batch`); they share in what follows.
        """
        places = around or [NOWHERE] * len(keys)
        questions = [
            Question(key.source, key.context, at_least, limit, each) for key, each in zip(keys, places, strict=True)
        ]
        team = self._find_team() if len(questions) >= MIN_QUERIES else None
        return team.answer(questions, self._find_one) if team else list(map(self._find_one, questions))

    def __len__(self) -> int:
        """Superseded ones too."""
        return sum(self.count_origins().values())

    def count_origins(self) -> dict[str, int]:
        """How many pairs each story or file has, superseded ones too."""
        counts: Counter[str] = Counter()
        for lookup in self._lookups:
            counts.update(lookup.count_origins())
        return dict(counts)

    def pairs(self) -> Iterator[Pair]:
        """All of them, superseded ones too, in the order they came, without their neighbours."""
        for lookup in self._lookups:
            yield from lookup.pairs()

    def live(self) -> Iterator[Pair]:
        """As `pairs`, but of those of one source in one context only the one reviewed last, or come last."""
        if self._lookups:
            from loc.memory.newest import find_newest  # start-up: numpy, 150 ms

            for lookup, rows in zip(self._lookups, find_newest(self._lookups), strict=True):
                yield from lookup.pairs(rows)

    def _find_one(self, question: Question) -> tuple[PairMatch, ...]:
        return self.find(*question)

    def _find_team(self) -> Team | None:
        if self.team is None and self._places and len(self) >= MIN_PAIRS:
            self.team = Team(_open_finder, self._places)
        return self.team

    def _find(
        self, source: str, context: str | None, at_least: float, limit: int, around: Around
    ) -> tuple[PairMatch, ...]:
        if not self._lookups:
            return ()
        query = self._lookups[0].prepare(source)
        hits = [hit for lookup in self._lookups for hit in lookup.find_same(query, context, around)]
        hits = [hit for hit in hits if hit.score >= at_least]
        if len(hits) < limit and at_least < SAME_WORDS:
            hits += self._find_similar(query, context, at_least, limit - len(hits), around)
        return tuple(self._lookups[hit.shard].read(hit, source) for hit in nlargest(limit, hits))

    def _find_similar(
        self, query: Query, context: str | None, at_least: float, wanted: int, around: Around
    ) -> set[Hit]:
        """By words among the lengths that are likely, then among all that `at_least` allows, then by letters."""
        likely = max(at_least, _LIKELY)
        hits = {hit for each in self._lookups for hit in each.find_by_words(query, context, likely, around)}
        if len(hits) >= wanted:
            return hits
        if at_least < likely:
            hits.update(hit for each in self._lookups for hit in each.find_by_words(query, context, at_least, around))
        least = min(nlargest(wanted, hits)).score if len(hits) >= wanted else at_least
        hits.update(hit for each in self._lookups for hit in each.find_by_letters(query, context, least, around))
        return hits


def _open_finder(places: Places) -> Finder:
    """In a process of its own."""
    from loc.memory.lookup import Lookup  # start-up: numpy, 150 ms

    memory = Memory([Lookup.open(path, number, live) for number, (path, live) in enumerate(places)])
    return lambda questions: [memory.find(*each) for each in questions]
