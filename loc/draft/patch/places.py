"""Where a number may stand in a Kazakh or Russian text, in digits, with what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from loc.lang.numbers.marks import NUMBER
from loc.lang.numbers.write_figure import Digits, Style, find_style
from loc.model import Span

_SPACE = "[ \u00a0\u2009\u202f]"
_PERCENT = {"kk": r"%|(?:пайыз|процент)\p{L}*", "ru": r"%|процент\p{L}*"}
_SCALES = {
    "kk": {
        r"млн\.?": 6,
        r"млрд\.?": 9,
        r"трлн\.?": 12,
        r"мың(?!ж)\p{L}{0,8}": 3,
        r"миллион\p{L}*": 6,
        r"миллиард\p{L}*": 9,
        r"триллион\p{L}*": 12,
    },
    "ru": {
        r"тыс\.?": 3,
        r"млн\.?": 6,
        r"млрд\.?": 9,
        r"трлн\.?": 12,
        r"тысяч\p{L}{0,3}": 3,
        r"миллион\p{L}{0,3}": 6,
        r"миллиард\p{L}{0,3}": 9,
        r"триллион\p{L}{0,3}": 12,
    },
}
# A time of day; 3:2 is a score.
_CLOCK = regex.compile(r"(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Place:
    """`digits` at `span`; `ending` stands behind its hyphen, `unit` (a scale word or percent) behind `gap`.

    `stop` is where all of it ends; `unit_ending` is the one behind a unit's own hyphen: «млн-ға».
    """

    digits: str
    span: Span
    stop: int
    hyphen: str
    ending: str
    gap: str
    unit: str
    unit_ending: str
    power: int
    percent: bool


@cache
def _pattern(lang: str) -> regex.Pattern[str]:
    scales = "|".join(_SCALES[lang])
    return regex.compile(
        rf"""(?<![\p{{L}}\d])(?<!\d[.,/])(?<!\p{{L}}[-–‑])(?<!/)
        (?P<digits>{NUMBER})(?![\p{{L}}\d/]|[.,]\d)
        (?:(?P<hyphen>[-–‑])(?P<ending>\p{{L}}+)
         | (?P<gap>{_SPACE}?)(?:(?P<percent>{_PERCENT[lang]})|(?P<scale>{scales}))(?!\p{{L}})
           (?:[-–‑](?P<unit_ending>\p{{Ll}}+))?
        )?""",
        regex.VERBOSE,
    )


def find_places(text: str, lang: str) -> Iterator[Place]:
    clocks = [match.span() for match in _CLOCK.finditer(text)]
    for match in _pattern(lang).finditer(text):
        if any(start <= match.start() < stop for start, stop in clocks):
            continue
        ending, scale = match["ending"] or "", match["scale"] or ""
        power = next((power for form, power in _SCALES[lang].items() if regex.fullmatch(form, scale)), 0)
        yield Place(
            match["digits"],
            match.span("digits"),
            match.end(),
            match["hyphen"] or "",
            ending,
            match["gap"] or "",
            match["percent"] or scale,
            match["unit_ending"] or "",
            power,
            percent=bool(match["percent"]) or ending.startswith(("процент", "пайыз")),
        )


def shift_point(digits: Digits, power: int) -> Digits | None:
    """The number times ten to that power; None where that would leave digits behind the point or lose zeros."""
    if power == 0:
        return digits
    if power > 0:
        if len(digits.part) > power:
            return None
        whole = (digits.whole + digits.part.ljust(power, "0")).lstrip("0")
        return Digits(whole, "", grouped=True) if whole else None
    zeros = "0" * -power
    if digits.part or not digits.whole.endswith(zeros) or len(digits.whole) <= -power:
        return None
    return Digits(digits.whole[:power], "", grouped=True)


def style_of(place: Place, digits: Digits) -> Style | None:
    return find_style(digits, place.digits)
