"""Numbers in digits with what stands around them: grouping, decimals, scale, decade, unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from loc.lang.numbers.clocks import read_hours, read_o_clock
from loc.lang.numbers.marks import GAP, NUMBER, RANGE, SPACE
from loc.lang.numbers.measures import convert, read_durations
from loc.lang.numbers.readings import Figure, Kind, Reading, make_piece
from loc.lang.numbers.units import find_month, find_unit
from loc.lang.numbers.words import SCALES
from loc.model import Span

_KNOCKOUT = MappingProxyType({"16": "0.125", "32": "0.0625"})  # «1/8 финала»
_DECADE = re.compile(r"['’]?s\b")
_CLOCK_LIKE = re.compile(r"(\d{1,2})\.(\d{2})")
_CODE_BEFORE = re.compile(r"[^\W\d_]-?$")
_GROUP_DIGITS = 3
_MONTH_DAYS = 31
_YEAR_MONTHS = 12
_SHORT_YEAR_DIGITS = 2


def make_number(text: str, match: re.Match[str], lang: str) -> Figure:
    """The figure of the digits in `match`; its span takes in a scale word."""
    readings: list[Reading] = [*read_number(match.group(), lang)]
    stop = match.end()
    if scale := _find_scale(text, match, lang):
        readings = [*_apply_scale(readings, scale, lang)]
        stop = stop if scale["other"] else scale.end()
    else:
        readings += _other_readings(text, match, lang)
    span = (match.start(), stop)
    units, place = find_unit(text, span, lang)
    if place is None and not scale:
        units, place = find_month(text, span, lang)
    numbers = [reading for reading in readings if isinstance(reading, Decimal)]
    may_be_day = lang != "en" and not units and "." in match.group()
    pieces = _groups(match) or (_day_and_month(match) if may_be_day else ())
    return Figure(
        text[slice(*span)],
        span,
        Kind.NUMBER,
        readings[0],
        frozenset(readings) | read_durations(numbers, units) if units else frozenset(readings),
        pieces=pieces,
        metric=convert(numbers, units) if lang == "en" else (),
        units=units,
        measure=text[slice(*place)] if place else "",
    )


def _groups(match: re.Match[str]) -> tuple[Figure, ...]:
    """The groups of `18 300`, which may be two numbers side by side, and the sides of `1/4` or `9/11`."""
    if match.group().isdecimal():
        return ()
    if "/" in match.group():
        month, *rest = (Decimal(digits) for digits in re.findall(r"\d+", match.group()))
        return (_make_month(match, month), *(make_piece(match.group(), match.span(), {each}) for each in rest))
    parts = list(re.finditer(r"\d+", match.group())) if re.search(SPACE, match.group()) else []
    return tuple(
        make_piece(part.group(), _shift(part.span(), match.start()), {Decimal(part.group())}) for part in parts
    )


def _make_month(match: re.Match[str], month: Decimal) -> Figure:
    return Figure(match.group(), match.span(), Kind.NUMBER, month, frozenset[Reading]({month, f"month {month}"}))


def _day_and_month(match: re.Match[str]) -> tuple[Figure, ...]:
    """`16.09`, which elsewhere than in English may be a day."""
    parts = _CLOCK_LIKE.fullmatch(match.group())
    if not parts or not 0 < int(parts[1]) <= _MONTH_DAYS or not 0 < int(parts[2]) <= _YEAR_MONTHS:
        return ()
    day, month = Decimal(parts[1]), Decimal(parts[2])
    return make_piece(match.group(), match.span(), {day}), _make_month(match, month)


def _shift(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def read_number(digits: str, lang: str) -> Iterator[Decimal]:
    """All values, the likeliest first: outside English `1,234` may be a thousand or a little over one."""
    if digits.isdecimal():
        yield Decimal(digits)
        return
    if "/" in digits:
        yield read_slashed(digits) or Decimal(0)
        return
    if not digits[-1].isdecimal():
        yield Decimal(re.sub(r"\D", "", digits[:-1]) or "0") + _round(unicodedata.numeric(digits[-1]))
        return
    bare = re.sub(rf"{SPACE}|['’]", "", digits)
    marks = re.findall(r"[.,]", bare)
    if not marks:
        yield Decimal(bare)
        return
    head, tail = re.split(r"[.,](?=\d+$)", bare)
    head = re.sub(r"[.,]", "", head)
    may_group = (
        len(tail) == _GROUP_DIGITS and len(set(marks)) == 1 and (lang != "en" or marks[0] == "," or len(marks) > 1)
    )
    if may_group:
        yield Decimal(head + tail)
    if not may_group or (lang != "en" and len(marks) == 1):
        yield Decimal(f"{head}.{tail}")


def read_slashed(text: str) -> Decimal | None:
    """`3 1/2`; None where it is no part of one, `24/7`."""
    *whole, upper, lower = (Decimal(digits) for digits in re.findall(r"\d+", text))
    if not 0 < upper < lower:
        return None
    return sum(whole, Decimal(0)) + _round(float(upper / lower))


def _round(value: float) -> Decimal:
    return Decimal(str(round(value, 3)))


def _other_readings(text: str, match: re.Match[str], lang: str) -> Iterator[Reading]:
    digits = match.group()
    if "." in digits and (clock := _CLOCK_LIKE.fullmatch(digits)):
        yield from (f"{hour}:{clock[2]}" for hour in read_hours(int(clock[1])))
    if digits.isdigit():
        yield from read_o_clock(Decimal(digits), text, match.end())
    if lang == "en" and digits.isdigit() and _DECADE.match(text, match.end()):
        yield Decimal(digits[-2:])
        yield Decimal("19" + digits[-2:])
    if digits in _KNOCKOUT and text.endswith(("last ", "round of "), 0, match.start()):
        yield Decimal(_KNOCKOUT[digits])
    if len(digits) == _SHORT_YEAR_DIGITS and digits.isdecimal():
        yield from _read_short_year(digits, text[max(0, match.start() - 5) : match.start()])


def _read_short_year(digits: str, before: str) -> Iterator[Decimal]:
    """`1950-53`, `'98`, `SS19`"""
    if century := re.fullmatch(r"(\d\d)\d\d[-–—/]", before):
        yield Decimal(century[1] + digits)
    if before.endswith(("'", "’")) or before[-1:].isalpha():
        yield from (Decimal("19" + digits), Decimal("20" + digits))


def _find_scale(text: str, match: re.Match[str], lang: str) -> re.Match[str] | None:
    scale = scale_pattern(lang).match(text, match.end())
    is_letter = scale and len(scale["word"]) == 1 and not scale["other"]
    if is_letter and _CODE_BEFORE.search(text[max(0, match.start() - 2) : match.start()]):
        return None  # Meteor-1B
    return scale


@cache
def scale_pattern(lang: str) -> re.Pattern[str]:
    """A scale behind a number, or behind the other end of its range (group `other`)."""
    words = "|".join(SCALES.get(lang, {})) or "(?!)"
    other = rf"(?P<other>{RANGE}(?:от{SPACE})?[$€£]?{NUMBER})?"
    letters = r"(?<=\d)(?=[kmb]\b)"  # 60 B is no scale, 60B is
    return re.compile(rf"{other}(?:{letters}|{GAP}(?![kmb]\b))(?P<word>{words})(?!\w)", re.IGNORECASE | re.VERBOSE)


def _apply_scale(readings: list[Reading], scale: re.Match[str], lang: str) -> Iterator[Reading]:
    word = scale["word"].lower()
    power = next(power for pattern, power in SCALES[lang].items() if re.fullmatch(pattern, word))
    yield from (reading * 10**power for reading in readings if isinstance(reading, Decimal))
    before = scale.string[max(0, scale.start() - 8) : scale.start()]
    may_be_unit = word == "m" or (word == "b" and not re.search("[$€£]", before))
    if scale["other"] or may_be_unit:  # `2 to 3 million` may mean two; `100 m` may be metres, 4B a stage
        yield from readings
