"""Numbers of an English text written in digits the way another text writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

_ENGLISH = regex.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?")
_SPACES = (" ", "\u00a0", "\u2009", "\u202f")
_NO_BREAK_SPACE = "\u00a0"
_GROUP_DIGITS = 3
_GROUPED_FROM_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Digits:
    """Digits before and behind the decimal mark; `grouped` in English, which years are not."""

    whole: str
    part: str
    grouped: bool


@dataclass(frozen=True, slots=True)
class Style:
    """How a text writes a number; None where the number it was seen in did not show it."""

    group: str | None
    decimal: str | None


def read_english(text: str) -> Digits | None:
    match = _ENGLISH.fullmatch(text)
    return Digits(match["whole"].replace(",", ""), match["part"] or "", "," in text) if match else None


def find_style(number: Digits, text: str) -> Style | None:
    """The style in which `text` is that number, None where it is another."""
    return next((style for style in _styles(number) if write_digits(number, style) == text), None)


def write_digits(number: Digits, style: Style) -> str:
    """What the style leaves open is written by CLDR for kk and ru: a comma, no-break spaces from five digits on."""
    group = style.group
    if group is None:
        group = _NO_BREAK_SPACE if number.grouped and len(number.whole) >= _GROUPED_FROM_DIGITS else ""
    decimal = style.decimal or ","
    whole = _group(number.whole, group)
    return f"{whole}{decimal}{number.part}" if number.part else whole


def _styles(number: Digits) -> Iterator[Style]:
    """Four digits without a mark tell nothing of five."""
    ungrouped = "" if len(number.whole) >= _GROUPED_FROM_DIGITS else None
    groups = (ungrouped, *_SPACES, ",", ".") if len(number.whole) > _GROUP_DIGITS else (None,)
    for group in groups:
        for decimal in (",", ".") if number.part else (None,):
            if group != decimal or group is None:
                yield Style(group, decimal)


def _group(whole: str, mark: str) -> str:
    first = len(whole) % 3
    groups = [whole[:first]] if first else []
    groups += [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return mark.join(groups)
