"""A changed time of day, where the target has the old one as hours and minutes or as full hours."""

from __future__ import annotations

from dataclasses import replace

import regex

from loc.draft.patch import numbers
from loc.draft.patch.edit import Edit
from loc.draft.patch.source import Kind, SourceChange
from loc.lang.forms.inflect_kk import NOUN_CHAINS, ending_of
from loc.lang.forms.spoken_kk import last_word

_CLOCK = regex.compile(
    r"(?<![\p{L}\d]|\d[.,:])(?P<hour>\d{1,2})(?P<mark>[:.])(?P<minute>\d\d)(?![\p{L}\d%]|[.,:]\d)"
    r"(?:(?P<hyphen>[-–‑])(?P<ending>\p{L}+))?"
)
# With one of these in the sentence the hours are those of a half day.
_PERIODS = {
    "ru": regex.compile(r"\b(?:утра|утром|дня|днем|вечера|вечером|ночи|ночью|полдень|полудня|полночь|полуночи)\b"),
    "kk": regex.compile(r"\b(?:таң|таңғы|таңертең\p{L}*|түс|түскі|түстен|кеш|кешкі|кешке|кешкісін|түн|түнгі|түнде)\b"),
}
# Hours of which no one doubts what part of the day they are.
_PARTS_OF_DAY = (range(1, 4), range(5, 11), range(13, 17), range(18, 23))
_HALF_DAY = 12
_BEFORE_HOUR_KK = regex.compile(r"сағат\p{L}* $", regex.IGNORECASE)
_AFTER_HOUR_RU = regex.compile(r"[ \u00a0]час")


def rewrite_clock(change: SourceChange, target: str, lang: str) -> Edit | None:
    old, new = int(change.old.value), int(change.new.value)
    if change.old.meridiem != change.new.meridiem:
        return None
    shift = _find_shift(change, target, lang)
    if shift is None:
        return None
    found = [match for match in _CLOCK.finditer(target) if _minutes(match) == old - shift]
    if not found and old % 60 == new % 60 == 0:
        return _rewrite_hour(change, (old - shift) // 60, (new - shift) // 60, target, lang)
    return _rewrite(found[0], old - shift, new - shift, lang) if len(found) == 1 else None


def _find_shift(change: SourceChange, target: str, lang: str) -> int | None:
    """Minutes between the clock of the source and that of the target; None where they cannot be told."""
    old, new = int(change.old.value) // 60, int(change.new.value) // 60
    if not change.old.meridiem or not _PERIODS[lang].search(target.lower()):
        return 0
    if not any(old in part and new in part for part in _PARTS_OF_DAY):
        return None
    return _HALF_DAY * 60 if old > _HALF_DAY and not _has_hour(target, old) else 0


def _has_hour(target: str, hour: int) -> bool:
    return bool(regex.search(rf"(?<!\d){hour}(?!\d)", target))


def _minutes(match: regex.Match[str]) -> int:
    return int(match["hour"]) * 60 + int(match["minute"])


def _rewrite(match: regex.Match[str], old: int, new: int, lang: str) -> Edit | None:
    hour, minute = divmod(new, 60)
    padded = match["hour"].startswith("0")
    text = f"{hour:02}" if padded else str(hour)
    text += f"{match['mark']}{minute:02}"
    if not match["ending"]:
        return Edit(match.span(), text)
    ending = _move_ending(match["ending"], old, new) if lang == "kk" else None
    return Edit(match.span(), f"{text}{match['hyphen']}{ending}") if ending else None


def _move_ending(ending: str, old: int, new: int) -> str | None:
    """A full hour is spoken with its zeros or without them; all readings of the old one must agree on the new."""
    found: set[str | None] = set()
    for old_word in _spoken(old):
        chains = [chain for chain in NOUN_CHAINS if ending_of(old_word, chain) == ending]
        found |= {ending_of(new_word, chain) for chain in chains for new_word in _spoken(new)}
    return found.pop() if len(found) == 1 else None


def _spoken(minutes: int) -> tuple[str, ...]:
    hour, minute = divmod(minutes, 60)
    return (last_word(str(minute)),) if minute else (last_word(str(hour)), last_word("0"))


def _rewrite_hour(change: SourceChange, old: int, new: int, target: str, lang: str) -> Edit | None:
    """«в 15 часов», «сағат 15-те»."""
    hours = replace(
        change,
        old=replace(change.old, kind=Kind.NUMBER, value=str(old)),
        new=replace(change.new, kind=Kind.NUMBER, value=str(new)),
    )
    found = [match for match in numbers.find_matches(hours, target, lang) if _is_hour(match, target, lang)]
    return numbers.rewrite(found[0], hours, target, lang) if len(found) == 1 else None


def _is_hour(match: numbers.Match, target: str, lang: str) -> bool:
    start, stop = match.place.span
    if lang == "kk":
        return bool(_BEFORE_HOUR_KK.search(target, 0, start))
    return bool(_AFTER_HOUR_RU.match(target, stop))
