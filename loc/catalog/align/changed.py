"""Changed sentences matched with what they were: edited, split in two or three, joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from loc.catalog.align.likely import Gaps, RareWords
from loc.catalog.align.likeness import PIECE_AT_LEAST, Sentence, count_shared, cover, similarity

# Of two sentences of one story 1 pair in 700 is above the first bound, 1 in 170 above the second; of sentences with
# 30 % of their words replaced 1 in 1,000 is below the first (English side of NTREX, 8,786 pairs and 1,007 sentences).
ANYWHERE_AT_LEAST = 0.5
BETWEEN_NEIGHBOURS_AT_LEAST = 0.35

# One that stands at its place and is as like as this is not sought elsewhere.
SURE_AT_LEAST = 0.85

# A split or a join that was edited too stays above it.
COVER_AT_LEAST = 0.6

# The second bound, for each place further from the expected one.
STEP_COSTS = 0.05

# What standing at the expected place is worth against a likeness a little higher elsewhere.
PLACE_BONUS = 0.1

MOST_PIECES = 3

# Another sentence may have been put between the pieces of a split; those side by side are likelier.
MAX_APART = 3
APART_COSTS = 0.02

Sentences = Mapping[int, Sentence]


@dataclass(frozen=True, slots=True)
class Change:
    """Places in the two takes, ascending: one each, or one and the two or three that it was split in or joined of."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float


def match_changed(
    olds: Sentences, news: Sentences, same: Sequence[tuple[int, int]], old_count: int, new_count: int
) -> list[Change]:
    """The best first, each sentence in one only; `same` are the (new, old) places of those that did not change."""
    found: list[Change] = []
    for at_least in (ANYWHERE_AT_LEAST, BETWEEN_NEIGHBOURS_AT_LEAST):
        olds = _without(olds, (at for change in found for at in change.old))
        news = _without(news, (at for change in found for at in change.new))
        if olds and news:
            known = sorted([*same, *((change.new[0], change.old[0]) for change in found)])
            gaps = Gaps.between(known, old_count, new_count)
            rare = RareWords.of(olds) if at_least == ANYWHERE_AT_LEAST else RareWords({})
            found += _choose(_rank(olds, news, gaps, rare, at_least))
    return found


def _without(sentences: Sentences, taken: Iterable[int]) -> Sentences:
    gone = set(taken)
    return {at: sentence for at, sentence in sentences.items() if at not in gone} if gone else sentences


def _rank(olds: Sentences, news: Sentences, gaps: Gaps, rare: RareWords, at_least: float) -> Iterator[Change]:
    ranked: list[tuple[float, int, int, Change]] = []
    for j, sentence in news.items():
        near = {i for i in gaps.near(j) if i in olds}
        rows = _weigh(olds, news, j, near, gaps, at_least)
        if not rows or rows[0][0] > -SURE_AT_LEAST:
            rows += _weigh(olds, news, j, rare.find(sentence) - near, gaps, at_least)
        ranked += rows
    ranked.sort(key=lambda row: row[:3])
    yield from (change for *_, change in ranked)


def _weigh(
    olds: Sentences, news: Sentences, j: int, places: set[int], gaps: Gaps, at_least: float
) -> list[tuple[float, int, int, Change]]:
    """(weight, place, place, change), the best, which is the lowest weight, first."""
    rows = []
    for i in places:
        if olds[i].context == news[j].context:
            distance = gaps.distance(i, j)
            bonus = 0.0 if distance is None else PLACE_BONUS / (1 + distance)
            needed = at_least if distance is None else min(ANYWHERE_AT_LEAST, at_least + STEP_COSTS * distance)
            rows += [(-change.score - bonus, i, j, change) for change in _propose(olds, news, i, j, needed)]
    return sorted(rows, key=lambda row: row[:3])


def _propose(olds: Sentences, news: Sentences, i: int, j: int, at_least: float) -> Iterator[Change]:
    one, other = olds[i], news[j]
    score = similarity(one, other, at_least)
    if score >= at_least:
        yield Change((i,), (j,), score)
    if _is_piece(other, one):
        yield from (Change((i,), run, score) for run, score in _runs(one, news, j))
    if _is_piece(one, other):
        yield from (Change(run, (j,), score) for run, score in _runs(other, olds, i))


def _runs(whole: Sentence, sentences: Sentences, at: int) -> Iterator[tuple[tuple[int, ...], float]]:
    """Two or three sentences near each other, that at `at` among them, which make up `whole`, and how well."""
    reach = (place for place in range(at - MAX_APART, at + MAX_APART + 1) if place != at and place in sentences)
    others = [place for place in reach if _is_piece(sentences[place], whole)]
    for count in range(1, min(MOST_PIECES, len(others) + 1)):
        for chosen in combinations(others, count):
            run = tuple(sorted((at, *chosen)))
            score = cover(whole, [sentences[place] for place in run])
            if score >= COVER_AT_LEAST:
                yield run, score - APART_COSTS * (run[-1] - run[0] - count)


def _is_piece(piece: Sentence, whole: Sentence) -> bool:
    """Whether most of it may be in `whole`."""
    enough = max(1, PIECE_AT_LEAST * piece.letters)
    return piece.context == whole.context and count_shared(piece, whole) >= enough


def _choose(changes: Iterable[Change]) -> list[Change]:
    chosen: list[Change] = []
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    for change in changes:
        if old_taken.isdisjoint(change.old) and new_taken.isdisjoint(change.new):
            chosen.append(change)
            old_taken.update(change.old)
            new_taken.update(change.new)
    return chosen
