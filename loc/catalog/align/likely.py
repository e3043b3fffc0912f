"""Which changed sentences may belong together: those near each other, and those that share rare words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from loc.catalog.align.likeness import Sentence

# A word in more of the old sentences than this tells them apart too little, and would cost time.
RARE_AT_MOST = 30
RAREST_WORDS = 12
CLOSEST = 5

# Sentences of one gap are compared this far off the places they would have if nothing else had changed there.
REACH = 6


@dataclass(frozen=True, slots=True)
class Gaps:
    """The stretches between sentences whose place is known; `old` and `new` hold those places, ascending.

    The first and the last are the ends of the two takes: -1, and the number of sentences.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]

    @classmethod
    def between(cls, known: Sequence[tuple[int, int]], old_count: int, new_count: int) -> Gaps:
        """`known` are (new, old), ascending; those that left the order bound no gap."""
        kept = [known[at] for at in find_increasing([old for _, old in known])]
        return cls((-1, *(old for _, old in kept), old_count), (-1, *(new for new, _ in kept), new_count))

    def distance(self, old: int, new: int) -> int | None:
        """How far apart two sentences of one gap stand, counted from its nearer end; None in different gaps."""
        gap = bisect_left(self.new, new)
        if not self.old[gap - 1] < old < self.old[gap]:
            return None
        return min(abs(old - place) for place in self._expect(gap, new))

    def near(self, new: int) -> set[int]:
        """Old places in the gap of `new`, around those it would have if nothing else had changed there."""
        gap = bisect_left(self.new, new)
        low, high = self.old[gap - 1] + 1, self.old[gap]
        return {
            old
            for place in self._expect(gap, new)
            for old in range(max(low, place - REACH), min(high, place + REACH + 1))
        }

    def _expect(self, gap: int, new: int) -> tuple[int, int]:
        """Counted from the start of the gap, and from its end."""
        return self.old[gap - 1] + new - self.new[gap - 1], self.old[gap] + new - self.new[gap]


@dataclass(frozen=True, slots=True)
class RareWords:
    """The old sentences each rare word stands in."""

    places: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, old: Mapping[int, Sentence]) -> RareWords:
        places: dict[str, list[int]] = defaultdict(list)
        for at, sentence in old.items():
            for word in sentence.bag:
                places[word].append(at)
        return cls({word: tuple(found) for word, found in places.items() if len(found) <= RARE_AT_MOST})

    def find(self, sentence: Sentence) -> set[int]:
        """The old sentences that share most of its rarest words."""
        found = [self.places[word] for word in sentence.bag if word in self.places]
        found.sort(key=len)
        votes: dict[int, float] = defaultdict(float)
        for places in found[:RAREST_WORDS]:
            for at in places:
                votes[at] += 1 / len(places)
        return set(nlargest(CLOSEST, votes, key=lambda at: (votes[at], -at)))


def find_increasing(places: Sequence[int]) -> list[int]:
    """Indices of a longest rising row in `places`: what kept its order."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(places)
    for index, place in enumerate(places):
        at = bisect_left(tails, place) if tails and place < tails[-1] else len(tails)
        before[index] = ends[at - 1] if at else -1
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    row = ends[-1:]
    while row and before[row[-1]] >= 0:
        row.append(before[row[-1]])
    return row[::-1]
