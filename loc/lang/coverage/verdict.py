"""Whether a Kazakh or Russian text says what the English one says: all of it, and nothing else.

Each word weighs what it tells, in nats, for the pair being a pair (`evidence`); means, sums, the length and the least
covered passages are the features of three logistic models. tests/benchmarks/learn_word_pairs.py learns the weights and
says from what, and how well they do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from operator import mul
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypedDict

from loc.lang.coverage.evidence import Words, add_anchors, read_words
from loc.lang.coverage.features import find_least_run, list_features
from loc.lang.coverage.stems import find_words
from loc.lang.coverage.word_pairs import load_word_pairs
from loc.model import Span

_WEIGHTS = Path(__file__).with_name("weights.json")


class Learned(TypedDict):
    """The weights of a language in JSON: of words by kind and strength, of features by doubt."""

    length: list[float]
    source: list[list[float]]
    target: list[list[float]]
    models: dict[str, list[float]]


class Doubt(StrEnum):
    """The target is of another sentence, part of the source is missing, the target says more."""

    OTHER = "other"
    MISSING = "missing"
    ADDED = "added"


# Log-odds, learned with as many faults as good pairs, from which a doubt is told; translators add freely.
LEAST_ODDS: Mapping[Doubt, float] = MappingProxyType({Doubt.OTHER: 3.0, Doubt.MISSING: 3.5, Doubt.ADDED: 11.0})
_SURE_ODDS = 4.0
# In a headline of two words a model of clauses sees ghosts.
_MIN_WORDS = 3
# Names and figures, which seldom add more, are looked up only where the words alone come so near.
_NEARNESS_ODDS = 3.0
# Each name is compared with the words of the target, so not in a text that is no sentence.
_MAX_CHARS = 5_000


@dataclass(frozen=True, slots=True)
class Weights:
    """Of words by slot, and of the features, in their order, by doubt; `length` as in `list_features`."""

    length: tuple[float, float]
    source: Sequence[float]
    target: Sequence[float]
    models: Mapping[Doubt, Sequence[float]]


class Coverage(NamedTuple):
    """What each word tells, in text order, and the log-odds of each doubt."""

    source: Sequence[float]
    target: Sequence[float]
    odds: Mapping[Doubt, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`passage` lies in the source where that is MISSING, in the target where it is ADDED.

    Only of OTHER one may be `sure`.
    """

    doubt: Doubt
    sure: bool = False
    passage: Span | None = None


def find_doubt(source: str, target: str, source_lang: str, target_lang: str) -> Verdict | None:
    """None where there is none, and for languages that nothing was learned of."""
    coverage = measure_coverage(source, target, target_lang) if source_lang == "en" else None
    if coverage is None:
        return None
    if coverage.odds[Doubt.OTHER] >= LEAST_ODDS[Doubt.OTHER]:
        return Verdict(Doubt.OTHER, sure=coverage.odds[Doubt.OTHER] >= _SURE_ODDS)
    for doubt, text, told in ((Doubt.MISSING, source, coverage.source), (Doubt.ADDED, target, coverage.target)):
        passage = _find_gap(text, told) if coverage.odds[doubt] >= LEAST_ODDS[doubt] else None
        if passage:
            return Verdict(doubt, passage=passage)
    return None


def measure_coverage(source: str, target: str, lang: str) -> Coverage | None:
    """Of an English source; None where nothing was learned of the language, or a side has no words."""
    pairs = load_word_pairs(lang)
    words = read_words(source, target, pairs) if pairs else None
    if not words or not words.source or not words.target:
        return None
    weights = _load_weights()[lang]
    coverage = weigh(words, weights)
    if not _is_near(coverage) or max(len(source), len(target)) > _MAX_CHARS:
        return coverage
    return weigh(add_anchors(words, source, target, lang), weights)


def _is_near(coverage: Coverage) -> bool:
    return any(odds >= LEAST_ODDS[doubt] - _NEARNESS_ODDS for doubt, odds in coverage.odds.items())


def weigh(words: Words, weights: Weights) -> Coverage:
    """Neither side is empty."""
    ours = [*map(weights.source.__getitem__, words.source_slots)]
    theirs = [*map(weights.target.__getitem__, words.target_slots)]
    features = list_features(words, ours, theirs, weights.length)
    return Coverage(ours, theirs, {doubt: sum(map(mul, model, features)) for doubt, model in weights.models.items()})


def _find_gap(text: str, told: Sequence[float]) -> Span | None:
    """The passage that the other side covers least, None where it is no clause."""
    _, start, stop = find_least_run(told)
    spans = find_words(text)
    return (spans[start][0], spans[stop - 1][1]) if start + _MIN_WORDS <= stop <= len(spans) else None


@cache
def _load_weights() -> Mapping[str, Weights]:
    learned: dict[str, Learned] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return {lang: read_weights(each) for lang, each in learned.items()}


def read_weights(learned: Learned) -> Weights:
    usual, spread = learned["length"]
    return Weights(
        (usual, spread),
        (*chain.from_iterable(learned["source"]), 0.0),
        (*chain.from_iterable(learned["target"]), 0.0),
        {Doubt(name): tuple(model) for name, model in learned["models"].items()},
    )
