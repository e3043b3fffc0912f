"""Texts of like length together: what is shorter is filled up, and the filling is computed too."""

from __future__ import annotations

import math
from collections.abc import Sequence


def cut_batches(lengths: Sequence[int], max_tokens: int, at_once: int) -> list[list[int]]:
    """Indexes in batches, the longest first, each of at most `max_tokens` with the filling, or of one text.

    Of little work there are smaller batches, so that `at_once` have something to do.
    """
    share = min(max_tokens, math.ceil(sum(lengths) / at_once))
    batches: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda index: lengths[index], reverse=True):
        if batches and (len(batches[-1]) + 1) * lengths[batches[-1][0]] <= share:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches
