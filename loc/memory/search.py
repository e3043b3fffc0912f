"""The rows of a shard that share the most with a sentence, by words; and by letters, where it is short.

Each word is worth its letters, as in the Levenshtein similarity that judges afterwards: one addition over the rows of
a word, the rarest words first, gives every row the letters it shares. Rows lie by length, so that the rows of a word
whose length allows the score that is wanted are one slice.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loc.memory.letters import FAR, Signatures, count_differing, find_nearest, sign
from loc.memory.shard import MAX_CHARS, Rows, Shard
from loc.memory.words import code_sentences

MAX_WORDS = 200
MAX_WEIGHT = 255  # MAX_WORDS of them fit the uint16 of a sum
MAX_POSTINGS = 60_000  # that are added up; the commonest words of a sentence may stay out
MAX_LETTER_CHARS = 40  # of a sentence that is looked for by letters, too
MAX_LETTER_ROWS = 400  # of the nearest by letters
MAX_ROWS = 400  # that are compared letter by letter, a row counted as often as it was found
_ROUNDING = 1e-9  # 10 letters at 0.7 are 7, not 7.000000000000001

Allowed = npt.NDArray[np.bool_] | None  # by row; None where every row may answer


@dataclass(frozen=True, slots=True)
class Query:
    """A sentence made ready; `words` has the weight of each by its code, `letters` is None where it is long."""

    text: str
    sentence: Rows
    words: dict[int, int]
    letters: Signatures | None

    @classmethod
    def of(cls, text: str) -> Query:
        codes = code_sentences([text])
        weights = np.minimum(codes.word_bytes + 1, MAX_WEIGHT)
        words = dict(zip(codes.words.tolist(), weights.tolist(), strict=True))
        return cls(text, codes.sentences, words, sign([text])[:, 0] if len(text) <= MAX_LETTER_CHARS else None)


def find_same(shard: Shard, query: Query) -> Rows:
    """Those with the words of the query in its order; case and marks may differ."""
    return _postings(shard, query.sentence)[0]


def find_by_words(shard: Shard, query: Query, at_least: float, allowed: Allowed) -> Rows:
    """About MAX_ROWS of which most of those are that score `at_least`."""
    chars = min(len(query.text), MAX_CHARS)
    first, last = _find_fitting(shard, chars, at_least)
    postings = _postings(shard, np.fromiter(query.words, np.uint32))
    slices = _rarest(postings, query.words.values(), np.array([first, last], np.uint32))
    if not slices:
        return np.empty(0, np.uint32)
    shared = np.zeros(last, np.uint16)
    for rows, weight in slices:
        shared[rows] += weight
    found = np.concatenate([rows for rows, _ in slices])
    if allowed is not None:
        found = found[allowed[found]]
    alike = shared[found] / np.maximum(shard.lengths[found], np.float32(chars))
    return np.unique(_best(found, alike))


def find_by_letters(shard: Shard, query: Query, at_least: float, allowed: Allowed) -> Rows:
    """Those of which the most neighbouring letters are the query's; none where it is long."""
    if query.letters is None:
        return np.empty(0, np.uint32)
    first, last = _find_fitting(shard, len(query.text), at_least)
    counts = count_differing(shard.letters[:, first:last], query.letters)
    if allowed is not None:
        counts[~allowed[first : first + len(counts)]] = FAR
    near = find_nearest(counts, MAX_LETTER_ROWS)
    rows: Rows = (near[counts[near] < FAR] + first).astype(np.uint32)
    return rows


def _find_fitting(shard: Shard, chars: int, at_least: float) -> tuple[int, int]:
    """The rows, from and to before, of the lengths that allow a score of `at_least`."""
    shortest = math.ceil(chars * at_least - _ROUNDING)
    longest = min(math.floor(chars / at_least + _ROUNDING), MAX_CHARS) if at_least else MAX_CHARS
    first, last = shard.lengths.searchsorted(np.array([shortest, longest + 1], np.uint32)).tolist()
    return first, last


def _postings(shard: Shard, codes: Rows) -> list[Rows]:
    places = shard.codes.searchsorted(codes)
    inside = np.minimum(places, len(shard.codes) - 1)
    known = shard.codes[inside] == codes
    starts, stops = shard.starts[inside].tolist(), shard.starts[inside + 1].tolist()
    return [
        shard.postings[start : stop if is_known else start]
        for start, stop, is_known in zip(starts, stops, known.tolist(), strict=True)
    ]


def _rarest(postings: list[Rows], weights: Iterable[int], bounds: Rows) -> list[tuple[Rows, int]]:
    """Within the bounds, in all at most MAX_POSTINGS or one word."""
    slices = []
    for rows, weight in zip(postings, weights, strict=True):
        start, stop = rows.searchsorted(bounds)
        if start < stop:
            slices.append((rows[start:stop], weight))
    slices.sort(key=lambda each: len(each[0]))
    totals = np.cumsum([len(rows) for rows, _ in slices])
    return slices[: min(max(int(totals.searchsorted(MAX_POSTINGS, side="right")), 1), MAX_WORDS)]


def _best(found: Rows, alike: npt.NDArray[np.float32]) -> Rows:
    if len(found) <= MAX_ROWS:
        return found
    least = np.partition(alike, -MAX_ROWS)[-MAX_ROWS]
    best = found[alike >= least]
    return best if len(best) <= 4 * MAX_ROWS else found[np.argpartition(alike, -MAX_ROWS)[-MAX_ROWS:]]
