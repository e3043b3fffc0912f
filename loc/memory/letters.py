"""Sentences as sets of neighbouring letters, for short ones that are alike without sharing a word.

Each two bytes that stand beside one another set one of 128 bits; sentences are as far apart as bits differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

MAX_CHARS_SIGNED = 80  # the bits of longer sentences are nearly all set
FAR = 255  # more than any two can differ
_MULTIPLIER = 0x9E3779B1  # 2**32 by the golden ratio, as Knuth, TAOCP 6.4, has it for hashing
_PLACE_SHIFT = 32 - 7
_BREAK = ord("\n")

Signatures = npt.NDArray[np.uint64]


def sign(texts: Iterable[str]) -> Signatures:
    """Two rows, with half the bits of each text. Case does not count. At least one text."""
    lines = "\n".join([text.replace("\n", " ") for text in texts])
    digits = np.frombuffer(f"\n{lines.casefold()}\n".encode(), np.uint8)
    pairs = digits[:-1].astype(np.uint16) << 8 | digits[1:]
    starts = np.flatnonzero(digits[:-1] == _BREAK)
    return np.stack([np.bitwise_or.reduceat(bits[pairs], starts) for bits in _bits_of_pairs()])


def count_differing(signatures: Signatures, other: Signatures) -> npt.NDArray[np.uint8]:
    """Bits that `other`, the signature of one text, does not share with each."""
    low, high = (np.bitwise_count(half ^ bits) for half, bits in zip(signatures, other, strict=True))
    counts: npt.NDArray[np.uint8] = low + high
    return counts


def find_nearest(counts: npt.NDArray[np.uint8], max_found: int) -> npt.NDArray[Any]:
    """Their places: all up to a count, as many counts as fit; of more that are all equally near, the first."""
    totals = np.cumsum(np.bincount(counts))
    nearest = int(totals.searchsorted(1))
    last = max(int(totals.searchsorted(max_found, side="right")) - 1, nearest)
    return np.flatnonzero(counts <= last)[:max_found]


@cache
def _bits_of_pairs() -> tuple[Signatures, Signatures]:
    """For each two bytes: their bit among the lower 64, and among the upper."""
    places = np.arange(1 << 16, dtype=np.uint32) * np.uint32(_MULTIPLIER) >> np.uint32(_PLACE_SHIFT)
    bits = np.left_shift(np.uint64(1), places.astype(np.uint64) % np.uint64(64))
    is_low = places < 64  # noqa: PLR2004 - the bits of a number
    return bits * is_low, bits * ~is_low
