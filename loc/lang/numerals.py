"""Figures written in digits: numbers, clock times, dates, fractions."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from loc.lang.quantities import NUMBER, SPACE, make_number, make_piece, read_hours
from loc.lang.readings import Figure, Kind, Reading

_FIGURE = re.compile(
    rf"""(?<!\d)(?<!\d[.,])(?:
    (?P<date>\d{{1,2}}(?P<mark>[./])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d{{2}})(?!\d))
    | (?P<clock>\d{{1,2}}:\d{{2}}(?![\d:]))
    | (?P<fraction>(?:\d+{SPACE}?)?[¼-¾⅐-⅞])
    | (?P<number>{NUMBER})
    )""",
    re.VERBOSE,
)
_ANY_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_MERIDIEM = re.compile(rf"{SPACE}?([ap])\.?{SPACE}?m\b\.?", re.IGNORECASE)
_CENTURY_DIGITS = 2
_MAX_CHARS = 40

# The disease is named without its year as often as with it.
_IDLE = re.compile(r"(?<=covid-)19", re.IGNORECASE)


def find_digits(text: str, lang: str) -> tuple[Figure, ...]:
    """Rows of more than 40 digits are no figures."""
    if not _ANY_DIGIT.search(text):
        return ()
    idle = {match.start() for match in _IDLE.finditer(text)}
    matches = (match for match in _FIGURE.finditer(text) if len(match.group()) <= _MAX_CHARS)
    return tuple(_make(text, match, lang) for match in matches if match.start() not in idle)


def _make(text: str, match: re.Match[str], lang: str) -> Figure:
    meridiem = _MERIDIEM.match(text, match.end()) if lang == "en" else None
    if match["clock"] or (meridiem and match["number"]):
        return _make_clock(text, match, meridiem)
    if match["date"]:
        return _make_date(match)
    if match["fraction"]:
        return _make_fraction(match)
    return make_number(text, match, lang)


def _make_clock(text: str, match: re.Match[str], meridiem: re.Match[str] | None) -> Figure:
    numbers = [int(digits) for digits in re.findall(r"\d+", match.group())]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    hours = read_hours(hour, meridiem[1].lower() if meridiem else "")
    readings: set[Reading] = {f"{each}:{minute:02}" for each in hours}
    if minute == 0:
        readings |= {Decimal(each) for each in hours}
    pieces = (
        make_piece(match.group(), match.span(), {Decimal(each) for each in hours}),
        Figure(match.group(), match.span(), Kind.NUMBER, Decimal(minute), _read_minute(minute), firm=minute > 0),
    )
    span = (match.start(), meridiem.end() if meridiem else match.end())
    value = f"{max(hours) if meridiem else hour}:{minute:02}"
    return Figure(text[slice(*span)], span, Kind.TIME, value, frozenset(readings), True, pieces)


def _read_minute(minute: int) -> frozenset[Reading]:
    """Minutes that might be hours must not stand for them."""
    return frozenset[Reading]({f":{minute:02}"} if minute <= 24 else {f":{minute:02}", Decimal(minute)})  # noqa: PLR2004


def _make_date(match: re.Match[str]) -> Figure:
    """Day and month in either order; pieces, because a month may stand in words on the other side."""
    first, second, year = (Decimal(digits) for digits in re.findall(r"\d+", match.group()))
    short = len(match.group().rpartition(match["mark"])[2]) == _CENTURY_DIGITS
    years = {year, 2000 + year, 1900 + year} if short else {year}
    pieces = tuple(make_piece(match.group(), match.span(), values) for values in ({first}, {second}, years))
    readings: frozenset[Reading] = frozenset(f"{min(first, second)}/{max(first, second)}/{each}" for each in years)
    return Figure(match.group(), match.span(), Kind.DATE, max(readings, key=str), readings, True, pieces)


def _make_fraction(match: re.Match[str]) -> Figure:
    whole = re.sub(r"\D", "", match.group()[:-1]) or "0"
    part = Decimal(str(round(unicodedata.numeric(match.group()[-1]), 3)))
    return make_piece(match.group(), match.span(), {Decimal(whole) + part})
