"""Brackets that come in pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from loc.lang.script.signs import signs_of

# Opening bracket -> closing bracket.
BRACKETS: Mapping[str, str] = MappingProxyType({"(": ")", "[": "]", "{": "}"})

_OPENING = {closing: opening for opening, closing in BRACKETS.items()}
_BRACKET = re.compile(r"[()\[\]{}]")
_NEAR_CHARS = 5
# «1)» and «а)» number a list; «:)» is a face.
_NO_BRACKET = re.compile(r"(?:(?:^|[;:,.]\s)[^\W_]{1,2}|[:;]-?)$")


def find_unpaired(text: str) -> tuple[int, ...]:
    """Places of brackets without their other half; kinds do not see each other."""
    alone = list[int]()
    opened: dict[str, list[int]] = {opening: [] for opening in BRACKETS}
    for match in _BRACKET.finditer(text):
        place, bracket = match.start(), match.group()
        if bracket in opened:
            opened[bracket].append(place)
        elif opened[_OPENING[bracket]]:
            opened[_OPENING[bracket]].pop()
        elif bracket != ")" or not _NO_BRACKET.search(text, max(0, place - _NEAR_CHARS), place):
            alone.append(place)
    return tuple(sorted([*alone, *(place for places in opened.values() for place in places)]))


def find_new_unpaired(source: str, target: str) -> tuple[int, ...]:
    """Places in the target, without those that the source has alone too."""
    unpaired = find_unpaired(target) if _BRACKET.search(signs_of(target)) else ()
    if not unpaired:
        return ()
    allowed = Counter(source[place] for place in find_unpaired(source))
    new = list[int]()
    for place in unpaired:
        allowed[target[place]] -= 1
        if allowed[target[place]] < 0:
            new.append(place)
    return tuple(new)
