"""Numbers in digits with what stands around them: grouping, decimals, scale, decade, imperial measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from loc.lang.measures import METRIC_FACTORS
from loc.lang.number_words import SCALES
from loc.lang.readings import Figure, Kind, Reading

SPACE = "[ \u00a0\u2009\u202f]"
NUMBER = rf"""(?:
    \d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)
    | \d{{1,3}}(?:,\d{{3}})+(?!\d)
    | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)
    | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)
    | \d+
    )(?:[.,]\d+)?"""

_RANGE = r"\s?(?:[-–—]|to|and|or|до|и|или|мен|пен|бен|және|ға|ге|қа|ке)\s?"
_DECADE = re.compile(r"['’]?s\b")
_CLOCK_LIKE = re.compile(r"(\d{1,2})\.(\d{2})")
_GAP = rf"(?:{SPACE}|-|[-–—]\w{{1,4}}{SPACE})?"
_GROUP_DIGITS = 3
_SHORT_YEAR_DIGITS = 2
_NOON = 12


def make_number(text: str, match: re.Match[str], lang: str) -> Figure:
    """The figure of the digits in `match`; its span takes in a scale word."""
    readings: list[Reading] = [*read_number(match.group(), lang)]
    stop = match.end()
    scale = scale_pattern(lang).match(text, stop)
    if scale:
        readings = [*_apply_scale(readings, scale, lang)]
        stop = stop if scale["other"] else scale.end()
    else:
        readings += _other_readings(text, match, lang)
    metric = tuple(_convert(readings, text, stop)) if lang == "en" else ()
    span = (match.start(), stop)
    return Figure(text[slice(*span)], span, Kind.NUMBER, readings[0], frozenset(readings), True, _groups(match), metric)


def _groups(match: re.Match[str]) -> tuple[Figure, ...]:
    """The groups of `18 300`, which may be two numbers side by side."""
    parts = list(re.finditer(r"\d+", match.group())) if re.search(SPACE, match.group()) else []
    start = match.start()
    return tuple(
        make_piece(part.group(), (start + part.start(), start + part.end()), {Decimal(part.group())}) for part in parts
    )


def make_piece(text: str, span: tuple[int, int], values: set[Decimal], *, firm: bool = True) -> Figure:
    return Figure(text, span, Kind.NUMBER, min(values), frozenset(values), firm)


def read_number(digits: str, lang: str) -> Iterator[Decimal]:
    """All values, the likeliest first: outside English `1,234` may be a thousand or a little over one."""
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


def read_hours(hour: int, meridiem: str = "") -> set[int]:
    """Each way to name the hour: 3 p.m. is 15 or, with «дня» behind it, 3."""
    if not meridiem:
        return {hour, hour + _NOON} if hour < _NOON else {hour}
    return {hour, hour % _NOON + (_NOON if meridiem == "p" else 0)}


def _other_readings(text: str, match: re.Match[str], lang: str) -> Iterator[Reading]:
    digits = match.group()
    if clock := _CLOCK_LIKE.fullmatch(digits):
        yield from (f"{hour}:{clock[2]}" for hour in read_hours(int(clock[1])))
    if lang == "en" and digits.isdigit() and _DECADE.match(text, match.end()):
        yield Decimal(digits[-2:])
        yield Decimal("19" + digits[-2:])
    if len(digits) != _SHORT_YEAR_DIGITS:
        return
    before = text[max(0, match.start() - 5) : match.start()]
    if century := re.fullmatch(r"(\d\d)\d\d[-–—/]", before):
        yield Decimal(century[1] + digits)
    if before.endswith(("'", "’")):
        yield from (Decimal("19" + digits), Decimal("20" + digits))


@cache
def scale_pattern(lang: str) -> re.Pattern[str]:
    """A scale behind a number, or behind the other end of its range (group `other`)."""
    words = "|".join(SCALES.get(lang, {})) or "(?!)"
    other = rf"(?P<other>{_RANGE}{NUMBER})?"
    letters = r"(?<=\d)(?=[kmb]\b)"  # 60 B is no scale, 60B is
    return re.compile(rf"{other}(?:{letters}|{_GAP}(?![kmb]\b))(?P<word>{words})(?!\w)", re.IGNORECASE | re.VERBOSE)


def _apply_scale(readings: list[Reading], scale: re.Match[str], lang: str) -> Iterator[Reading]:
    word = scale["word"].lower()
    power = next(power for pattern, power in SCALES[lang].items() if re.fullmatch(pattern, word))
    yield from (reading * 10**power for reading in readings if isinstance(reading, Decimal))
    if scale["other"] or word == "m":  # `2 to 3 million` may mean two; `100 m` may be metres
        yield from readings


@cache
def _measure_pattern() -> re.Pattern[str]:
    units = "|".join(f"({unit})" for unit in METRIC_FACTORS)
    return re.compile(rf"(?:{_RANGE}{NUMBER})?(?:{SPACE}|-)?(?:{units})\b", re.IGNORECASE | re.VERBOSE)


def _convert(readings: list[Reading], text: str, start: int) -> Iterator[Decimal]:
    measure = _measure_pattern().match(text, start)
    if measure and measure.lastindex:
        factors, zero = tuple(METRIC_FACTORS.values())[measure.lastindex - 1]
        numbers = [reading for reading in readings if isinstance(reading, Decimal)]
        yield from ((number - zero) * Decimal(factor) for number in numbers for factor in factors)
