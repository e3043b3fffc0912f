"""The unit of a figure, by the sign before it or the words behind it."""

from __future__ import annotations

import re
from functools import cache

from loc.lang.numbers.calendar_words import ENGLISH_MONTHS
from loc.lang.numbers.marks import GAP, NUMBER, SPACE, SPAN, number_rows
from loc.lang.numbers.unit_words import BETWEEN, SIGNS, UNIT_WORDS
from loc.lang.numbers.words import MONTHS, SCALES
from loc.model import Span

_LONGEST_SIGN_CHARS = 6
_SIGN_ENDS = frozenset(sign[-1] for sign in SIGNS)
_SIGN = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(map(re.escape, SIGNS), key=len, reverse=True))}){SPACE}?$")
_ANY_SIGN = "[$€£¥₸₽₹]"
_MAX_DAY = 31
_ENGLISH_MONTHS = tuple(rf"(?:{name}|{name[:3]}t?\.?)" for name in ENGLISH_MONTHS)
_MONTH_BEFORE = re.compile(rf"(?<!\w)({'|'.join(_ENGLISH_MONTHS)})[ \u00a0](?:the )?$")
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(ENGLISH_MONTHS, 1)}
_LONGEST_MONTH_CHARS = 15

NOTHING: tuple[frozenset[str], Span | None] = (frozenset(), None)


def find_unit(text: str, span: Span, lang: str) -> tuple[frozenset[str], Span | None]:
    """The codes of the unit that the figure at `span` counts, and the place of figure and unit; none where unknown."""
    before = text[max(0, span[0] - _LONGEST_SIGN_CHARS) : span[0]]
    may_be_sign = before[-1:] in _SIGN_ENDS or before[-2:-1] in _SIGN_ENDS
    if may_be_sign and (sign := _SIGN.search(before)):
        return _codes_of(SIGNS[sign.group().strip()]), (span[0] - len(sign.group()), span[1])
    rows, pattern = _behind(lang)
    match = pattern.match(text, span[1])
    if match and match.lastindex:
        return rows[match.lastindex - 1], (span[0], match.end())
    return NOTHING


def find_month(text: str, span: Span, lang: str) -> tuple[frozenset[str], Span | None]:
    """The month of a day, as `month 9`, and the place of both."""
    day = text[slice(*span)]
    if not day.isalpha() and not (day.isdecimal() and int(day) <= _MAX_DAY):
        return NOTHING
    start = max(0, span[0] - _LONGEST_MONTH_CHARS)
    if lang == "en" and (before := _MONTH_BEFORE.search(text[start : span[0]])):
        return frozenset({f"month {_MONTH_NUMBERS[before[1][:3]]}"}), (start + before.start(), span[1])
    if match := _month_behind(lang).match(text, span[1]):
        return frozenset({f"month {match.lastindex}"}), (span[0], match.end())
    return NOTHING


def names_unit(text: str, units: frozenset[str], lang: str) -> bool:
    """Whether any word or sign in the text stands for one of the units."""
    return any(_anywhere(code, lang).search(text) for code in units)


def _codes_of(names: str) -> frozenset[str]:
    return frozenset(names.split())


@cache
def _behind(lang: str) -> tuple[tuple[frozenset[str], ...], re.Pattern[str]]:
    words = UNIT_WORDS.get(lang, {})
    scales = "|".join(SCALES.get(lang, {})) or "(?!)"
    year = r"(?<!(?<!\d)(?:19|20)\d\d)"  # 2021 - 8.5 percent
    other = rf"(?:{year}{SPAN}{_ANY_SIGN}?{NUMBER}(?:{GAP}(?:{scales})(?!\w))?)?"
    between = BETWEEN.get(lang, "(?!)")
    units = number_rows(words.values())
    # «5-м» is an ending, «5-метровый» a unit. No unit begins with a space, so none is sought before one.
    gap = rf"(?:{SPACE}|(?!{SPACE})(?:-(?=\w{{3}})|[-–—]\w{{1,4}}{SPACE})?)"
    pattern = rf"{other}{gap}(?:{between}{SPACE})?(?:{units})(?!\w)"
    return tuple(map(_codes_of, words)), re.compile(pattern, re.IGNORECASE | re.VERBOSE)


@cache
def _month_behind(lang: str) -> re.Pattern[str]:
    names = MONTHS.get(lang, "").split()
    if lang == "en":
        names = [f"(?-i:{name})" for name in _ENGLISH_MONTHS]
    months = number_rows(names)
    ordinal = r"(?:st|nd|rd|th|[-–]\w{1,4})?"
    other = rf"(?:{SPAN}\d{{1,2}}{ordinal})?"
    return re.compile(rf"{ordinal}{other}{SPACE}(?:of{SPACE})?(?:{months})(?!\w)", re.IGNORECASE | re.VERBOSE)


@cache
def _anywhere(code: str, lang: str) -> re.Pattern[str]:
    words = [f"(?<!\\w)(?:{pattern})" for names, pattern in UNIT_WORDS.get(lang, {}).items() if code in names.split()]
    signs = [re.escape(sign) for sign, names in SIGNS.items() if code in names.split()]
    return re.compile("|".join([*words, *signs]) or "(?!)", re.IGNORECASE | re.VERBOSE)
