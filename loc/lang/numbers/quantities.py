"""Numbers in digits with what stands around them: grouping, decimals, scale, decade, unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
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
_AFTER_HOUR_OR_DECADE = (" o", "'", "’", "s")  # what is looked at no closer where none of these follows
_CLOCK_LIKE = re.compile(r"(\d{1,2})\.(\d{2})")
_YEAR_BEFORE = re.compile(r"(\d\d)\d\d[-–—/]")
_GROUP_SPACE = re.compile(rf"{SPACE}|['’]")
_MARK = re.compile(r"[.,]")
_CODE_BEFORE = re.compile(r"[^\W\d_]-?$")
_GROUP_DIGITS = 3
_MONTH_DAYS = 31
_YEAR_MONTHS = 12
_SHORT_YEAR_DIGITS = 2


def make_number(text: str, match: re.Match[str], lang: str) -> Figure:
    """The figure of the digits in `match`; its span takes in a scale word."""
    digits, (start, stop) = match.group(), match.span()
    readings: list[Reading] = [*read_number(digits, lang)]
    if scale := _find_scale(text, match, lang):
        readings = [*_apply_scale(readings, scale, lang)]
        stop = stop if scale["other"] else scale.end()
    else:
        readings += _other_readings(text, match, lang)
    units, place = find_unit(text, (start, stop), lang)
    if place is None and not scale:
        units, place = find_month(text, (start, stop), lang)
    known = frozenset(readings)
    return Figure(
        text[start:stop],
        (start, stop),
        Kind.NUMBER,
        readings[0],
        known | read_durations(_numbers(readings), units) if units else known,
        pieces=() if digits.isdecimal() else _find_pieces(match, may_be_day=lang != "en" and not units),
        metric=convert(_numbers(readings), units) if units and lang == "en" else (),
        units=units,
        measure=text[slice(*place)] if place else "",
    )


def _numbers(readings: list[Reading]) -> list[Decimal]:
    return [reading for reading in readings if isinstance(reading, Decimal)]


def _find_pieces(match: re.Match[str], *, may_be_day: bool) -> tuple[Figure, ...]:
    return _groups(match) or (_day_and_month(match) if may_be_day and "." in match.group() else ())


def _groups(match: re.Match[str]) -> tuple[Figure, ...]:
    """The groups of `18 300`, which may be two numbers side by side, and the sides of `1/4` or `9/11`."""
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


def read_number(digits: str, lang: str) -> Iterable[Decimal]:
    """All values, the likeliest first: outside English `1,234` may be a thousand or a little over one."""
    return (Decimal(digits),) if digits.isdecimal() else _read_marked(digits, lang)


def _read_marked(digits: str, lang: str) -> Iterator[Decimal]:
    if "/" in digits:
        yield read_slashed(digits) or Decimal(0)
        return
    if not digits[-1].isdecimal():
        yield Decimal(re.sub(r"\D", "", digits[:-1]) or "0") + _round(unicodedata.numeric(digits[-1]))
        return
    bare = _GROUP_SPACE.sub("", digits)
    marks = _MARK.findall(bare)
    if not marks:
        yield Decimal(bare)
        return
    head, _, tail = bare.rpartition(marks[-1])
    head = _MARK.sub("", head)
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
    if digits.isdecimal():
        if text.startswith(_AFTER_HOUR_OR_DECADE, match.end()):
            yield from _read_by_what_follows(digits, text, match.end(), lang)
    elif "." in digits and (clock := _CLOCK_LIKE.fullmatch(digits)):
        yield from (f"{hour}:{clock[2]}" for hour in read_hours(int(clock[1])))
    if digits in _KNOCKOUT and text.endswith(("last ", "round of "), 0, match.start()):
        yield Decimal(_KNOCKOUT[digits])
    if len(digits) == _SHORT_YEAR_DIGITS and digits.isdecimal():
        yield from _read_short_year(digits, text[max(0, match.start() - 5) : match.start()])


def _read_by_what_follows(digits: str, text: str, stop: int, lang: str) -> Iterator[Decimal]:
    """`5 o'clock`, `the 1990s`"""
    yield from read_o_clock(Decimal(digits), text, stop)
    if lang == "en" and _DECADE.match(text, stop):
        yield Decimal(digits[-2:])
        yield Decimal("19" + digits[-2:])


def _read_short_year(digits: str, before: str) -> Iterator[Decimal]:
    """`1950-53`, `'98`, `SS19`"""
    if century := _YEAR_BEFORE.fullmatch(before):
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
