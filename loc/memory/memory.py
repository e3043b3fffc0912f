from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from loc.model import Match

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pair:
    """A reviewed source and target. `origin` is the slug it stands in, `made_at` when it was reviewed."""

    source: str
    target: str
    context: str
    origin: str
    made_at: datetime = _NEVER


class Memory:
    """Reviewed pairs of one language, by context: a headline is not worded like a sentence."""

    def __init__(self, keys: Iterable[tuple[int, str, str]], read: Callable[[int], Pair]) -> None:
        """`keys` are (number, context, source), the oldest first; `read` fetches a pair by its number."""
        self._read = read
        self._numbers: dict[str, dict[str, int]] = defaultdict(dict)
        for number, context, source in keys:
            self._numbers[context][source] = number

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Self:
        rows = sorted(pairs, key=lambda pair: pair.made_at)
        return cls(((number, row.context, row.source) for number, row in enumerate(rows)), rows.__getitem__)

    def find(self, source: str, context: str, at_least: float, limit: int = 1) -> tuple[Match, ...]:
        """The closest first; 1.0 is the same text. Of two targets of one source the one reviewed last is kept."""
        numbers = self._numbers.get(context, {})
        if source in numbers:
            return (_match(self._read(numbers[source]), 1.0),)
        found = extract(
            source, numbers.keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=at_least, limit=limit
        )
        return tuple(_match(self._read(numbers[text]), score) for text, score, _ in found)


def _match(pair: Pair, score: float) -> Match:
    return Match(pair.source, pair.target, score, pair.origin)
