"""Moments as desks write them in running words: `0900 GMT Nov 23`, `6 p.m. EST, Monday, Nov. 23`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import regex

from loc.ingest.text.zones import FIXED_HOURS, ZONES

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = "|".join(regex.escape(name).replace(r"\ ", r"\s+") for name in sorted(ZONES, key=len, reverse=True))
_OFFSET = r"(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?\b|[+-]\d\d:?\d\d\b"
_ZONE = rf"(?:{_OFFSET}|(?:{_NAMES})\b)"
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\b\.?"
_YEAR = rf"(?:,?\s+(?P<year>(?:19|20)\d\d)\b(?!\s*(?:hours|hrs|{_ZONE})))?"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?=\d\d:\d)|(?!\w))",
        r"(?<![\d.:])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b",
        r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})\b",
        rf"(?<![\d:.]){_NTH}\s+(?:of\s+)?{_MONTH}{_YEAR}",
        rf"\b{_MONTH}\s*{_NTH}\b(?![:.]\d){_YEAR}",
    )
)
_WEEKDAY = regex.compile(r"(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b")
_HOURS = r"(?:\s*(?:hours|hrs|h)\b)?"
_OTHER_ZONE = r"(?-i:(?!ON\b|AT\b|OF\b|IN\b|THE\b|AND\b|(?:MON|TUE|WED|THU|FRI|SAT|SUN))\p{Lu}{2,5}\b)"
_TIME = regex.compile(
    rf"""(?ix)(?<![\d:.+-])(?:
      (?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])\.?\s?m\b\.?
    | (?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?!\d){_HOURS}
    | (?P<hour>\d\d)(?P<minute>\d\d)(?!\d){_HOURS}
    | (?P<hour>\d{{1,2}})(?=\s*{_ZONE})
    | \b(?P<word>noon|midnight)\b
    )(?:\s*\(?(?:the\s+)?(?P<zone>{_ZONE})|\s*\(?(?P<unknown>(?:\p{{L}}+\s+){{0,2}}time\b|{_OTHER_ZONE}))?"""
)
_NEAREST = timedelta(days=60)
_UNKNOWN_START = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class _Clock:
    """`hour` is 24 at midnight, the end of its day. `zone` is "" where none was named, None where it is unknown."""

    hour: int = 0
    minute: int = 0
    zone: str | None = ""


def find_moment(text: str, sent: datetime | None) -> datetime | None:
    """In UTC; None where the text tells no moment beyond doubt: two readings, a wrong weekday, an unknown zone.

    A day alone begins at 00:00 UTC, a time without a zone is UTC's, `midnight` ends its day. A date without a year is
    the one that fits `sent`, the time of the wire, or where that is None today; `Monday` and a time alone need it.
    """
    rest, dates = _cut_dates(text)
    times = [_clock(found) for found in _TIME.finditer(rest)]
    if len(dates) > 1 or regex.search(r"\d", _TIME.sub("", rest)):
        return None
    known = [clock for clock in times if clock.zone is not None]
    clock = next((row for row in known if row.zone), known[0] if known else None)
    if clock is None and times:
        return None
    weekday = _WEEKDAY.search(rest)
    number = _DAYS.index(weekday[1][:3].lower()) if weekday else None
    if dates:
        day = _date_of(dates[0], sent)
        fits = day is not None and number in (None, day.weekday())
        return _moment(day, clock or _Clock()) if day and fits else None
    return _next(clock, number, sent) if sent and (clock or weekday) else None


def _cut_dates(text: str) -> tuple[str, list[dict[str, str | None]]]:
    """(text without its dates, their fields)."""
    dates: list[dict[str, str | None]] = []
    for pattern in _DATES:
        dates.extend(found.groupdict() for found in pattern.finditer(text))
        text = pattern.sub(" ", text)
    return text, dates


def _date_of(fields: dict[str, str | None], sent: datetime | None) -> date | None:
    if fields.get("first"):
        low, high = sorted((int(fields["first"] or 0), int(fields["second"] or 0)))
        if high <= len(_MONTHS) and low != high:  # 03/11 is March in New York and November in London
            return None
        return _date(int(fields["year"] or 0), low, high)
    name, day = fields["month"] or "", int(fields["day"] or 0)
    month = int(name) if name.isdecimal() else _MONTHS.index(name[:3].lower()) + 1
    if fields["year"]:
        return _date(int(fields["year"]), month, day)
    first = (sent - _NEAREST if sent else datetime.now(UTC) - _UNKNOWN_START).date()
    return next(
        (found for more in range(5) if (found := _date(first.year + more, month, day)) and found >= first), None
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(found: regex.Match[str]) -> _Clock:
    zone = None if found["unknown"] else " ".join((found["zone"] or "").upper().split())
    if found["word"]:
        return _Clock(12 if found["word"].lower() == "noon" else 24, 0, zone)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        in_half = 1 <= hour <= 12  # noqa: PLR2004 - the hours of half a day
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        zone = zone if in_half else None
    return _Clock(hour, minute, zone)


def _next(clock: _Clock | None, weekday: int | None, sent: datetime) -> datetime | None:
    """That time of day, on that weekday where there is one, first after `sent`."""
    ahead = 0 if weekday is None else (weekday - sent.weekday()) % 7
    moment = _moment(sent.date() + timedelta(days=ahead), clock or _Clock())
    step = timedelta(days=1 if weekday is None else 7)
    return moment + step if moment and clock and moment < sent else moment


def _moment(day: date, clock: _Clock) -> datetime | None:
    try:
        zone = _zone_of(clock.zone)
        start = datetime.combine(day, time(clock.hour % 24, clock.minute), zone)
        return (start + timedelta(days=clock.hour // 24)).astimezone(UTC) if zone and clock.hour <= 24 else None  # noqa: PLR2004
    except (ValueError, OverflowError):
        return None


def _zone_of(name: str | None) -> tzinfo | None:
    if not name:
        return None if name is None else UTC
    offset = regex.fullmatch(r"(?:(?:GMT|UTC) ?)?([+-])(\d{1,2})(?::?(\d\d))?", name)
    if offset:
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(shift if offset[1] == "+" else -shift)
    if name in FIXED_HOURS:
        return timezone(timedelta(hours=FIXED_HOURS[name]))
    try:
        return ZoneInfo(ZONES[name])
    except (KeyError, ZoneInfoNotFoundError):
        return None
