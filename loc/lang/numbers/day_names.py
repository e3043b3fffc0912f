"""Months and weekdays named in a text, and which of them became another in its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loc.lang.numbers.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, KAZAKH_WEEKDAYS, RUSSIAN_WEEKDAYS
from loc.lang.numbers.figures import Change, Difference, pair_up
from loc.lang.numbers.marks import in_any_case, number_rows
from loc.lang.numbers.readings import Figure, Kind
from loc.lang.numbers.words import MONTHS

# Quick to look for: without \b the first letters tell where to try.
_ENGLISH_NAME = re.compile("|".join((*ENGLISH_WEEKDAYS, *ENGLISH_MONTHS)))
# Capitals and verbs too: they are months beside a figure or one of these words.
_OTHER_WORDS_TOO = frozenset({"May", "March"})
_BEFORE_MONTH = re.compile(
    r"(?:\d|\b(?:in|since|until|till|by|of|for|early|late|mid|last|this|next|from|to|"
    r"between|and|or|through|during))[ -]$"
)
_AFTER_MONTH = re.compile(r",? \d")
_LONGEST_BEFORE_CHARS = 8
# «маусым» is June and a season.
_SEASON = re.compile(r"\bseason", re.IGNORECASE)
_JUNE = 6


def compare_day_names(source: str, target: str, source_lang: str, target_lang: str) -> tuple[Difference, ...]:
    """Those left out or added are no difference."""
    start = _find_start(source, source_lang)
    if start is None:
        return ()
    weekdays = _first_of_each(_weekdays(source_lang).finditer(source, start))
    months = _first_of_each(filter(_is_month, _months(source_lang).finditer(source, start)))
    if not weekdays and not months:
        return ()
    return (
        *_compare(weekdays, target, _weekdays(target_lang)),
        *_compare(months, target, _months(target_lang), source),
    )


def _compare(ours: dict[int, Figure], target: str, pattern: re.Pattern[str], source: str = "") -> Iterator[Difference]:
    if not ours:
        return
    theirs = _first_of_each(pattern.finditer(target))
    missing = [figure for number, figure in ours.items() if number not in theirs]
    extra = [figure for number, figure in theirs.items() if number not in ours]
    if _JUNE in theirs and _SEASON.search(source):
        return
    yield from (each for each in pair_up(missing, extra) if each.change is Change.CHANGED)


def _find_start(text: str, lang: str) -> int | None:
    """Where the first of them may stand; English months in full."""
    if lang != "en":
        return 0
    first = _ENGLISH_NAME.search(text)
    return first.start() if first else None


def _is_month(match: re.Match[str]) -> bool:
    if match.group() not in _OTHER_WORDS_TOO:
        return True
    before = match.string[max(0, match.start() - _LONGEST_BEFORE_CHARS) : match.start()]
    return bool(_BEFORE_MONTH.search(before) or _AFTER_MONTH.match(match.string, match.end()))


def _first_of_each(matches: Iterator[re.Match[str]]) -> dict[int, Figure]:
    found: dict[int, Figure] = {}
    for match in matches:
        readings = frozenset({match.group()})
        figure = Figure(match.group(), match.span(), Kind.WORD, match.group(), readings, firm=False)
        found.setdefault(match.lastindex or 0, figure)
    return found


@cache
def _weekdays(lang: str) -> re.Pattern[str]:
    names: tuple[str, ...] = ()
    if lang == "en":
        names = ENGLISH_WEEKDAYS
    elif lang == "kk":
        names = tuple(in_any_case(rf"{name}\w{{0,6}}") for name in KAZAKH_WEEKDAYS)
    elif lang == "ru":
        names = tuple("|".join(map(in_any_case, forms[1:])) for forms in RUSSIAN_WEEKDAYS)
    return _compile(names)


@cache
def _months(lang: str) -> re.Pattern[str]:
    """English ones are written with a capital, which tells May from may."""
    return _compile(ENGLISH_MONTHS if lang == "en" else tuple(map(in_any_case, MONTHS.get(lang, "").split())))


def _compile(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{number_rows(names)})(?!\w)")
