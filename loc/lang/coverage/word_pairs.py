"""Which Kazakh or Russian word stands for which English one, and how firmly.

word_pairs_LANG.zip is learned by tests/benchmarks/learn_word_pairs.py: IBM Model 1 in both directions over pairs of
news and general text. It holds stems and strengths and no sentence; the texts are under CC BY-SA and other licences,
which leave such counts free. `unzip -p FILE source.txt` shows the words.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from zipfile import ZipFile

STRENGTHS = 10
RARITIES = 8

_FOLDER = Path(__file__).parent
# Partners, and how firm each is; a set is met with another twice as fast as the keys of a dict.
_Row = tuple[frozenset[str], Mapping[str, int]]
_NO_ROW: _Row = (frozenset(), {})


class WordPairs:
    """Rarities of stems run from 0, the rarest, to `RARITIES` - 1; rows of pairs are read when they are asked for."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as table:
            source = table.read("source.txt").decode().split("\n")
            self._target = table.read("target.txt").decode().split("\n")
            self.source_rarity = dict(zip(source, table.read("source-rarity.bin"), strict=True))
            self.target_rarity = dict(zip(self._target, table.read("target-rarity.bin"), strict=True))
            self._steps = _read_numbers(table.read("steps.bin"))
            self._strengths = table.read("strengths.bin")
            stops = list(accumulate(_read_numbers(table.read("lengths.bin"))))
        self._spans = dict(zip(source, zip([0, *stops[:-1]], stops, strict=True), strict=True))
        self._rows: dict[str, _Row] = {}

    def find_links(self, source: Collection[str], target: Collection[str]) -> tuple[dict[str, int], dict[str, int]]:
        """How firm the best partner is, 1 to `STRENGTHS`, of each stem of the source and of the target that has one."""
        present = frozenset(target)
        sources: dict[str, int] = {}
        targets: dict[str, int] = {}
        rows = self._rows
        for word in source:
            partners, row = rows.get(word) or self._read_row(word)
            best = 0
            for other in partners & present:
                strength = row[other]
                if strength > best:  # noqa: PLR1730 - max() takes twice as long
                    best = strength
                if strength > targets.get(other, 0):
                    targets[other] = strength
            if best:
                sources[word] = best
        return sources, targets

    def _read_row(self, word: str) -> _Row:
        if word not in self._spans:
            return _NO_ROW
        start, stop = self._spans[word]
        words = map(self._target.__getitem__, accumulate(self._steps[start:stop]))
        row = dict(zip(words, self._strengths[start:stop], strict=True))
        read = self._rows[word] = frozenset(row), row
        return read


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
    return WordPairs(path) if lang.isalpha() and path.exists() else None
