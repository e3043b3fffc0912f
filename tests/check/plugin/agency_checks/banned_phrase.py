"""Phrases that the desk has banned, with what to write for them."""

from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.model import Severity, Unit

severity = Severity.WARNING

_BANNED = {
    "kk": {"бүгінгі таңда": "бүгінде"},
    "ru": {"на сегодняшний день": "сейчас"},
}


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    for phrase, better in _BANNED.get(setting.lang, {}).items():
        start = unit.target.casefold().find(phrase)
        if start >= 0:
            yield Flaw(f"the desk writes «{better}», not «{phrase}»", (start, start + len(phrase)))
