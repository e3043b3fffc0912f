"""A changed number, where the target has the old one in digits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loc.draft.patch import counted
from loc.draft.patch.edit import Edit
from loc.draft.patch.places import Place, find_places, shift_point, style_of
from loc.draft.patch.source import Kind, SourceChange
from loc.lang.numbers.write_figure import Digits, read_english, write_digits

_YEARS = range(1000, 2101)
_DECADES = range(20, 91, 10)


@dataclass(frozen=True, slots=True)
class Match:
    """A place with the old number as it is written there, and the new one, None where it cannot be written so."""

    place: Place
    old: Digits
    new: Digits | None
    new_power: int


def find_matches(change: SourceChange, target: str, lang: str) -> list[Match]:
    old, new = read_english(change.old.value), read_english(change.new.value)
    if old is None or new is None:
        return []
    places = (place for place in find_places(target, lang) if place.percent == change.old.percent)
    found = (_match(place, change, old, new) for place in places)
    return [match for match in found if match]


def _match(place: Place, change: SourceChange, old: Digits, new: Digits) -> Match | None:
    """In another scale than the English, «800 тыс.» for 800,000, the new number must fit that scale too."""
    shift = change.old.power - place.power
    if shift:
        there = shift_point(old, shift)
        fits = there is not None and style_of(place, there) is not None
        return Match(place, there, shift_point(new, shift), place.power) if there and fits else None
    if style_of(place, old) is not None:
        return Match(place, old, new, change.new.power)
    return _match_decade(place, change) if change.old.kind is Kind.DECADE else None


def _match_decade(place: Place, change: SourceChange) -> Match | None:
    """`1990s` as «90-е»: within one century."""
    old, new = change.old.value, change.new.value
    if place.digits != old[2:] or old[:2] != new[:2] or not {int(old[2:]), int(new[2:])} <= set(_DECADES):
        return None
    return Match(place, Digits(old[2:], "", grouped=False), Digits(new[2:], "", grouped=False), 0)


def rewrite(match: Match, change: SourceChange, target: str, lang: str) -> Edit | None:
    place, new, style = match.place, match.new, style_of(match.place, match.old)
    if style is None or new is None:
        return None
    if change.old.power not in (change.new.power, place.power):
        return None
    if _is_year(match.old) and not place.unit and not _is_year(new) and not new.grouped:
        return None
    if style.group is None and new.grouped and (other := _other_group(target, lang)):
        style = replace(style, group=other)
    return counted.finish(place, write_digits(new, style), match.old, new, match.new_power, change, target, lang)


def _is_year(digits: Digits) -> bool:
    return not digits.grouped and not digits.part and int(digits.whole or "0") in _YEARS


def _other_group(target: str, lang: str) -> str:
    """The mark by which another number of the target is grouped."""
    marks = (mark for place in find_places(target, lang) for mark in place.digits if not mark.isdigit())
    return next((mark for mark in marks if mark.isspace()), "")
