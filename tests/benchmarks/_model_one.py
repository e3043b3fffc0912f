"""IBM Model 1 in both directions (Brown et al. 1993), on numpy: each pair of words of a sentence pair is one link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Sentence = Sequence[str]

ROUNDS = 5
MIN_COUNT = 2
MAX_WORDS = 80


@dataclass(frozen=True)
class Side:
    """Words seen twice or more, the commonest first; number 0 is the empty word."""

    words: list[str]
    counts: list[int]


@dataclass(frozen=True)
class Learned:
    """Of each kept pair of words the numbers, and the geometric mean of both probabilities."""

    source: Side
    target: Side
    sources: Ints
    targets: Ints
    strength: Floats


def count_words(sentences: Iterable[Sentence]) -> Side:
    """Sentences a word stands in."""
    counts = Counter(chain.from_iterable(map(set, sentences)))
    kept = [(word, count) for word, count in counts.most_common() if count >= MIN_COUNT]
    return Side(["", *(word for word, _ in kept)], [0, *(count for _, count in kept)])


@dataclass(frozen=True)
class Links:
    """`kinds` number the pair of words, `ours` and `theirs` the place that the link starts from and ends at."""

    kinds: Ints
    ours: Ints
    theirs: Ints
    keys: Ints


def _list_links(sources: Sequence[Ints], targets: Sequence[Ints], width: int) -> Links:
    keys, ours, theirs = list[Ints](), list[Ints](), list[Ints]()
    our_base = their_base = 0
    for source, target in zip(sources, targets, strict=True):
        keys.append((source[:, None] * width + target[None, :]).ravel())
        ours.append(np.repeat(np.arange(our_base, our_base + len(source)), len(target)))
        theirs.append(np.tile(np.arange(their_base, their_base + len(target)), len(source)))
        our_base, their_base = our_base + len(source), their_base + len(target)
    unique, kinds = np.unique(np.concatenate(keys), return_inverse=True)
    return Links(kinds, np.concatenate(ours), np.concatenate(theirs), unique)


def _expect(kinds: Ints, places: Ints, given: Ints, made: Ints) -> Floats:
    """The probability of each kind of link, its word of `made` given the one of `given`."""
    chance = np.full(len(made), 1 / (made.max() + 1))
    empty = np.full(made.max() + 1, 1 / (made.max() + 1))
    words = np.zeros(places.max() + 1, dtype=np.int64)
    words[places] = made[kinds]
    for _ in range(ROUNDS):
        weight = chance[kinds]
        whole = np.bincount(places, weight) + empty[words]
        counts = np.bincount(kinds, weight / whole[places])
        nothing = np.bincount(words, empty[words] / whole, minlength=len(empty))
        chance = counts / np.bincount(given, counts)[given]
        empty = nothing / nothing.sum()
    return chance


def _number(sentences: Iterable[Sentence], side: Side) -> list[Ints]:
    numbers = {word: number for number, word in enumerate(side.words)}
    return [
        np.array([numbers[word] for word in sentence[:MAX_WORDS] if word in numbers], dtype=np.int64)
        for sentence in sentences
    ]


def learn(pairs: Sequence[tuple[Sentence, Sentence]], min_strength: float) -> Learned:
    source, target = count_words(pair[0] for pair in pairs), count_words(pair[1] for pair in pairs)
    ours, theirs = _number((pair[0] for pair in pairs), source), _number((pair[1] for pair in pairs), target)
    width = len(target.words)
    links = _list_links(ours, theirs, width)
    sources, targets = links.keys // width, links.keys % width
    forth = _expect(links.kinds, links.theirs, sources, targets)
    back = _expect(links.kinds, links.ours, targets, sources)
    strength = np.sqrt(forth * back)
    kept = strength >= min_strength
    return Learned(source, target, sources[kept], targets[kept], strength[kept])
