"""Which Kazakh or Russian word stands for which English one, and how firmly.

word_pairs_LANG.zip is learned by tests/benchmarks/learn_word_pairs.py: IBM Model 1 in both directions over pairs of
news and general text. It holds stems and strengths and no sentence; the texts are under CC BY-SA and other licences,
which leave such counts free. `unzip -p FILE source.txt` shows the words.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

from loc.lang.coverage.stems import stem

STRENGTHS = 10
RARITIES = 8
# A rarity and a strength in one number, the slot; strength 0 is a word without a partner.
COLUMNS = STRENGTHS + 1
# In place of the slot of a word that the table lacks.
UNSEEN = -1

_FOLDER = Path(__file__).parent
_MOST_KEPT = 65536
# The slot without a partner; partners; how firm each is. A set is met with another twice as fast as the keys of a dict.
_Source = tuple[int, frozenset[str], Mapping[str, int]]
# The stem, the slot without a partner.
_Target = tuple[str, int]
_UNSEEN_SOURCE: _Source = (UNSEEN, frozenset(), {})
_UNSEEN_TARGET: _Target = ("", UNSEEN)
_T = TypeVar("_T")


class _Kept(dict[str, _T]):
    """What is read of a word, kept; too many are forgotten all at once. Twice as fast as `lru_cache`."""

    def __init__(self, read: Callable[[str], _T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> _T:
        if len(self) >= _MOST_KEPT:
            self.clear()
        kept = self[word] = self._read(word)
        return kept


class WordPairs:
    """Rarities of stems run from 0, the rarest, to `RARITIES` - 1; what is known of a word is read when asked for."""

    def __init__(self, path: Path, lang: str) -> None:
        self._lang = lang
        with ZipFile(path) as table:
            source = table.read("source.txt").decode().split("\n")
            self._target = [*map(sys.intern, table.read("target.txt").decode().split("\n"))]
            self.source_rarity = dict(zip(source, table.read("source-rarity.bin"), strict=True))
            self.target_rarity = dict(zip(self._target, table.read("target-rarity.bin"), strict=True))
            self._steps = _read_numbers(table.read("steps.bin"))
            self._strengths = table.read("strengths.bin")
            stops = [*accumulate(_read_numbers(table.read("lengths.bin")))]
        self._spans = dict(zip(source, map(slice, [0, *stops], stops), strict=True))
        self._sources = _Kept(self._read_source)
        self._targets = _Kept(self._read_target)

    def find_slots(self, source: Iterable[str], target: Iterable[str]) -> tuple[list[int], list[int]]:
        """Of each word with its best partner, in order; `UNSEEN` for a word that the table lacks."""
        read = self._targets
        targets = [read[word] for word in target]
        present = frozenset([known[0] for known in targets])
        firmest: dict[str, int] = {}
        slots = self._meet(source, present, firmest)
        return slots, [alone + firmest.get(cut, 0) for cut, alone in targets]

    def _meet(self, source: Iterable[str], present: frozenset[str], firmest: dict[str, int]) -> list[int]:
        """The slots of the source; how firm the best partner is of each stem that has one goes to `firmest`."""
        slots: list[int] = []
        read = self._sources
        for word in source:
            alone, partners, row = read[word]
            best = 0
            for other in partners & present:
                strength = row[other]
                if strength > best:  # noqa: PLR1730 - max() takes twice as long
                    best = strength
                if strength > firmest.get(other, 0):
                    firmest[other] = strength
            slots.append(alone + best)
        return slots

    def _read_source(self, word: str) -> _Source:
        cut = stem(word, "en")
        span = self._spans.get(cut)
        if span is None:
            return _UNSEEN_SOURCE
        words = map(self._target.__getitem__, accumulate(self._steps[span]))
        row = dict(zip(words, self._strengths[span], strict=True))
        return self.source_rarity[cut] * COLUMNS, frozenset(row), row

    def _read_target(self, word: str) -> _Target:
        cut = sys.intern(stem(word, self._lang))
        rarity = self.target_rarity.get(cut)
        return _UNSEEN_TARGET if rarity is None else (cut, rarity * COLUMNS)


def _read_numbers(content: bytes) -> array[int]:
    """Of 16 bits, the small byte first."""
    numbers = array("H", content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


@cache
def load_word_pairs(lang: str) -> WordPairs | None:
    """From English into `lang`; None where nothing was learned. 20 ms the first time."""
    path = _FOLDER / f"word_pairs_{lang}.zip"
    return WordPairs(path, lang) if lang.isalpha() and path.exists() else None
