"""Figures written in words: numbers, months, Roman numerals. Never firm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from loc.lang.alphabets import LOOK_ALIKES
from loc.lang.number_words import (
    COMPOUND_STEMS,
    MONTHS,
    NUMBER_WORDS,
    RELATIVE_YEAR_RANGE,
    RELATIVE_YEARS,
    SCALES,
)
from loc.lang.readings import Figure, Kind, Reading

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_GAPS = frozenset({" ", "-", "\u00a0", " and "})
_ANY_YEAR = frozenset[Reading](Decimal(year) for year in RELATIVE_YEAR_RANGE)
_TENS = "|".join(stem for stem, value in COMPOUND_STEMS.items() if value > 10)  # noqa: PLR2004
_UNITS = "|".join(stem for stem, value in COMPOUND_STEMS.items() if value <= 10)  # noqa: PLR2004
_COMPOUND = re.compile(rf"(?:({_TENS})({_UNITS})?|({_UNITS}))\w{{4,}}")
_TO_LATIN = {cyrillic: latin for latin, cyrillic in LOOK_ALIKES["kk"].items() if latin.isascii()}


def find_spelled(text: str, lang: str) -> tuple[Figure, ...]:
    """Each number word, and the whole of words in a row (`двадцать пять` is 20, 5 and 25), in text order."""
    words = [_read_word(match, lang) for match in _WORD.finditer(text)]
    singles = [figure for figure in words if figure]
    return tuple(sorted([*singles, *_join(singles, text)], key=lambda each: each.span))


def find_relative_years(text: str, lang: str) -> tuple[Figure, ...]:
    """`this year` and its like: each may stand for any year of our time."""
    pattern = RELATIVE_YEARS.get(lang, "(?!)")
    return tuple(
        Figure(match.group(), match.span(), Kind.WORD, match.group(), _ANY_YEAR, firm=False)
        for match in re.finditer(pattern, text, re.IGNORECASE)
    )


def _read_word(match: re.Match[str], lang: str) -> Figure | None:
    word = match.group()
    readings = _look_up(word.lower().replace("ё", "е"), lang) or _read_roman(word, lang)
    if not readings:
        return None
    return Figure(word, match.span(), Kind.WORD, readings[0], frozenset[Reading](readings), firm=False)


@cache
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], tuple[Decimal, ...]], ...]:
    rows = list(NUMBER_WORDS.get(lang, {}).items())
    rows += [(pattern, str(10**power)) for pattern, power in SCALES.get(lang, {}).items()]
    rows += [(pattern, str(number)) for number, pattern in enumerate(MONTHS.get(lang, "").split(), 1)]
    return tuple((re.compile(pattern), tuple(Decimal(value) for value in values.split())) for pattern, values in rows)


@cache
def _any_pattern(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _patterns(lang)) or "(?!)")


def _look_up(word: str, lang: str) -> tuple[Decimal, ...]:
    if not _any_pattern(lang).fullmatch(word):
        return _look_up_compound(word) if lang == "ru" else ()
    return tuple(value for pattern, values in _patterns(lang) if pattern.fullmatch(word) for value in values)


def _look_up_compound(word: str) -> tuple[Decimal, ...]:
    match = _COMPOUND.fullmatch(word)
    stems = [stem for stem in match.groups() if stem] if match else []
    return (sum((Decimal(str(COMPOUND_STEMS[stem])) for stem in stems), Decimal(0)),) if stems else ()


def _read_roman(word: str, lang: str) -> tuple[Decimal, ...]:
    """In Latin or Cyrillic letters. Of single letters I, V and X alone, and no English «I»."""
    latin = "".join(_TO_LATIN.get(letter, letter) for letter in word)
    is_letter = len(latin) == 1 and (latin not in "IVX" or (lang, latin) == ("en", "I"))
    if is_letter or not _ROMAN.fullmatch(latin):
        return ()
    values = [_ROMAN_DIGITS[letter] for letter in latin]
    signs = [-1 if value < after else 1 for value, after in zip(values, [*values[1:], 0], strict=True)]
    return (Decimal(sum(sign * value for sign, value in zip(signs, values, strict=True))),)


def _join(singles: list[Figure], text: str) -> Iterator[Figure]:
    """The sum of each row of two words and more."""
    run = singles[:1]
    for figure in singles[1:]:
        if text[run[-1].span[1] : figure.span[0]] in _GAPS:
            run.append(figure)
            continue
        if len(run) > 1:
            yield _add_up(run, text)
        run = [figure]
    if len(run) > 1:
        yield _add_up(run, text)


def _add_up(run: list[Figure], text: str) -> Figure:
    """Hundreds and larger multiply what stands before them, all else is added."""
    total = group = Decimal(0)
    for figure in run:
        value = figure.value if isinstance(figure.value, Decimal) else Decimal(0)
        if value >= 1000:  # noqa: PLR2004 - a thousand and more close a group
            total, group = total + max(group, Decimal(1)) * value, Decimal(0)
        elif value == 100:  # noqa: PLR2004
            group = max(group, Decimal(1)) * value
        else:
            group += value
    span = (run[0].span[0], run[-1].span[1])
    value = total + group
    return Figure(text[slice(*span)], span, Kind.WORD, value, frozenset[Reading]({value}), firm=False)
