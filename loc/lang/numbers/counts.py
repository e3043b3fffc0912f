"""Numbers in words that must have something to answer them on the other side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from loc.lang.numbers.answers import agree
from loc.lang.numbers.numerals import find_digits
from loc.lang.numbers.readings import Figure
from loc.lang.numbers.spelled import find_counts, find_spelled
from loc.lang.numbers.words import VAGUE_WORDS
from loc.model import Span

_LEAST_COUNT = 3
_BARE_SCALES = frozenset({1000, 10**6, 10**9, 10**12})
_OPENING = " \"'“«„‘(-–—"
_COUNTS_SOMETHING = re.compile(r"[ \u00a0]\w|-(?:year|month|week|day|hour|minute|storey|story|point|mile)")
# Not a number of things but the name of one: the back nine, match four.
_NAMES_ONE = re.compile(
    r"\b(?:front|back|match|game|round|day|week|chapter|part|page|act|phase|stage|season|grade|number|channel) $|\w-$",
    re.IGNORECASE,
)
# How each English number word from three on begins, in small letters, for a quick look. The set of what stands before
# it is what `re` finds its places by, twice as fast as by \b.
_ENGLISH_NUMBER = re.compile(
    r"[^a-z0-9_](?:t(?:hree|en|wel|went|hirt|housand|hirds)|f(?:our|ive|ort|ift)|s(?:ix|even)|e(?:ight|leven)|"
    r"nine|hundred|quarters)"
)


def find_unmet_counts(text: str, other: str, lang: str, other_lang: str) -> list[Figure]:
    """The sure counts of `text` that nothing in `other` stands for, in digits or in words."""
    counts = _sure_counts(text, lang)
    unmet = _without_answered(counts, find_digits(other, other_lang)) if counts else []
    return _without_answered(unmet, find_spelled(other, other_lang)) if unmet else []


def _without_answered(counts: list[Figure], figures: Sequence[Figure]) -> list[Figure]:
    whole = (*figures, *(piece for figure in figures for piece in figure.pieces))
    return [count for count in counts if not any(agree(count, figure) for figure in whole)]


def _sure_counts(text: str, lang: str) -> list[Figure]:
    """Whole numbers from three on, in words that mean nothing else."""
    if lang == "en" and not _may_count(text):
        return []
    digits = find_digits(text, lang)

    def is_sure(span: Span, value: Decimal) -> bool:
        if not _is_sure(text[slice(*span)], value, lang) or (lang == "en" and not _counts_something(text, span)):
            return False
        return not any(figure.span[0] <= span[0] < figure.span[1] for figure in digits)

    return list(find_counts(text, lang, is_sure))


def _may_count(text: str) -> bool:
    lowered = f" {text.lower()}"
    return "illion" in lowered or _ENGLISH_NUMBER.search(lowered) is not None


def _is_sure(words: str, value: Decimal, lang: str) -> bool:
    if 0 < value < 1:
        return not words.isalpha()  # two thirds, not a third
    is_whole = value >= _LEAST_COUNT and value == int(value)
    return is_whole and value not in _BARE_SCALES and not _vague(lang).search(words)


def _counts_something(text: str, span: Span) -> bool:
    """A capital within the sentence makes it a name: Group of Seven."""
    words, before = text[slice(*span)], text[: span[0]]
    is_name = words[0].isupper() and (words.isupper() or bool(before.strip(_OPENING)))
    return bool(_COUNTS_SOMETHING.match(text, span[1])) and not is_name and not _NAMES_ONE.search(before[-12:])


@cache
def _vague(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{VAGUE_WORDS.get(lang, '(?!)')})(?!\w)", re.IGNORECASE)
