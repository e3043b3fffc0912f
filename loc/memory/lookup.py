"""One query against one shard. Hits are numbers; only those that answer are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from loc.memory.build import ShardWriter
from loc.memory.pair import Around, Pair, PairMatch
from loc.memory.record import Record, pair_of, record_of
from loc.memory.score import fingerprint, score_same, score_similar, similarity_for
from loc.memory.search import Query, find_by_letters, find_by_words, find_same
from loc.memory.shard import Rows, Shard

MAX_SAME = 1_000  # pairs of one sentence that are looked at: those of the same neighbours, then the newest


class Hit(NamedTuple):
    """The better the greater. `neighbours` counts those that are the query's, too."""

    score: float
    neighbours: int
    made_at: int
    shard: int
    row: int


class Lookup:
    """A shard with the rows that may answer; `number` is greater for a newer shard."""

    def __init__(self, shard: Shard, number: int, live: frozenset[str]) -> None:
        """`live` are the origins whose pairs in it still stand."""
        self._shard = shard
        self._number = number
        self._live = np.array([origin in live for origin in shard.names.origins], np.bool_)
        self._allowed: dict[str | None, npt.NDArray[np.bool_] | None] = {}

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Self:
        """In memory alone; at least one."""
        stream = BytesIO()
        writer = ShardWriter(stream)
        for pair in pairs:
            writer.add(record_of(pair, pair.origin))
        writer.finish()
        return cls(Shard(stream.getvalue(), "memory"), 0, frozenset(pair.origin for pair in pairs))

    @classmethod
    def open(cls, path: Path, number: int, live: frozenset[str]) -> Self:
        """Raises BrokenIndex, and FileNotFoundError where it has gone since."""
        return cls(Shard.open(path), number, live)

    @staticmethod
    def prepare(query: str) -> Query:
        """For all shards."""
        return Query.of(query)

    def find_same(self, query: Query, context: str | None, around: Around) -> list[Hit]:
        """Scores 1.0 and 0.99. Raises BrokenIndex."""
        with self._shard.guarded():
            rows = self._filter(find_same(self._shard, query), context)
            if len(rows) > MAX_SAME:
                order = np.lexsort((self._shard.rows["made_at"][rows], self._count_neighbours(rows, around)))
                rows = rows[order[-MAX_SAME:]]
            scores = [score_same(source, query.text) for source in self._shard.read_sources(rows)]
            same = [place for place, score in enumerate(scores) if score]
            return self._hits(rows[same], [score for score in scores if score], around)

    def find_by_words(self, query: Query, context: str | None, at_least: float, around: Around) -> list[Hit]:
        """Scores below 0.99. Raises BrokenIndex."""
        with self._shard.guarded():
            rows = find_by_words(self._shard, query, similarity_for(at_least), self._allow(context))
            return self._judge(rows, query, at_least, around)

    def find_by_letters(self, query: Query, context: str | None, at_least: float, around: Around) -> list[Hit]:
        """Scores below 0.99, of short sentences alone. Raises BrokenIndex."""
        with self._shard.guarded():
            rows = find_by_letters(self._shard, query, similarity_for(at_least), self._allow(context))
            return self._judge(rows, query, at_least, around)

    def read(self, hit: Hit, query: str) -> PairMatch:
        """Raises BrokenIndex."""
        with self._shard.guarded():
            pair = pair_of(self._shard.read(hit.row))
        return PairMatch(
            pair.source,
            pair.target,
            hit.score,
            pair.origin,
            query,
            pair.context,
            pair.made_at,
            pair.reviewer,
            pair.state,
            hit.neighbours == len(Around._fields),
        )

    def pairs(self, rows: Rows | None = None) -> Iterator[Pair]:
        """Those that stand, or these."""
        return map(pair_of, self.records(rows))

    def records(self, rows: Rows | None = None) -> Iterator[Record]:
        """Those that stand, in the order they came, or these. Raises BrokenIndex."""
        with self._shard.guarded():
            yield from map(self._shard.read, (self.rows_in_order() if rows is None else rows).tolist())

    def rows_in_order(self) -> Rows:
        """Those that stand, as they came."""
        rows = np.flatnonzero(self._live[self._shard.rows["origin"]]).astype(np.uint32)
        return rows[np.argsort(self._shard.rows["start"][rows])]

    def made_at(self, rows: Rows) -> npt.NDArray[np.uint64]:
        """In seconds."""
        return self._shard.rows["made_at"][rows].astype(np.uint64)

    def hash_sources(self, rows: Rows) -> npt.NDArray[np.int64]:
        """Equal for the same source in the same context, in this process alone."""
        keys = (hash((record.source, record.context)) for record in self.records(rows))
        return np.fromiter(keys, np.int64, len(rows))

    def count_origins(self) -> dict[str, int]:
        counts = np.bincount(self._shard.rows["origin"], minlength=len(self._live)).tolist()
        columns = zip(self._shard.names.origins, counts, self._live.tolist(), strict=True)
        return {origin: count for origin, count, is_live in columns if is_live}

    def _judge(self, rows: Rows, query: Query, at_least: float, around: Around) -> list[Hit]:
        least = similarity_for(at_least)
        texts = self._shard.read_sources(rows)
        found = extract(query.text, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=least, limit=None)
        other = [(place, score) for text, score, place in found if not score_same(text, query.text)]
        return self._hits(rows[[place for place, _ in other]], [score_similar(score) for _, score in other], around)

    def _allow(self, context: str | None) -> npt.NDArray[np.bool_] | None:
        """None where every row may answer. Found out once: it looks at each row."""
        if context not in self._allowed:
            contexts = np.array([context in (None, name) or not name for name in self._shard.names.contexts], np.bool_)
            rows = self._shard.rows
            is_open = self._live.all() and contexts.all()
            self._allowed[context] = None if is_open else self._live[rows["origin"]] & contexts[rows["context"]]
        return self._allowed[context]

    def _filter(self, rows: Rows, context: str | None) -> Rows:
        allowed = self._allow(context) if len(rows) else None
        return rows if allowed is None else rows[allowed[rows]]

    def _hits(self, rows: Rows, scores: Sequence[float], around: Around) -> list[Hit]:
        made_at = self._shard.rows["made_at"][rows].tolist()
        columns = zip(scores, self._count_neighbours(rows, around).tolist(), made_at, rows.tolist(), strict=True)
        return [Hit(score, count, seconds, self._number, row) for score, count, seconds, row in columns]

    def _count_neighbours(self, rows: Rows, around: Around) -> npt.NDArray[np.uint8]:
        """None of them where the query's are not known."""
        counts = np.zeros(len(rows), np.uint8)
        if any(around):
            counts += self._shard.rows["previous"][rows] == fingerprint(around.previous)
            counts += self._shard.rows["following"][rows] == fingerprint(around.following)
        return counts
