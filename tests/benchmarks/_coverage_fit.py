"""Weights of words and of features for loc.lang.coverage.verdict: naive Bayes of slots, then logistic regression."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from loc.lang.coverage.evidence import COLUMNS, KINDS, SLOTS, Words, add_anchors, read_words
from loc.lang.coverage.features import list_features, log_ratio
from loc.lang.coverage.verdict import Doubt, Weights
from loc.lang.coverage.word_pairs import WordPairs

Floats = npt.NDArray[np.float64]
Pair = tuple[str, str]
Read = Callable[[Pair], Words]

MAX_EVIDENCE = 5.0
MIN_EVIDENCE = -3.0
OTHERS = 3
_ROUNDS = 30
_END_MARKS = '.!?»”"'


def other_sentence(pairs: Sequence[Pair], chance: random.Random) -> list[Pair]:
    count = len(pairs)
    places = [(at + 1 + chance.randrange(count - 1)) % count for at in range(count)]
    return [(source, pairs[at][1]) for (source, _), at in zip(pairs, places, strict=True)]


def next_sentence(pairs: Sequence[Pair], chance: random.Random) -> list[Pair]:
    return [(source, pairs[(at + 1) % len(pairs)][1]) for at, (source, _) in enumerate(pairs)]


def _halve(text: str, chance: random.Random, *, first: bool) -> str | None:
    """Of four words or more; the first half has the end mark in one of two cases."""
    words = text.split()
    if len(words) < 4:
        return None
    middle = (len(words) + 1) // 2
    half = " ".join(words[:middle] if first else words[middle:])
    if first and chance.random() < 0.5 and text[-1] in _END_MARKS:
        return half.rstrip(" ,;:—-") + text[-1]
    return half


def keep_first_half(pairs: Sequence[Pair], chance: random.Random) -> list[Pair]:
    return [(source, half) for source, target in pairs if (half := _halve(target, chance, first=True))]


def keep_second_half(pairs: Sequence[Pair], chance: random.Random) -> list[Pair]:
    return [(source, half) for source, target in pairs if (half := _halve(target, chance, first=False))]


def add_half(pairs: Sequence[Pair], chance: random.Random) -> list[Pair]:
    """The first half of another sentence behind the target, or a source cut in half."""
    behind = [
        (source, f"{target} {half}")
        for source, target in pairs
        if (half := _halve(chance.choice(pairs)[1], chance, first=True))
    ]
    cut = [(half, target) for source, target in pairs if (half := _halve(source, chance, first=chance.random() < 0.5))]
    return chance.sample(behind, len(behind) // 2) + chance.sample(cut, len(cut) // 2)


FAULTS: dict[str, Callable[[Sequence[Pair], random.Random], list[Pair]]] = {
    "other sentence": other_sentence,
    "next sentence": next_sentence,
    "first half kept": keep_first_half,
    "second half kept": keep_second_half,
    "half added": add_half,
}
TRAINED = {
    Doubt.OTHER: ("other sentence",),
    Doubt.MISSING: ("first half kept", "second half kept"),
    Doubt.ADDED: ("half added",),
}


def read_all(pairs: Iterable[Pair], lang: str, table: WordPairs) -> list[Words]:
    words = ((pair, read_words(*pair, table)) for pair in pairs)
    return [add_anchors(each, *pair, lang) for pair, each in words if each.source and each.target]


def weigh_slots(true: Sequence[list[int]], false: Sequence[list[int]]) -> list[list[float]]:
    """log P(strength | kind, a pair) / P(strength | kind, no pair), half a word added to each count."""
    good, bad = (
        np.full((KINDS, COLUMNS), 0.5) + _count(slots, weight) for slots, weight in ((true, OTHERS), (false, 1))
    )
    ratio = np.log((good / good.sum(1, keepdims=True)) / (bad / bad.sum(1, keepdims=True)))
    return [[float(each) for each in row] for row in np.clip(ratio, MIN_EVIDENCE, MAX_EVIDENCE).round(2)]


def _count(sentences: Sequence[list[int]], weight: float) -> Floats:
    flat = np.array([slot for slots in sentences for slot in slots], dtype=np.int64)
    counts: Floats = np.bincount(flat, minlength=SLOTS + 1)[:SLOTS].reshape(KINDS, COLUMNS) * weight / OTHERS
    return counts


def tabulate(words: Iterable[Words], weights: Weights) -> Floats:
    rows = [
        list_features(
            each,
            [weights.source[slot] for slot in each.source_slots],
            [weights.target[slot] for slot in each.target_slots],
            weights.length,
        )
        for each in words
    ]
    return np.array(rows)


def regress(clean: Floats, faulty: Floats, penalty: float = 1.0) -> Floats:
    """Logistic regression, both sides of one weight, with a ridge on standardised features; the first is constant."""
    features = np.vstack([clean, faulty])
    answers = np.r_[np.zeros(len(clean)), np.ones(len(faulty))]
    sizes = np.where(answers > 0, len(clean) / len(faulty), 1.0)
    middle, spread = features[:, 1:].mean(0), features[:, 1:].std(0) + 1e-9
    standard = np.c_[features[:, 0], (features[:, 1:] - middle) / spread]
    weights = np.zeros(standard.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-standard @ weights))
        slope = standard.T @ (sizes * (chance - answers)) + penalty * weights
        bend = (standard * (sizes * chance * (1 - chance))[:, None]).T @ standard + penalty * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    plain: Floats = np.r_[weights[0] - (weights[1:] * middle / spread).sum(), weights[1:] / spread]
    return plain


def measure_lengths(words: Iterable[Words]) -> tuple[float, float]:
    """Median, and 1.4826 times the median deviation from it."""
    ratios = np.array([log_ratio(each) for each in words])
    middle = float(np.median(ratios))
    return middle, 1.4826 * float(np.median(np.abs(ratios - middle)))
