"""Datelines in the form of the house."""

from __future__ import annotations

from datetime import date

import pytest

from loc.config import HouseDateline
from loc.draft.dateline import AUTHOR, house_dateline

CITIES = {
    "kk": {"Dushanbe": "Душанбе", "Almaty": "Алматы", "Oskemen": "Өскемен"},
    "ru": {"Dushanbe": "Душанбе", "Almaty": "Алматы", "New York": "Нью-Йорк"},
}
HOUSE = (
    HouseDateline(
        "KAZINFORM",
        (("kk", "{city}. ҚазАқпарат"), ("ru", "{city}. КАЗИНФОРМ")),
        until=date(2022, 6, 1),
    ),
    HouseDateline(
        "KAZINFORM",
        (("kk", "{city}. KAZINFORM"), ("ru", "{city}. Kazinform")),
        since=date(2022, 6, 1),
    ),
    HouseDateline("Reuters", (("ru", "{city}. Рейтер"),)),
)


@pytest.mark.parametrize(
    ("text", "lang", "on", "target"),
    [
        ("DUSHANBE. KAZINFORM", "kk", date(2021, 9, 16), "ДУШАНБЕ. ҚазАқпарат"),
        ("DUSHANBE. KAZINFORM", "ru", date(2021, 9, 16), "ДУШАНБЕ. КАЗИНФОРМ"),
        ("DUSHANBE. KAZINFORM", "kk", date(2022, 5, 31), "ДУШАНБЕ. ҚазАқпарат"),
        ("DUSHANBE. KAZINFORM", "kk", date(2022, 6, 1), "ДУШАНБЕ. KAZINFORM"),
        ("OSKEMEN, Kazinform.", "kk", date(2021, 9, 16), "ӨСКЕМЕН. ҚазАқпарат"),
        ("Almaty. Kazinform", "kk", date(2021, 9, 16), "Алматы. ҚазАқпарат"),
        ("NEW YORK (Reuters)", "ru", date(2021, 9, 16), "НЬЮ-ЙОРК. Рейтер"),
        ("NEW YORK (Reuters)", "kk", date(2021, 9, 16), None),
        ("DUSHANBE. TASS", "ru", date(2021, 9, 16), None),
        ("GOTHAM. KAZINFORM", "ru", date(2021, 9, 16), None),
        ("KAZINFORM", "ru", date(2021, 9, 16), None),
        ("DUSHANBEKAZINFORM", "ru", date(2021, 9, 16), None),
        ("", "ru", date(2021, 9, 16), None),
    ],
)
def test_house_datelines(text: str, lang: str, on: date, target: str | None) -> None:
    """Wire, day and city decide; what the table or the glossary does not know is left to others."""
    draft = house_dateline(text, lang, on, HOUSE, CITIES[lang].get)
    assert (draft.target if draft else None) == target
    assert draft is None or draft.author == AUTHOR
