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
from zipfile import ZipFile

from loc.lang.coverage.stems import cut_stems

STRENGTHS = 10
RARITIES = 8
# A rarity and a strength in one number, the slot; strength 0 is a word without a partner.
COLUMNS = STRENGTHS + 1
# In place of the slot of a word that the table lacks.
UNSEEN = -1

_FOLDER = Path(__file__).parent
_MOST_KEPT = 65536
# The slot without a partner; partners; how firm each is. A set is met with another twice as fast as the keys of a dict.
_Row = tuple[int, frozenset[str], Mapping[str, int]]
_UNSEEN_ROW: _Row = (UNSEEN, frozenset(), {})


class _Rows(dict[str, _Row]):
    """Of English stems, read when asked for. A dict that fills itself is twice as fast as `lru_cache`."""

    def __init__(self, read: Callable[[str], _Row]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cut: str) -> _Row:
        if len(self) >= _MOST_KEPT:
            self.clear()
        row = self[cut] = self._read(cut)
        return row


class WordPairs:
    """Rarities of stems run from 0, the rarest, to `RARITIES` - 1; what is known of a word is read when asked for."""

    def __init__(self, path: Path, lang: str) -> None:
        self._lang = lang
        with ZipFile(path) as table:
            source = table.read("source.txt").decode().split("\n")
            self._target = table.read("target.txt").decode().split("\n")
            self.source_rarity = dict(zip(source, table.read("source-rarity.bin"), strict=True))
            self.target_rarity = dict(zip(self._target, table.read("target-rarity.bin"), strict=True))
            self._steps = _read_numbers(table.read("steps.bin"))
            self._strengths = table.read("strengths.bin")
            stops = [*accumulate(_read_numbers(table.read("lengths.bin")))]
        self._spans = dict(zip(source, map(slice, [0, *stops], stops), strict=True))
        self._rows = _Rows(self._read_row)

    def find_slots(self, source: Iterable[str], target: Iterable[str]) -> tuple[list[int], list[int]]:
        """Of each word with its best partner, in order; `UNSEEN` for a word that the table lacks."""
        theirs = cut_stems(target, self._lang)
        firmest: dict[str, int] = {}
        slots = self._meet(cut_stems(source, "en"), frozenset(theirs), firmest)
        rarity = self.target_rarity
        return slots, [rarity[cut] * COLUMNS + firmest.get(cut, 0) if cut in rarity else UNSEEN for cut in theirs]

    def _meet(self, source: Iterable[str], present: frozenset[str], firmest: dict[str, int]) -> list[int]:
        """The slots of the source; how firm the best partner is of each stem that has one goes to `firmest`."""
        slots: list[int] = []
        rows = self._rows
        for cut in source:
            alone, partners, row = rows[cut]
            best = 0
            for other in partners & present:
                strength = row[other]
                if strength > best:  # noqa: PLR1730 - max() takes twice as long
                    best = strength
                if strength > firmest.get(other, 0):
                    firmest[other] = strength
            slots.append(alone + best)
        return slots

    def _read_row(self, cut: str) -> _Row:
        span = self._spans.get(cut)
        if span is None:
            return _UNSEEN_ROW
        words = map(self._target.__getitem__, accumulate(self._steps[span]))
        row = dict(zip(words, self._strengths[span], strict=True))
        return self.source_rarity[cut] * COLUMNS, frozenset(row), row


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
