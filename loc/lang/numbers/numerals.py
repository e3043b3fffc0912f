"""Figures written in digits: numbers, clock times, dates, fractions, scores, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from loc.lang.numbers.clocks import find_meridiem, is_military, make_clock
from loc.lang.numbers.marks import NUMBER, SPACE
from loc.lang.numbers.measures import FOOT_INCHES, convert
from loc.lang.numbers.quantities import make_number, read_slashed, scale_pattern
from loc.lang.numbers.readings import Figure, Kind, Reading, make_piece
from loc.lang.numbers.units import find_unit

_FIGURE = re.compile(
    rf"""(?<!\d)(?<!\d[.,])(?:
    (?P<phone>(?<=\+)\d{{1,3}}(?:[ \u00a0()-]{{1,2}}\d{{1,4}}){{3,6}}(?!\d)
      | (?:8|1)?[ -]?\(?\d{{3}}\)?[ -]\d{{3}}-\d{{2}}-?\d{{2}}(?!\d))
    | (?P<date>\d{{1,2}}(?P<mark>[./])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d{{2}})(?!\d)
      | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}(?![\d-])))
    | (?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:]))
    | (?P<pair>\d{{1,3}}[-–—:]\d{{1,3}}(?!\d|[-–—:/.,]\d))
    | (?P<height>\d{{1,2}}(?:-foot-|(?:\s?(?:ft|foot|feet)\.?[ ,]{{0,2}}|['’′])(?=\d{{1,2}}(?:["”″]|\s?in)))
      \d{{1,2}}(?!\d))
    | (?P<fraction>(?:\d+{SPACE}?)?[¼-¾⅐-⅞])
    | (?P<slashed>(?:\d{{1,4}}{SPACE})?\d{{1,3}}/\d{{1,3}}(?![\d/]))
    | (?P<number>{NUMBER})
    )""",
    re.VERBOSE,
)
# Whatever may begin a figure: all but the signs and letters that the texts are written in. A negated set of ranges is
# looked up in a table, twice as fast as \d.
_MAY_BE_DIGIT = re.compile(r"[^\x00-/:-»¿-\u052f\u2000-\u20cf]")
# A whole number with nothing behind it that goes on as one of the forms above: two of three figures.
_BARE = re.compile(r"(?<!\d)(?<!\d[.,])(?P<number>\d+)(?=$|[.,](?!\d)|[%;!?»”]|[ \u00a0]?[A-Za-eg-z\u0400-\u04ff])")
_CENTURY_DIGITS = 2
_PHONE_DIGITS = 10
_MAX_CHARS = 40
_THOUSAND = 1000
_QUADRILLION = 10**15
_KNOWN_TEXTS = 1024  # several checks ask for the same texts, and each language of a story for the same source
_PLAIN = re.compile(rf"(?P<number>{NUMBER})", re.VERBOSE)

# The disease is named without its year as often as with it, a gas by its formula or by a word.
_IDLE = re.compile(r"(?i:(?<=covid-))19|(?<=\b(?:CO|SO|NO|СО))2(?!\w)|(?<=\b(?:CH|NH))[34](?!\w)|(?<=\bH)2(?=O\b)")
_IDLE_HINTS = re.compile(r"[-A-ZСО](?:19|[234])")


@lru_cache(maxsize=_KNOWN_TEXTS)
def find_digits(text: str, lang: str) -> tuple[Figure, ...]:
    """Rows of more than 40 digits are no figures."""
    if not _MAY_BE_DIGIT.search(text):
        return ()
    matches = [match for match in _find_matches(text, lang) if match.end() - match.start() <= _MAX_CHARS]
    if _IDLE_HINTS.search(text):
        idle = {match.start() for match in _IDLE.finditer(text)}
        matches = [match for match in matches if match.start() not in idle]
    figures = [_make(text, match, lang) for match in matches]
    return tuple(_join_scaled(figures, text)) if len(figures) > 1 else tuple(figures)


def _find_matches(text: str, lang: str) -> Iterator[re.Match[str]]:
    """Tries the patterns at digits alone, which is faster than their own search."""
    place = _MAY_BE_DIGIT.search(text)
    while place:
        match = _BARE.match(text, place.start()) or _match_any(text, place.start(), lang)
        if match:
            yield match
        place = _MAY_BE_DIGIT.search(text, match.end() if match else place.end())


def _match_any(text: str, start: int, lang: str) -> re.Match[str] | None:
    match = _FIGURE.match(text, start)
    return _PLAIN.match(text, start) if match and _is_two_numbers(text, match, lang) else match


def _is_two_numbers(text: str, match: re.Match[str], lang: str) -> bool:
    """`2-3 million` counts two of them, `24/7` is no part of anything, and feet with inches are English."""
    if match.lastgroup == "pair":
        return bool(scale_pattern(lang).match(text, match.end()))
    if match.lastgroup == "slashed":
        return read_slashed(match.group()) is None
    return match.lastgroup == "height" and lang != "en"


def _make(text: str, match: re.Match[str], lang: str) -> Figure:
    kind = match.lastgroup or "number"
    meridiem = find_meridiem(text, match.end()) if lang == "en" and kind in _CLOCK_KINDS else None
    if kind == "clock" or meridiem or (kind == "number" and is_military(text, match, lang)):
        return make_clock(text, match, meridiem, lang)
    return _MAKERS[kind](text, match, lang)


def _make_date(text: str, match: re.Match[str], lang: str) -> Figure:  # noqa: ARG001
    """Day and month in either order; pieces, because a month may stand in words on the other side."""
    numbers = [Decimal(digits) for digits in re.findall(r"\d+", match.group())]
    first, second, year = reversed(numbers) if match["iso"] else numbers
    short = len(match.group().rpartition(match["mark"])[2]) == _CENTURY_DIGITS if match["mark"] else False
    years = {year, 2000 + year, 1900 + year} if short else {year}
    days = (_make_day(match, number) for number in (first, second))
    pieces = (*days, make_piece(match.group(), match.span(), years))
    readings: frozenset[Reading] = frozenset(f"{min(first, second)}/{max(first, second)}/{each}" for each in years)
    return Figure(match.group(), match.span(), Kind.DATE, max(readings, key=str), readings, pieces=pieces)


def _make_day(match: re.Match[str], number: Decimal) -> Figure:
    readings = frozenset[Reading]({number, f"month {number}"})
    return Figure(match.group(), match.span(), Kind.NUMBER, number, readings)


def _make_pair(text: str, match: re.Match[str], lang: str) -> Figure:
    """A score or a range, the same from either end: who lost 0-3 was beaten 3-0."""
    units, place = find_unit(text, match.span(), lang)
    ends = list(re.finditer(r"\d+", match.group()))
    start = match.start()
    pieces = tuple(_make_end(end, start, units, lang) for end in ends)
    low, high = sorted(int(end.group()) for end in ends)
    value = f"{low}-{high}"
    measure = text[slice(*place)] if place else ""
    return Figure(
        match.group(),
        match.span(),
        Kind.PAIR,
        value,
        frozenset[Reading]({value}),
        pieces=pieces,
        units=units,
        measure=measure,
    )


def _make_end(end: re.Match[str], start: int, units: frozenset[str], lang: str) -> Figure:
    number = Decimal(end.group())
    span = (start + end.start(), start + end.end())
    metric = convert([number], units) if units and lang == "en" else ()
    return Figure(end.group(), span, Kind.NUMBER, number, frozenset[Reading]({number}), metric=metric, units=units)


def _make_height(text: str, match: re.Match[str], lang: str) -> Figure:  # noqa: ARG001
    """Feet and inches, in centimetres and metres too."""
    feet, inches = (Decimal(digits) for digits in re.findall(r"\d+", match.group()))
    pieces = tuple(make_piece(match.group(), match.span(), {value}) for value in (feet, inches))
    total = feet * FOOT_INCHES + inches
    value = f"{feet}ft {inches}in"
    metric = convert([total], frozenset({"inch"}))
    return Figure(
        match.group(), match.span(), Kind.NUMBER, value, frozenset[Reading]({value}), pieces=pieces, metric=metric
    )


def _make_phone(text: str, match: re.Match[str], lang: str) -> Figure:  # noqa: ARG001
    """The code of the country, or the 8 before a code of a town, may be left out."""
    value = f"tel {re.sub(r'[^0-9]', '', match.group())[-_PHONE_DIGITS:]}"
    return Figure(match.group(), match.span(), Kind.PHONE, value, frozenset[Reading]({value}))


def _join_scaled(figures: list[Figure], text: str) -> Iterator[Figure]:
    """`4 млрд 975,5 млн` is one number, unless it is two."""
    before = figures[0]
    for figure in figures[1:]:
        whole = _add(before, figure, text)
        if whole is None:
            yield before
        before = whole or figure
    yield before


def _add(large: Figure, small: Figure, text: str) -> Figure | None:
    if large.text[-1].isdigit() or large.units or small.kind is not Kind.NUMBER:
        return None
    if not re.fullmatch(SPACE, text[large.span[1] : small.span[0]]):
        return None
    if not isinstance(large.value, Decimal) or not isinstance(small.value, Decimal):
        return None
    if not _THOUSAND <= large.value < _QUADRILLION or small.value >= large.value or large.value % _THOUSAND:
        return None
    span = (large.span[0], small.span[1])
    value = large.value + small.value
    readings = frozenset[Reading]({value})
    return small._replace(text=text[slice(*span)], span=span, value=value, readings=readings, pieces=(large, small))


_CLOCK_KINDS = frozenset({"clock", "number"})
_MAKERS: Mapping[str, Callable[[str, re.Match[str], str], Figure]] = MappingProxyType(
    {
        "phone": _make_phone,
        "date": _make_date,
        "pair": _make_pair,
        "height": _make_height,
        "fraction": make_number,
        "slashed": make_number,
        "number": make_number,
    },
)
