from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from loc.evaluate.corpus import Corpus

MIN_SENTENCES_A_SECOND = 3000
_WARM_UP = 50


def measure_speed(corpus: Corpus, check: Callable[[Sequence[tuple[str, str]]], object]) -> float | None:
    """Sentences a second of processor time, those that only load tables apart; None for a corpus too small to tell.

    `check` gets sentences that no check has seen before.
    """
    first, rest = corpus.pairs[:_WARM_UP], corpus.pairs[_WARM_UP:]
    if len(rest) < _WARM_UP:
        return None
    check(first)
    started = time.process_time()
    check(rest)
    return len(rest) / (time.process_time() - started)
