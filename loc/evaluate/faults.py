"""Faults put into a good target on purpose: one each, where the sentence has a place for it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

import regex

from loc.lang.alphabets import LOOK_ALIKES

# Source, target, language, chance -> the spoilt target, None where there is no place for the fault.
Fault = Callable[[str, str, str, random.Random], str | None]

_NUMBER = regex.compile(r"\d+(?:[.,\u00a0 ]\d+)*(?:-\p{L}+)?\s?%?")
_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’-])\p{L}{3,}(?![\p{L}\p{M}\p{N}'’-])")
_END = regex.compile(r"[.?!]$")
_MARK = regex.compile(r"[«»“”\"()]")


def change_digit(source: str, target: str, lang: str, chance: random.Random) -> str | None:  # noqa: ARG001
    """Only where the source has digits too; a leading digit never becomes 0."""
    places = [match.start() for match in regex.finditer(r"\d", target)]
    if not places or not regex.search(r"\d", source):
        return None
    place = chance.choice(places)
    return _put(target, place, place + 1, chance.choice([digit for digit in "123456789" if digit != target[place]]))


def drop_number(source: str, target: str, lang: str, chance: random.Random) -> str | None:  # noqa: ARG001
    numbers = list(_NUMBER.finditer(target))
    if not numbers or not regex.search(r"\d", source):
        return None
    chosen = chance.choice(numbers)
    return _put(target, chosen.start(), chosen.end(), "").replace("  ", " ").strip()


def swap_look_alikes(source: str, target: str, lang: str, chance: random.Random) -> str | None:  # noqa: ARG001
    """One or two letters of a word of at least three become Latin."""
    back = {cyrillic: latin for latin, cyrillic in LOOK_ALIKES.get(lang, {}).items() if latin.isascii()}
    words = [match for match in _WORD.finditer(target) if any(letter in back for letter in match.group())]
    if not words:
        return None
    word = chance.choice(words)
    places = [word.start() + index for index, letter in enumerate(word.group()) if letter in back]
    for place in chance.sample(places, min(len(places), chance.choice((1, 2)))):
        target = _put(target, place, place + 1, back[target[place]])
    return target


def double_word(source: str, target: str, lang: str, chance: random.Random) -> str | None:  # noqa: ARG001
    words = list(_WORD.finditer(target))
    if not words:
        return None
    word = chance.choice(words)
    return _put(target, word.end(), word.end(), f" {word.group()}")


def stray_space(source: str, target: str, lang: str, chance: random.Random) -> str | None:  # noqa: ARG001
    """A second space, one at an end, or one before a mark."""
    spaces = [match.start() for match in regex.finditer(" ", target)]
    marks = [match.start() for match in regex.finditer(r"(?<=\p{L})[,.;!?]", target)]
    kind = chance.choice(("double", "end", "mark"))
    if kind == "end":
        return f"{target} " if chance.random() < 0.5 else f" {target}"  # noqa: PLR2004 - either end
    places = spaces if kind == "double" else marks
    if not places:
        return None
    place = chance.choice(places)
    return _put(target, place, place, " ")


def change_end(source: str, target: str, lang: str, chance: random.Random) -> str | None:  # noqa: ARG001
    match = _END.search(target)
    if not match:
        return None
    others = [mark for mark in (".", "?", "!", ",", "") if mark != match.group()]
    return target[: match.start()] + chance.choice(others)


def unbalance(source: str, target: str, lang: str, chance: random.Random) -> str | None:  # noqa: ARG001
    marks = list(_MARK.finditer(target))
    if not marks:
        return None
    mark = chance.choice(marks)
    return _put(target, mark.start(), mark.end(), "")


def leave_english(source: str, target: str, lang: str, chance: random.Random) -> str | None:  # noqa: ARG001
    """Not where the target may be the source: names and figures alone."""
    return source if source != target and regex.search(r"(?<!^)\b\p{Ll}{2,}", source) else None


def _put(text: str, start: int, stop: int, new: str) -> str:
    return text[:start] + new + text[stop:]


FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "digit changed": change_digit,
        "number dropped": drop_number,
        "look-alike letters": swap_look_alikes,
        "word doubled": double_word,
        "stray space": stray_space,
        "end punctuation": change_end,
        "quote or bracket unbalanced": unbalance,
        "left in English": leave_english,
    },
)
