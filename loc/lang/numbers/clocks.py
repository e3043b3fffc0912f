"""Clock times: 12 and 24 hours, time zones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from loc.lang.numbers.marks import SPACE, number_rows
from loc.lang.numbers.readings import Figure, Kind, Reading, make_piece
from loc.lang.numbers.time_zones import AFTERNOON, TIME_ZONES
from loc.model import Span

_MERIDIEM = re.compile(rf"{SPACE}?([ap])\.?{SPACE}?m\b\.?", re.IGNORECASE)
_NOON = 12
_DAY_HOURS = 24
_WINDOW_CHARS = 24


def read_o_clock(hour: Decimal, text: str, stop: int) -> tuple[Decimal, ...]:
    """The same hour after noon, where «o'clock» stands behind it."""
    return (hour + _NOON,) if text.startswith((" o'clock", " o’clock"), stop) and hour < _NOON else ()


def find_meridiem(text: str, start: int) -> re.Match[str] | None:
    return _MERIDIEM.match(text, start)


def is_military(text: str, match: re.Match[str], lang: str) -> bool:
    """`1530 GMT`, `0500`"""
    digits = match.group()
    if len(digits) != 4 or not digits.isdecimal() or digits >= "2400" or digits[2] > "5":  # noqa: PLR2004
        return False
    return digits.startswith("0") or 0 in _find_zone(text, match.span(), lang)[0]


def read_hours(hour: int, meridiem: str = "") -> set[int]:
    """Each way to name the hour: 3 p.m. is 15 or, with «дня» behind it, 3."""
    if not meridiem:
        return {hour, hour + _NOON} if hour < _NOON else {hour}
    return {hour, hour % _NOON + (_NOON if meridiem == "p" else 0)}


def make_clock(text: str, match: re.Match[str], meridiem: re.Match[str] | None, lang: str) -> Figure:
    hour, minute = _split(match.group())
    span = (match.start(), meridiem.end() if meridiem else match.end())
    hours = _read_hours(text, span, hour, meridiem, lang)
    exact = {hour % _NOON + (_NOON if meridiem[1] in "pP" else 0)} if meridiem else hours
    readings: set[Reading] = {f"{each}:{minute:02}" for each in exact}
    if minute == 0:
        readings |= {Decimal(each) for each in exact}
    if not meridiem and ":" in match.group():
        readings.add(f"{min(hour, minute)}-{max(hour, minute)}")  # 10:12 may be a score
    offsets, zone_span = _find_zone(text, span, lang)
    units = frozenset(f"gmt {offset:+}" for offset in offsets)
    readings |= set(_move_to_gmt(exact, minute, offsets))
    pieces = (
        make_piece(match.group(), match.span(), {Decimal(each) for each in hours})._replace(units=units),
        Figure(match.group(), match.span(), Kind.NUMBER, Decimal(minute), _read_minute(minute), firm=minute > 0),
    )
    return Figure(
        text[slice(*span)],
        span,
        Kind.TIME,
        f"{max(exact) if meridiem else hour}:{minute:02}",
        frozenset(readings),
        pieces=pieces,
        units=units,
        measure=text[slice(*zone_span)],
    )


def _split(digits: str) -> tuple[int, int]:
    if ":" not in digits and "." not in digits and len(digits) == 4:  # noqa: PLR2004 - 1530
        return int(digits[:2]), int(digits[2:])
    numbers = [int(part) for part in re.findall(r"\d+", digits)]
    return numbers[0], numbers[1] if len(numbers) > 1 else 0


def _read_hours(text: str, span: Span, hour: int, meridiem: re.Match[str] | None, lang: str) -> set[int]:
    """Outside English a time without a word for the part of the day is counted from midnight."""
    if meridiem or lang not in AFTERNOON:
        return read_hours(hour, meridiem[1].lower() if meridiem else "")
    around = text[max(0, span[0] - _WINDOW_CHARS) : span[1] + _WINDOW_CHARS].lower()
    return read_hours(hour) if re.search(AFTERNOON[lang], around) else {hour}


@cache
def _zones(lang: str) -> tuple[tuple[tuple[int, ...], ...], re.Pattern[str], re.Pattern[str]]:
    rows = TIME_ZONES.get(lang, {})
    names = number_rows(rows)
    behind = re.compile(rf"[ \u00a0,(-]{{0,3}}(?:[дт][ае] )?(?:{names})(?!\w)")
    before = re.compile(rf"(?<!\w)(?:{names})(?!\w)[^\d.;]{{0,16}}$")
    return tuple(rows.values()), behind, before


def _find_zone(text: str, span: Span, lang: str) -> tuple[tuple[int, ...], Span]:
    offsets, behind, before = _zones(lang)
    if (match := behind.match(text, span[1])) and match.lastindex:
        return offsets[match.lastindex - 1], (span[0], match.end())
    if (
        lang == "kk"
        and (match := before.search(text[max(0, span[0] - 2 * _WINDOW_CHARS) : span[0]]))
        and match.lastindex
    ):
        return offsets[match.lastindex - 1], (max(0, span[0] - 2 * _WINDOW_CHARS) + match.start(), span[1])
    return (), span


def _move_to_gmt(hours: set[int], minute: int, offsets: tuple[int, ...]) -> Iterator[str]:
    for hour in hours:
        yield from (f"gmt {(hour - offset) % _DAY_HOURS}:{minute:02}" for offset in offsets)


def _read_minute(minute: int) -> frozenset[Reading]:
    """Minutes that might be hours must not stand for them."""
    return frozenset[Reading]({f":{minute:02}"} if minute <= _DAY_HOURS else {f":{minute:02}", Decimal(minute)})
