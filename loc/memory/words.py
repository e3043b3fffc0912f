"""Words and sentences as numbers of 32 bits, the same in every run; two texts with one number only cost time.

The bytes of a word are the digits of a number to the base BASE, modulo 2**64. A running sum over all digits of a text
gives the number of any stretch as a difference, so many sentences are numbered by few passes over their bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

BASE = 0x9E3779B97F4A7C15  # odd, hence with an inverse; the golden ratio, as Knuth, TAOCP 6.4, has it for hashing
_INVERSE = pow(BASE, -1, 1 << 64)
_IS_LETTER = np.array(
    [not chr(byte).isascii() or chr(byte).isalnum() for byte in range(256)]
)  # beyond ASCII unless a mark
_BREAK = ord("\n")

Numbers = npt.NDArray[np.uint32]


class Codes(NamedTuple):
    """`words` of all sentences in order, with the bytes of each; how many a sentence has; and one number for each."""

    words: Numbers
    word_bytes: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    sentences: Numbers


def code_sentences(texts: Iterable[str]) -> Codes:
    """Neither case nor marks count, so sentences of one number may yet differ in these."""
    lines = "\n".join(text.replace("\n", " ") for text in texts)
    digits = np.frombuffer(f"\n{lines.casefold()}\n".encode(), np.uint8)
    is_letter = _find_letters(digits)
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1
    starts, stops = edges[::2], edges[1::2]
    words = _number(digits, starts, stops)
    firsts = starts.searchsorted(np.flatnonzero(digits == _BREAK))
    return Codes(words, stops - starts, np.diff(firsts), _number(words, firsts[:-1], firsts[1:]))


def _find_letters(digits: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Marks are those of ASCII, of U+0080-U+00BF («, », the hard space) and of U+2000-U+207F (“, ’, —, …)."""
    is_letter = _IS_LETTER[digits]
    latin = np.flatnonzero(digits == 0xC2)  # noqa: PLR2004 - the first byte in UTF-8, as below
    general = np.flatnonzero(digits == 0xE2)  # noqa: PLR2004
    general = general[digits[general + 1] <= 0x81]  # noqa: PLR2004
    for place in (latin, latin + 1, general, general + 1, general + 2):
        is_letter[place] = False
    return is_letter


def _number(digits: npt.NDArray[Any], starts: npt.NDArray[np.int64], stops: npt.NDArray[np.int64]) -> Numbers:
    """Of each stretch of digits."""
    powers, inverses = _powers(len(digits).bit_length())
    sums = np.zeros(len(digits) + 1, np.uint64)
    np.cumsum(digits * powers[: len(digits)], out=sums[1:])
    values = (sums[stops] - sums[starts]) * inverses[starts]
    return (values * np.uint64(BASE) >> np.uint64(32)).astype(np.uint32)


@cache
def _powers(bits: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Of BASE and of its inverse, for up to 2**bits digits."""
    first = np.ones((2, 1), np.uint64)
    rest = np.array([[BASE], [_INVERSE]], np.uint64).repeat(1 << bits, axis=1)
    powers, inverses = np.cumprod(np.concatenate([first, rest], axis=1), axis=1)
    return powers, inverses
