from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from loc.evaluate.corpus import Corpus

MIN_SENTENCES_A_SECOND = 3000
_LEAST = 50
# Of the corpus: tables are loaded at the first sentence that wants them.
_WARM_UP_SHARE = 3


def measure_speed(corpus: Corpus, check: Callable[[Sequence[tuple[str, str]]], object]) -> float | None:
    """Sentences a second of processor time, those that only load tables apart; None for a corpus too small to tell.

    `check` gets sentences that no check has seen before.
    """
    warm_up = max(len(corpus.pairs) // _WARM_UP_SHARE, _LEAST)
    first, rest = corpus.pairs[:warm_up], corpus.pairs[warm_up:]
    if len(rest) < _LEAST:
        return None
    check(first)
    started = time.process_time()
    check(rest)
    return len(rest) / (time.process_time() - started)
