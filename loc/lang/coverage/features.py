"""What a pair of texts looks like to the models of `loc.lang.coverage.verdict`."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, sqrt

from loc.lang.coverage.evidence import Words

# Short sentences have more room.
_SMOOTHING_CHARS = 20
_MAX_DEVIATION = 6.0


def log_ratio(words: Words) -> float:
    """Of target and source in letters and digits."""
    source, target = sum(map(len, words.source)), sum(map(len, words.target))
    return log((target + _SMOOTHING_CHARS) / (source + _SMOOTHING_CHARS))


def _deviate(ratio: float, usual: float, spread: float) -> float:
    return max(-_MAX_DEVIATION, min(_MAX_DEVIATION, (ratio - usual) / spread))


def list_features(
    words: Words, ours: Sequence[float], theirs: Sequence[float], usual_length: tuple[float, float]
) -> list[float]:
    """In the order of the weights; neither side is empty. `usual_length` is mean and spread of `log_ratio`."""
    our_root, their_root = sqrt(len(ours)), sqrt(len(theirs))
    our_sum, their_sum = sum(ours), sum(theirs)
    (our_end, our_run), (their_end, their_run) = find_least_sums(ours), find_least_sums(theirs)
    length = _deviate(log_ratio(words), *usual_length)
    return [
        1.0,
        our_sum / len(ours),
        their_sum / len(theirs),
        our_sum / our_root,
        their_sum / their_root,
        length,
        length * length,
        our_end / our_root,
        their_end / their_root,
        our_run / our_root,
        their_run / their_root,
        log(len(ours)),
        1 / len(ours),
    ]


def find_least_sums(values: Sequence[float]) -> tuple[float, float]:
    """The least sums of words from either end, and of words in a row."""
    total = lowest = highest = run = 0.0
    for value in values:
        total += value
        if total - highest < run:  # noqa: PLR1730 - min() takes twice as long
            run = total - highest
        if total < lowest:
            lowest = total
        elif total > highest:
            highest = total
    return min(lowest, total - highest), run


def find_least_run(values: Sequence[float]) -> tuple[float, int, int]:
    """The least sum of words in a row, and where they start and stop."""
    total, start, gap = 0.0, 0, (0.0, 0, 0)
    for place, value in enumerate(values):
        total += value
        if total >= 0:
            total, start = 0.0, place + 1
        elif total < gap[0]:
            gap = (total, start, place + 1)
    return gap
