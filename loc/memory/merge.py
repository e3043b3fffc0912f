"""Which shards to make one of: few to look at, and none of them made anew often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MAX_PAIRS = 1 << 20  # of a shard; a full one is left alone


def choose_shards(live: Mapping[str, int], counts: Mapping[str, int]) -> Sequence[str]:
    """By the pairs that stand in each and all it has, the oldest first: those to be merged, the newest of all.

    Each shard kept is more than twice as large as all behind it together, so there are few. One of which less than
    half stands is made anew.
    """
    names = list(counts)
    wanted = len(names)
    behind = 0
    for place in reversed(range(len(names))):
        size = live[names[place]]
        is_wasted = size * 2 < counts[names[place]]
        if is_wasted or (behind and size <= 2 * behind and size + behind <= MAX_PAIRS):
            wanted = place
        behind += size
    return names[wanted:]
