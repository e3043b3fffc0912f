"""Which shards are made one."""

from __future__ import annotations

import pytest

from loc.memory.merge import MAX_PAIRS, choose_shards


@pytest.mark.parametrize(
    ("live", "merged"),
    [
        ([], []),
        ([10], []),
        ([1000, 10], []),
        ([10, 10], ["0", "1"]),
        ([1000, 30, 20], ["1", "2"]),
        ([1000, 300, 100, 10], []),
        ([1000, 490, 240, 120], ["0", "1", "2", "3"]),
        ([MAX_PAIRS, MAX_PAIRS], []),
    ],
)
def test_small_ones_are_merged(live: list[int], merged: list[str]) -> None:
    """Once those behind together reach half of one, it joins them; full ones stay alone."""
    counts = {str(number): count for number, count in enumerate(live)}
    assert choose_shards(counts, counts) == merged


def test_one_that_is_mostly_dead_is_made_anew() -> None:
    """With all behind it, so that the order of pairs stays."""
    assert choose_shards({"0": 400, "1": 10}, {"0": 1000, "1": 10}) == ["0", "1"]
    assert choose_shards({"0": 600, "1": 10}, {"0": 1000, "1": 10}) == []
