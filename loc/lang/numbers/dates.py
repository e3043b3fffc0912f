"""Dates in words, by CLDR."""

from __future__ import annotations

from datetime import date


def long_date(day: date, lang: str) -> str:
    """`2021 ж. 16 қыркүйек`, `16 сентября 2021 г.`, `September 16, 2021`."""
    from babel.dates import format_date  # start-up: 60 ms, and only export needs it

    return str(format_date(day, "long", locale=lang))
