"""Sentences as sets of neighbouring letters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loc.memory.letters import count_differing, find_nearest, sign


def test_signatures_stay_what_they_are() -> None:
    """They stand in files, so no run and no machine may find others."""
    assert sign(["Oil.", "Мұнай."]).tolist() == [[524288, 4503608217829376], [144119603302236161, 7054466754805773]]


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=8))
def test_signatures_do_not_touch_each_other(texts: list[str]) -> None:
    """Many at once are what each is alone."""
    assert sign(texts).tolist() == np.concatenate([sign([text]) for text in texts], axis=1).tolist()


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [("oil", "oil", 0), ("OIL", "oil", 0), ("oil", "oils", 3), ("oil is dear", "oil\nis dear", 0), ("", "", 0)],
)
def test_bits_that_differ_are_counted(one: str, other: str, differing: int) -> None:
    """One for each two neighbours, the ends of the sentence among them, that stand in one of the two alone."""
    assert count_differing(sign([one]), sign([other])[:, 0]).tolist() == [differing]


@settings(deadline=None)
@given(st.lists(st.integers(0, 128), max_size=60), st.integers(1, 20))
def test_the_nearest_are_found(counts: list[int], most: int) -> None:
    """None that was left out is nearer than one that was taken; no more than fit, and at least one."""
    taken = find_nearest(np.array(counts, np.uint8), most).tolist()
    assert min(len(counts), 1) <= len(taken) <= most
    left = [count for place, count in enumerate(counts) if place not in taken]
    assert all(counts[place] <= count for place in taken for count in left)
