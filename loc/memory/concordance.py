"""Phrases in the sources and targets of a memory, marked.

The texts are searched as they lie on disk, for no index knows targets or parts of words. Of a word, two bytes at their
distance are looked for in all of the text at once, the two that are rarest there, in small and in capital letters;
what has them is judged by the rest. 1,000,000 pairs, 183 MB of English and Russian: 0.3 s.
"""

from __future__ import annotations

import heapq
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import regex

from loc.errors import LocError
from loc.memory.lookup import Lookup
from loc.memory.memory import Memory
from loc.memory.pair import Pair
from loc.model import Span

MAX_JUDGED = 10_000  # texts that are read for the sake of one word, before the next one is looked for too
_CHUNK_BYTES = 1 << 20
_SAMPLE_BYTES = 1 << 20
_WORD = regex.compile(r"([\p{L}\p{M}\p{N}]+)(\*?)")
_LETTER = r"[\p{L}\p{M}\p{N}]"
_BETWEEN = r"[^\p{L}\p{M}\p{N}]{1,3}"
_SAME_LETTERS = {"е": "её", "ё": "её"}  # ё is printed as е: Правила русской орфографии (2006), § 5

Places = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]


class Passage(NamedTuple):
    """A pair, and where the phrase stands in its source and in its target."""

    pair: Pair
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]


def find_passages(memory: Memory, phrase: str, limit: int) -> tuple[Passage, ...]:
    """The newest first, a pair that stands in many stories once. Case does not count.

    The words stand next to each other; one with `*` at its end stands for all that begin so. Raises BrokenIndex, and
    LocError for a phrase without a word.
    """
    words = [_Word(*found) for found in _WORD.findall(unicodedata.normalize("NFC", phrase))]
    if not words:
        raise LocError(f"{phrase!r}: expected a phrase with a word in it", hint="Put it in quotes: 'talks in Astana'.")
    pattern = regex.compile(_BETWEEN.join(word.pattern for word in words), regex.IGNORECASE)
    return tuple(islice(_once(_judge(_newest_first(memory, words), pattern)), limit))


class _Word(NamedTuple):
    text: str
    star: str

    @property
    def pattern(self) -> str:
        letters = "".join(f"[{_SAME_LETTERS.get(letter, letter)}]" for letter in self.text.lower())
        return f"(?<!{_LETTER}){letters}{f'{_LETTER}*+' if self.star else f'(?!{_LETTER})'}"

    @property
    def columns(self) -> list[list[int]]:
        """The bytes that may stand in each place; forms of a letter that differ in length in UTF-8 are left out."""
        columns: list[list[int]] = []
        for letter in self.text:
            alike = _SAME_LETTERS.get(letter.lower(), letter)
            forms = {form.encode() for form in (letter, *alike.lower(), *alike.upper())}
            size_bytes = len(letter.encode())
            columns += [sorted(set(column)) for column in zip(*(f for f in forms if len(f) == size_bytes), strict=True)]
        return columns


class _Texts:
    """Those of one lookup that stand. A text is numbered: row by row as they came, the source, then the target."""

    def __init__(self, lookup: Lookup) -> None:
        shard = lookup._shard  # noqa: SLF001 - one of ours
        self._lookup = lookup
        self._rows = lookup.rows_in_order()
        found = shard.rows[self._rows]
        self._starts = np.empty(2 * len(found), np.int64)
        self._starts[::2] = found["start"]
        self._starts[1::2] = found["start"] + found["source_bytes"]
        self._stops = np.empty_like(self._starts)
        self._stops[::2] = self._starts[1::2]
        self._stops[1::2] = self._starts[1::2] + found["target_bytes"]
        self._bytes: Bytes = np.frombuffer(shard._text, np.uint8, int(self._stops[-1]) if len(found) else 0)  # noqa: SLF001

    def find(self, words: Iterable[_Word]) -> Iterator[tuple[int, Pair]]:
        """The pairs that may have them, with the seconds of their review, the newest first."""
        numbers = np.arange(len(self._starts))
        for word in sorted(words, key=lambda each: -len(each.text)):
            numbers = np.intersect1d(numbers, self._find_word(word), assume_unique=True)
            if len(numbers) <= MAX_JUDGED:
                break
        rows = self._rows[np.unique(numbers // 2)]
        made_at = self._lookup.made_at(rows)
        for place in np.argsort(made_at, kind="stable")[::-1].tolist():
            yield made_at[place].item(), next(self._lookup.pairs(rows[place : place + 1]))

    def _find_word(self, word: _Word) -> Places:
        """Numbers of texts, rising."""
        columns = word.columns
        starts = _find_bytes(self._bytes, columns, self._histogram)
        numbers = np.searchsorted(self._starts, starts, side="right") - 1
        stops = starts + len(columns)
        inside = (numbers >= 0) & (stops <= self._stops[numbers])
        numbers, starts, stops = numbers[inside], starts[inside], stops[inside]
        is_word = (starts == self._starts[numbers]) | ~_ends_in_letter(self._bytes, starts)
        if not word.star:
            is_word &= (stops == self._stops[numbers]) | ~_begins_with_letter(self._bytes, stops)
        return np.unique(numbers[is_word])

    @cached_property
    def _histogram(self) -> npt.NDArray[np.int64]:
        """How often each byte occurs in some of the text."""
        return np.bincount(self._bytes[:_SAMPLE_BYTES], minlength=256)


def _find_bytes(text: Bytes, columns: list[list[int]], histogram: npt.NDArray[np.int64]) -> Places:
    """Where each of the columns has one of its bytes; rising."""
    rarest = sorted(range(len(columns)), key=lambda column: histogram[columns[column]].sum())
    first, second = sorted((rarest[0], rarest[min(1, len(rarest) - 1)]))
    found = [np.empty(0, np.int64)]
    last = len(text) - len(columns) + 1
    for start in range(0, last, _CHUNK_BYTES):
        stop = min(start + _CHUNK_BYTES, last)
        hits = _is_any(text[start + first : stop + first], columns[first])
        hits &= _is_any(text[start + second : stop + second], columns[second])
        found.append(np.flatnonzero(hits) + start)
    places = np.concatenate(found)
    for column in rarest[2:]:
        places = places[_is_any(text[places + column], columns[column])]
    return places


def _is_any(text: Bytes, values: list[int]) -> Flags:
    hits: Flags = text == values[0]
    for value in values[1:]:
        hits |= text == value
    return hits


_IS_ASCII_LETTER = np.array([chr(byte).isascii() and chr(byte).isalnum() for byte in range(256)])
_IS_CYRILLIC_LEAD = np.array([byte in b"\xd0\xd1\xd2\xd3\xd4" for byte in range(256)])  # U+0400-U+053F in UTF-8


def _begins_with_letter(text: Bytes, places: Places) -> Flags:
    """False where that takes a closer look."""
    following = text[np.minimum(places, len(text) - 1)]
    flags: Flags = _IS_ASCII_LETTER[following] | _IS_CYRILLIC_LEAD[following]
    return flags


def _ends_in_letter(text: Bytes, places: Places) -> Flags:
    """Before each of the places; False where that takes a closer look."""
    flags: Flags = _IS_ASCII_LETTER[text[places - 1]] | _IS_CYRILLIC_LEAD[text[places - 2]]
    return flags


def _newest_first(memory: Memory, words: list[_Word]) -> Iterator[Pair]:
    found = [_Texts(lookup).find(words) for lookup in memory._lookups]  # noqa: SLF001 - one of ours
    return (pair for _, pair in heapq.merge(*found, key=lambda row: -row[0]))


def _judge(pairs: Iterable[Pair], pattern: regex.Pattern[str]) -> Iterator[Passage]:
    for pair in pairs:
        source, target = (tuple(hit.span() for hit in pattern.finditer(text)) for text in (pair.source, pair.target))
        if source or target:
            yield Passage(pair, source, target)


def _once(passages: Iterable[Passage]) -> Iterator[Passage]:
    seen: set[tuple[str, str]] = set()
    for passage in passages:
        if passage.pair[:2] not in seen:
            seen.add(passage.pair[:2])
            yield passage
