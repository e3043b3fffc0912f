"""The time of sending in the last line of a transmission."""

from __future__ import annotations

from datetime import UTC, datetime

import regex

from loc.ingest.text.clock import find_moment

_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONE = r"\s*(?P<zone>[A-Za-z]{1,5}|[+-]\d{4})?"
_FORMS = (
    # AP-WF-11-13-13 1509GMT: month, day, year
    regex.compile(rf"(?:\p{{L}}{{2,5}}-){{1,2}}(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) ?(?P<time>\d{{4}}){_ZONE}"),
    # 16:35ET 31-10-14: The Canadian Press, day first
    regex.compile(rf"(?P<time>\d\d:\d\d){_ZONE}\s+(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>\d\d)\b"),
    # 131137 GMT Nov 13: IPTC 7901, day and time in one
    regex.compile(rf"(?P<day>\d\d)(?P<time>\d{{4}}){_ZONE}\s+(?P<name>\p{{L}}{{3,9}})\.?\s+(?P<year>\d{{4}}|\d\d)\b"),
)


def parse_transmission(text: str) -> datetime | None:
    for form in _FORMS:
        found = form.search(text)
        if found:
            return _moment(found.groupdict())
    return None


def _moment(fields: dict[str, str | None]) -> datetime | None:
    name = fields.get("name") or _name_of(fields["month"] or "")
    year = fields["year"] or ""
    century = "20" if len(year) == 2 else ""  # noqa: PLR2004 - digits
    clock = (fields["time"] or "").replace(":", "")
    zone = (fields["zone"] or "UTC").upper()
    return find_moment(f"{fields['day']} {name} {century}{year}, {clock[:2]}:{clock[2:]} {zone}", datetime.now(UTC))


def _name_of(month: str) -> str:
    return _MONTHS[int(month)] if int(month) < len(_MONTHS) else ""
