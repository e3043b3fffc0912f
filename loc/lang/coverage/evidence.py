"""What each word of a pair says for the one text being a translation of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loc.lang.coverage.stems import cut_words, find_words
from loc.lang.coverage.word_pairs import COLUMNS, RARITIES, UNSEEN, WordPairs
from loc.lang.names.capitalised import find_names
from loc.lang.names.match import find_name
from loc.lang.numbers.figures import compare_figures
from loc.model import Span

__all__ = ["COLUMNS", "FIGURE", "KINDS", "NAME", "SLOTS", "UNKNOWN", "Words", "add_anchors", "read_words"]

# Beside the rarities of words.
FIGURE = RARITIES
NAME = RARITIES + 1
KINDS = RARITIES + 2

# A kind and a strength in one number, as `WordPairs` has them.
SLOTS = KINDS * COLUMNS
UNKNOWN = SLOTS
_FIGURE_MISSING = FIGURE * COLUMNS
_FIGURE_FOUND = _FIGURE_MISSING + 1
_NAME_MISSING = NAME * COLUMNS
_NAME_FOUND = _NAME_MISSING + 1


class Words(NamedTuple):
    """A pair in words; the slots of both sides stand in the order of the words."""

    source: list[str]
    target: list[str]
    source_slots: list[int]
    target_slots: list[int]


def read_words(source: str, target: str, pairs: WordPairs) -> Words:
    """By the table and by figures and words that stand the same on both sides; names are not looked for."""
    ours, theirs = cut_words(source), cut_words(target)
    our_slots, their_slots = pairs.find_slots(ours, theirs)
    return Words(ours, theirs, _fill(ours, our_slots, theirs), _fill(theirs, their_slots, ours))


def _fill(words: Sequence[str], slots: list[int], others: Sequence[str]) -> list[int]:
    if UNSEEN not in slots:
        return slots
    same = frozenset(others)
    return [
        _find_unknown(word, is_same=word in same) if slot == UNSEEN else slot
        for word, slot in zip(words, slots, strict=True)
    ]


def _find_unknown(word: str, *, is_same: bool) -> int:
    if word[0].isdigit():
        return _FIGURE_FOUND if is_same else _FIGURE_MISSING
    return _NAME_FOUND if is_same else UNKNOWN


def add_anchors(words: Words, source: str, target: str, lang: str) -> Words:
    """The same with names found or missing, and without the figures that only look missing."""
    ours, theirs = list(words.source_slots), list(words.target_slots)
    our_spans, their_spans = find_words(source), find_words(target)
    _mark_capitals(theirs, their_spans, target)
    for name in find_names(source):
        found = find_name(name.text, target, lang)
        _mark(ours, our_spans, name.span, found=found is not None)
        if found:
            _mark(theirs, their_spans, found, found=True)
    if not compare_figures(source, target, "en", lang):
        ours, theirs = _forgive_figures(ours), _forgive_figures(theirs)
    return Words(words.source, words.target, ours, theirs)


def _mark_capitals(slots: list[int], spans: Sequence[Span], text: str) -> None:
    """Unknown words with a capital, the first one apart, are names until one of the source is found there."""
    for place, (start, _) in enumerate(spans[: len(slots)]):
        if slots[place] == UNKNOWN and place and text[start].isupper():
            slots[place] = _NAME_MISSING


def _mark(slots: list[int], spans: Sequence[Span], within: Span, *, found: bool) -> None:
    """A name that is not found may be translated: a link of its words stays."""
    for place, (start, _) in enumerate(spans[: len(slots)]):
        if within[0] <= start < within[1] and (found or slots[place] % COLUMNS == 0):
            slots[place] = _NAME_FOUND if found else _NAME_MISSING


def _forgive_figures(slots: Sequence[int]) -> list[int]:
    return [UNKNOWN if known == _FIGURE_MISSING else known for known in slots]
