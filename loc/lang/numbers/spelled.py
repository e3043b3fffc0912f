"""Figures written in words: numbers, months, Roman numerals. Never firm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from loc.lang.numbers.clocks import read_o_clock
from loc.lang.numbers.marks import number_rows
from loc.lang.numbers.measures import convert, read_durations
from loc.lang.numbers.readings import Figure, Kind, Reading
from loc.lang.numbers.units import NOTHING, find_month, find_unit
from loc.lang.numbers.words import (
    COMPOUND_STEMS,
    HOUR_OF_ONE,
    MONTHS,
    MULTIPLIERS,
    NUMBER_BEGINNINGS,
    NUMBER_ENDINGS,
    NUMBER_STEMS,
    NUMBER_WORDS,
    RELATIVE_YEAR_RANGE,
    RELATIVE_YEARS,
    SCALES,
)
from loc.lang.script.alphabets import LOOK_ALIKES
from loc.model import Span

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_GAPS = frozenset({" ", "-", "\u00a0", " and ", " a ", "-a-", " and a ", " of a ", " с "})
_ANY_YEAR = frozenset[Reading](Decimal(year) for year in RELATIVE_YEAR_RANGE)
_TENS = "|".join(stem for stem, value in COMPOUND_STEMS.items() if value > 10)  # noqa: PLR2004
_UNITS = "|".join(stem for stem, value in COMPOUND_STEMS.items() if value <= 10)  # noqa: PLR2004
# «стопроцентный» and «однодневный», but «столкновение» and «одновременно».
_NO_COMPOUND = r"(?!(?:сто|одно)(?!лет|днев|дюйм|процент|метр|градус|этаж|комнат|час|месяч|тысяч|милли))"
_COMPOUND = re.compile(rf"{_NO_COMPOUND}(?:({_TENS})({_UNITS})?|({_UNITS}))\w{{4,}}")
_TO_LATIN = {cyrillic: latin for latin, cyrillic in LOOK_ALIKES["kk"].items() if latin.isascii()}
_ROMAN_LETTERS = (*_ROMAN_DIGITS, *(letter for letter, latin in _TO_LATIN.items() if latin in _ROMAN_DIGITS))
_MOST_WORD_CHARS = 30
_MOST_RUN_WORDS = 10
_KNOWN_WORDS = 50_000
_TEN = 10
_HUNDRED = 100
_HOUR = "час"
_THOUSAND = 1000
_MILLION = 10**6
_EXACT = {Decimal("0.333"): Decimal(1) / 3}
_KAZAKH_OUT_OF = re.compile(r"[дтн][ае]н$", re.IGNORECASE)  # «үштен екі», two out of three


class _Word(NamedTuple):
    """`multiplies` is of scales, hundreds, dozens and parts: two dozen, two thirds."""

    text: str
    span: Span
    readings: tuple[Reading, ...]
    multiplies: bool

    @property
    def value(self) -> Decimal | None:
        return self.readings[0] if isinstance(self.readings[0], Decimal) else None


def find_spelled(text: str, lang: str) -> tuple[Figure, ...]:
    """Each number word, and the whole of words in a row (`двадцать пять` is 20, 5 and 25), in text order.

    A month is `month 9`.
    """
    words = _find_words(text, lang)
    singles = [_make(text, word.span, frozenset(word.readings), lang) for word in words]
    wholes = [_add_up(run, text, lang) for run in _find_runs(words, text, lang) if len(run) > 1]
    return tuple(sorted([*singles, *wholes], key=lambda each: each.span))


def find_counts(text: str, lang: str, is_sought: Callable[[Span, Decimal], bool]) -> tuple[Figure, ...]:
    """The numbers in words, each whole once, in text order, that are sought by place and value; no months."""
    runs = _find_runs([word for word in _find_words(text, lang) if word.value is not None], text, lang)
    counts = ((run, _span_of(run), _value_of(run, lang)) for run in runs)
    return tuple(_add_up(run, text, lang) for run, span, value in counts if is_sought(span, value))


def find_relative_years(text: str, lang: str) -> tuple[Figure, ...]:
    """`this year` and its like: each may stand for any year of our time."""
    pattern = RELATIVE_YEARS.get(lang, "(?!)")
    return tuple(
        Figure(match.group(), match.span(), Kind.WORD, match.group(), _ANY_YEAR, firm=False)
        for match in re.finditer(pattern, text, re.IGNORECASE)
    )


def _make(text: str, span: Span, readings: frozenset[Reading], lang: str, value: Reading | None = None) -> Figure:
    """Of a word of several values, such as half, the unit would fit one alone."""
    units, place = find_unit(text, span, lang) if len(readings) == 1 else NOTHING
    if place is None:
        units, place = find_month(text, span, lang)
    numbers = [reading for reading in readings if isinstance(reading, Decimal)]
    return Figure(
        text[slice(*span)],
        span,
        Kind.WORD,
        value if value is not None else min(readings, key=str),
        readings.union(read_durations(numbers, units), *(read_o_clock(number, text, span[1]) for number in numbers)),
        firm=False,
        metric=convert(numbers, units) if lang == "en" and units else (),
        units=units,
        measure=text[slice(*place)] if place else "",
    )


def _find_words(text: str, lang: str) -> list[_Word]:
    found, beginnings = [], _beginnings(lang)
    for match in _WORD.finditer(text):
        word = match.group()
        if word[:2] in beginnings:
            readings, multiplies = _read_word(word, lang)
            if readings:
                found.append(_Word(word, match.span(), readings, multiplies))
    if lang in HOUR_OF_ONE and _HOUR in text:
        ones = re.finditer(HOUR_OF_ONE[lang], text)
        found += [_Word(match.group(), match.span(), (Decimal(1),), multiplies=False) for match in ones]
        found.sort(key=lambda word: word.span)
    return found


@cache
def _beginnings(lang: str) -> frozenset[str]:
    """The first two letters of whatever may stand for a number, in all ways to write them."""
    words = (product(*map(_cases, letters)) for letters in NUMBER_BEGINNINGS.get(lang, "").split())
    roman = (product(_ROMAN_LETTERS, repeat=count) for count in (1, 2))
    return frozenset("".join(letters) for each in (*words, *roman) for letters in each)


def _cases(letter: str) -> tuple[str, ...]:
    return ("е", "Е", "ё", "Ё") if letter == "е" else (letter, letter.upper())


@lru_cache(maxsize=_KNOWN_WORDS)
def _read_word(word: str, lang: str) -> tuple[tuple[Reading, ...], bool]:
    if len(word) > _MOST_WORD_CHARS:
        return (), False
    folded = word.lower().replace("ё", "е")
    readings = _look_up(folded, lang) or (_read_roman(word, lang) if word.isupper() else ())
    return readings, bool(readings) and bool(_multiplier(lang).fullmatch(folded))


@cache
def _multiplier(lang: str) -> re.Pattern[str]:
    return re.compile("|".join([MULTIPLIERS.get(lang, "(?!)"), *SCALES.get(lang, {})]))


@cache
def _vocabulary(lang: str) -> tuple[re.Pattern[str], tuple[tuple[Reading, ...], ...]]:
    """One pattern with a group for each row, and what the rows stand for."""
    stems, words, scales = NUMBER_STEMS.get(lang, {}), NUMBER_WORDS.get(lang, {}), SCALES.get(lang, {})
    months = MONTHS.get(lang, "").split()
    inflected = f"(?:{number_rows(stems)}){NUMBER_ENDINGS[lang]}|" if stems else ""
    values = [*stems.values(), *words.values(), *(str(10**power) for power in scales.values())]
    readings = [tuple[Reading, ...](map(Decimal, row.split())) for row in values]
    readings += [(f"month {number}",) for number in range(1, len(months) + 1)]
    return re.compile(inflected + number_rows([*words, *scales, *months])), tuple(readings)


def _look_up(word: str, lang: str) -> tuple[Reading, ...]:
    compound = _COMPOUND.fullmatch(word) if lang == "ru" else None
    if compound and compound[2]:
        return _read_compound(compound)
    pattern, readings = _vocabulary(lang)
    match = pattern.fullmatch(word)
    if match and match.lastindex:
        return readings[match.lastindex - 1]
    return _read_compound(compound) if compound else ()


def _read_compound(match: re.Match[str]) -> tuple[Decimal, ...]:
    """`двадцатичетырехлетний`"""
    stems = [stem for stem in match.groups() if stem]
    return (sum((Decimal(str(COMPOUND_STEMS[stem])) for stem in stems), Decimal(0)),)


def _read_roman(word: str, lang: str) -> tuple[Decimal, ...]:
    """Of capitals, Latin or Cyrillic ones. Of single letters I, V and X alone, and no English «I»."""
    latin = "".join(_TO_LATIN.get(letter, letter) for letter in word)
    is_letter = len(latin) == 1 and (latin not in "IVX" or (lang, latin) == ("en", "I"))
    if is_letter or not _ROMAN.fullmatch(latin):
        return ()
    values = [_ROMAN_DIGITS[letter] for letter in latin]
    signs = [-1 if value < after else 1 for value, after in zip(values, [*values[1:], 0], strict=True)]
    return (Decimal(sum(sign * value for sign, value in zip(signs, values, strict=True))),)


def _find_runs(words: list[_Word], text: str, lang: str) -> Iterator[list[_Word]]:
    run = words[:1]
    for word in words[1:]:
        gap = text[run[-1].span[1] : word.span[0]]
        if len(run) < _MOST_RUN_WORDS and gap in _GAPS and _may_follow(run[-1], word, lang, gap):
            run.append(word)
            continue
        yield run
        run = [word]
    if run:
        yield run


def _may_follow(word: _Word, after: _Word, lang: str, gap: str) -> bool:
    """Whether both may be one number: `twenty five` and `five hundred` may, `first five` not."""
    if word.value is None or after.value is None or _ROMAN.fullmatch(word.text):
        return False
    if after.multiplies or 0 < after.value < 1:
        return word.value < _MILLION or gap != " and "
    if word.value >= _HUNDRED:
        return after.value < word.value and (word.value < _MILLION or gap != " and ")
    if lang == "kk" and (word.value == _TEN or _KAZAKH_OUT_OF.search(word.text)):
        return True
    return word.value >= 2 * _TEN and word.value % _TEN == 0 and 0 < after.value < _TEN


def _span_of(run: list[_Word]) -> Span:
    return run[0].span[0], run[-1].span[1]


def _value_of(run: list[_Word], lang: str) -> Decimal:
    if len(run) == 1:
        return run[0].value or Decimal(0)
    return _read_share(run, lang) or _sum_up(run)


def _add_up(run: list[_Word], text: str, lang: str) -> Figure:
    span, value = _span_of(run), _value_of(run, lang)
    if len(run) == 1:
        return _make(text, span, frozenset(run[0].readings), lang, value)
    percent = {value * 100, round(value * 100)} if 0 < value < 1 else set[Decimal]()
    return _make(text, span, frozenset[Reading]({value, *percent}), lang, value)


def _sum_up(run: list[_Word]) -> Decimal:
    """Scales close a group; hundreds, dozens and parts multiply what stands before them, all else is added."""
    total = group = Decimal(0)
    for word in run:
        value = word.value or Decimal(0)
        value = _EXACT.get(value, value)
        if value >= _THOUSAND:
            total, group = total + (group or 1) * value, Decimal(0)
        elif word.multiplies:
            group = (group or 1) * value
        else:
            group += value
    value = total + group
    return round(value, 3) if value < _THOUSAND else value


def _read_share(run: list[_Word], lang: str) -> Decimal | None:
    whole, part = run[0].value, run[-1].value
    is_share = lang == "kk" and len(run) == 2 and _KAZAKH_OUT_OF.search(run[0].text)  # noqa: PLR2004
    return round(part / whole, 3) if is_share and whole and part else None
