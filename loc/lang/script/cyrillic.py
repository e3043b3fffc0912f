"""Whether a Cyrillic word reads as Kazakh or as Russian, told by its letters.

letters_kk_ru.txt is learned by tests/benchmarks/learn_letters.py, which says what its weights are; it holds letters
and words with their weights and no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path

from loc.lang.script.alphabets import ANY_KAZAKH

# Weights in the table are logarithms times this, and no trigram weighs more.
SCALE = 2
MOST_WEIGHT = 9
_LEAST_OF_KAZAKH_LETTER = 6.0

_TABLE = Path(__file__).with_name("letters_kk_ru.txt")


def cut_trigrams(word: str) -> Iterator[str]:
    """Three letters in a row, `<` before the first letter of the word and `>` behind the last."""
    return map(f"<{word}>".__getitem__, _threes(len(word)))


@lru_cache(maxsize=64)
def _threes(count: int) -> tuple[slice, ...]:
    return tuple(slice(start, start + 3) for start in range(count))


@lru_cache(maxsize=65536)
def weigh_word(word: str) -> float:
    """How far a lower-case word speaks for Kazakh, below 0 for Russian; a logarithm of odds."""
    words, trigrams = _read_weights()
    known = words.get(word)
    if known is not None:
        return known / SCALE
    weight = sum(map(trigrams.get, cut_trigrams(word), repeat(0))) / SCALE
    return max(weight, _LEAST_OF_KAZAKH_LETTER) if ANY_KAZAKH.search(word) else weight


@cache
def _read_weights() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Of whole words, and of trigrams."""
    words, trigrams = dict[str, int](), dict[str, int]()
    for row in _TABLE.read_text(encoding="utf-8").splitlines():
        weight, *keys = row.split()
        words.update({key[1:]: int(weight) for key in keys if key[0] == "="})
        trigrams.update({key: int(weight) for key in keys if key[0] != "="})
    return words, trigrams
