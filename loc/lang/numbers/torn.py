"""Traces of a figure that fell out of a text: `15:`, `(км)`, `миля (64 км)`, `COVID-`, «на »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loc.lang.numbers.readings import Figure, Kind
from loc.lang.numbers.spelled import find_spelled
from loc.lang.numbers.unit_words import UNIT_WORDS
from loc.model import Span

# Units that stand neither alone in brackets nor before a figure in brackets without a number of their own.
_MEASURES = frozenset(
    {
        *("mile", "kilometre", "centimetre", "millimetre", "metre", "yard", "foot", "inch", "kilogram", "tonne"),
        *("pound-weight pound-sterling", "ounce", "litre", "gallon", "barrel", "hectare", "acre"),
    }
)
# Prepositions that ask for what follows; «за» and «против» stand alone too.
_LEFT_ALONE = re.compile(r" (?:на|до|от|около|свыше|из) ?[»”.,;)]")
_HALF_CLOCK = re.compile(r"\d\d?:(?:(?=[.,;»”)])|$|[ \u00a0](?=[^\W\d]))")
# «COVID-», not «МЧС- и»: shorter words in capitals may share what follows.
_HALF_NAME = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}-(?=[\s.,;»”)]|$)")
_LAST_HYPHEN = re.compile(r"-(?=[\s.,;»”)]|$)")  # a quick look for it
_LONGEST_BEFORE_CHARS = 30


def find_torn(text: str, lang: str) -> tuple[Figure, ...]:
    """The traces; their values are no numbers."""
    return tuple([_make(text, span) for span in _find_spans(text, lang)])


def _make(text: str, span: Span) -> Figure:
    words = text[slice(*span)]
    return Figure(words, span, Kind.NUMBER, words, frozenset({words}))


def _find_spans(text: str, lang: str) -> Iterator[Span]:
    if ":" in text:
        yield from (match.span() for match in _HALF_CLOCK.finditer(text) if not _is_part(text, match.start()))
    if "-" in text and _LAST_HYPHEN.search(text):
        yield from (match.span() for match in _HALF_NAME.finditer(text) if match[0].isupper())
    if lang == "ru":
        yield from (match.span() for match in _LEFT_ALONE.finditer(text))
    start = text.find("(")
    while start >= 0:
        yield from _find_at_bracket(text, start, lang)
        start = text.find("(", start + 1)


def _is_part(text: str, start: int) -> bool:
    """Of a longer row of digits, such as the year of «Итоги 2018: рост»."""
    return text[start - 1 : start].isdigit() or text[max(0, start - 1) : start] in {".", ",", ":", "-"}


def _find_at_bracket(text: str, bracket: int, lang: str) -> Iterator[Span]:
    inside, before = _patterns(lang)
    if match := inside.match(text, bracket):
        yield match.span()
    start = max(0, bracket - _LONGEST_BEFORE_CHARS)
    is_figure = text[bracket + 1 : bracket + 2].isdigit()
    if (
        is_figure
        and (match := before.search(text[start:bracket]))
        and not _is_counted(text, start + match.start(), lang)
    ):
        yield start + match.start(), bracket


def _is_counted(text: str, start: int, lang: str) -> bool:
    """Whether a number stands right before the unit, in digits or in words."""
    before = text[max(0, start - _LONGEST_BEFORE_CHARS) : start].rstrip(" \u00a0-–")
    return before[-1:].isdigit() or any(word.span[1] >= len(before) - 1 for word in find_spelled(before, lang))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    units = "|".join(pattern for code, pattern in UNIT_WORDS.get(lang, {}).items() if code in _MEASURES) or "(?!)"
    inside = rf"\(\ ?(?:{units})(?:/\w+)?(?=[\s)])"
    before = rf"(?<![\w/])(?:{units})(?:/\w+)?\ $"
    return re.compile(inside, re.VERBOSE | re.IGNORECASE), re.compile(before, re.VERBOSE | re.IGNORECASE)
