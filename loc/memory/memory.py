from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

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

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs: dict[str, dict[str, Pair]] = defaultdict(dict)
        for pair in sorted(pairs, key=lambda pair: pair.made_at):
            self._pairs[pair.context][pair.source] = pair

    def find(self, source: str, context: str, at_least: float, limit: int = 1) -> tuple[Match, ...]:
        """The closest first; 1.0 is the same text. Of two targets of one source the one reviewed last is kept."""
        pairs = self._pairs.get(context, {})
        if source in pairs:
            return (_match(pairs[source], 1.0),)
        found = extract(
            source, pairs.keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=at_least, limit=limit
        )
        return tuple(_match(pairs[text], score) for text, score, _ in found)


def _match(pair: Pair, score: float) -> Match:
    return Match(pair.source, pair.target, score, pair.origin)
