"""Quotation marks: which belong together, and which a language sets."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from loc.model import Span

# Language -> the marks of a quotation and of one inside it.
# ru: CLDR 45, delimiters; Мильчин, Чельцова, Справочник издателя и автора, 2003, 5.3.
# kk: «» of the press, “ ” inside them (quotationStart and quotationEnd of CLDR 45).
QUOTES = MappingProxyType({"kk": (("«", "»"), ("“", "”")), "ru": (("«", "»"), ("„", "“"))})

# Marks of one family close each other; what “, ” and " do is told by what stands around them.
_FAMILIES = {"«": "«", "»": "«", "„": "“", "“": "“", "”": "“", "‟": "“", '"': '"'}
_MARK = re.compile(r'["«»„“”‟]')
# A straight mark after feet and inches is no quote: 5'10".
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
_INCHES_CHARS = 5
_BEFORE_OPENING = frozenset("([{«„—–-/'‘")
_AFTER_OPENING = frozenset("«„“”\"'‘’([{…—–-$€£#№@+<")


class Quotes(NamedTuple):
    """Places of marks in a text: pairs in the order they close, those whose ends are of two families, and the rest."""

    pairs: tuple[Span, ...] = ()
    mixed: tuple[Span, ...] = ()
    opened: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pairs or self.mixed or self.opened or self.closed)

    @property
    def is_open(self) -> bool:
        """Whether a mark is alone."""
        return bool(self.opened or self.closed)


NONE = Quotes()


def pair_quotes(text: str) -> Quotes:
    places = [match.start() for match in _MARK.finditer(text)]
    if not places:
        return NONE
    opened, closed, pairs, crossed = list[int](), list[int](), list[Span](), list[int]()
    waiting = {"«": 0, "“": 0, '"': 0}
    after_opening = -1
    for place in places:
        family = _FAMILIES[text[place]]
        if (
            family == '"'
            and text[place - 1 : place].isdigit()
            and _INCHES.search(text, max(0, place - _INCHES_CHARS), place)
        ):
            continue
        if _is_opening(text, place, is_next=place == after_opening, is_inside=waiting[family] > 0):
            opened.append(place)
            waiting[family] += 1
            after_opening = place + 1
        elif waiting[family]:
            pairs.append((_pop(text, opened, waiting, family, crossed), place))
        else:
            closed.append(place)
    return _mix(pairs, sorted([*opened, *crossed]), closed) if opened or crossed or closed else Quotes(tuple(pairs))


def _pop(text: str, opened: list[int], waiting: dict[str, int], family: str, crossed: list[int]) -> int:
    """The nearest opening mark of this family; those nearer are left without their other half."""
    while _FAMILIES[text[opened[-1]]] != family:
        waiting[_FAMILIES[text[opened[-1]]]] -= 1
        crossed.append(opened.pop())
    waiting[family] -= 1
    return opened.pop()


def _mix(pairs: list[Span], opened: list[int], closed: list[int]) -> Quotes:
    """Marks that are alone in their family may be two ends of one quotation."""
    if not (opened and closed):
        return Quotes(tuple(pairs), (), tuple(opened), tuple(closed))
    mixed, openings, alone = list[Span](), list[int](), list[int]()
    for place, opens in sorted([*((place, True) for place in opened), *((place, False) for place in closed)]):
        if opens:
            openings.append(place)
        elif openings:
            mixed.append((openings.pop(), place))
        else:
            alone.append(place)
    return Quotes(tuple(pairs), tuple(mixed), tuple(openings), tuple(alone))


def _is_opening(text: str, place: int, *, is_next: bool, is_inside: bool) -> bool:
    """`is_next`: right after an opening mark. `is_inside`: one of this family is open."""
    mark = text[place]
    if mark in "«»„":
        return mark != "»"
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if after.isspace():
        return not before or (before.isspace() and not is_inside)
    is_free = not before or before.isspace() or before in _BEFORE_OPENING or is_next
    starts = after.isalnum() or after in _AFTER_OPENING or text.startswith("..", place + 1)
    return is_free and bool(after) and starts


def outer_pairs(quotes: Quotes) -> tuple[Span, ...]:
    """Those that stand in no other pair."""
    outer = list[Span]()
    for start, stop in sorted(quotes.pairs):
        if not outer or start > outer[-1][1]:
            outer.append((start, stop))
    return tuple(outer)


def _is_sure(quotes: Quotes) -> bool:
    """One mark may be alone, of a quotation that goes on in another sentence, if no other marks are inside."""
    if len(quotes.opened) + len(quotes.closed) > 1:
        return False
    after = any(stop > place for place in quotes.opened for _, stop in quotes.pairs)
    return not after and not any(start < place for place in quotes.closed for start, _ in quotes.pairs)


def set_quotes(text: str, lang: str) -> str | None:
    """The quotes of the language, inner ones too.

    None for other languages than those of the table, and where it is not sure what belongs together.
    """
    quotes = pair_quotes(text)
    if lang not in QUOTES or quotes.mixed or not _is_sure(quotes):
        return None
    letters, depth = list(text), 0
    openings = {start for start, _ in quotes.pairs} | set(quotes.opened)
    closings = {stop for _, stop in quotes.pairs} | set(quotes.closed)
    for place in sorted(openings | closings):
        depth -= place in closings
        letters[place] = QUOTES[lang][min(max(depth, 0), 1)][place in closings]
        depth += place in openings
        depth = max(depth, 0)
    result = "".join(letters)
    return result if pair_quotes(result) == quotes else None
