from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from typing import TYPE_CHECKING, Self

from loc.memory.batch import MIN_QUERIES, Place, Question, find_spread
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
        self, lookups: Sequence[Lookup], renew: Callable[[], Self] | None = None, place: Place | None = None
    ) -> None:
        """`renew` makes the memory anew where its files turn out broken; other processes find it at `place`."""
        self._lookups = lookups
        self._place = place
        self._renew = renew

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
            return self._find(source, context, at_least, limit, around)

    def find_all(
        self, keys: Sequence[UnitKey], at_least: float, limit: int = 1, around: Sequence[Around] = ()
    ) -> list[tuple[PairMatch, ...]]:
        """The answers for each, in order; many are found on all cores. `around` is empty or has one for each."""
        places = around or [NOWHERE] * len(keys)
        questions = [Question(key.source, key.context, each) for key, each in zip(keys, places, strict=True)]
        if self._place and len(questions) >= MIN_QUERIES:
            return find_spread(self._place, questions, at_least, limit)
        return [self.find(each.source, each.context, at_least, limit, each.around) for each in questions]

    def pairs(self) -> Iterator[Pair]:
        """All of them, superseded ones too, in the order they came, without their neighbours."""
        for lookup in self._lookups:
            yield from lookup.pairs()

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
    ) -> list[Hit]:
        hits: list[Hit] = []
        for least in sorted({max(at_least, _LIKELY), at_least}, reverse=True):
            hits = [hit for lookup in self._lookups for hit in lookup.find_similar(query, context, least, around)]
            if len(hits) >= wanted:
                break
        return hits
