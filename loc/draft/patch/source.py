"""What changed between two English sentences that are alike but for their figures, dates and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import regex

from loc.glossary import Glossary
from loc.lang.numbers.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from loc.lang.numbers.marks import NUMBER
from loc.lang.numbers.words import SCALES
from loc.model import Span, Term

_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SCALE = "thousand|million|mln|billion|bln|trillion|trln"
_ANY_SCALE = f"hundred|dozen|half|{_SCALE}"
_MONTH = "|".join(rf"{name[:3]}[a-z]{{0,{len(name) - 3}}}" for name in ENGLISH_MONTHS)
_WEEKDAY = "|".join(ENGLISH_WEEKDAYS)

_ITEM = regex.compile(
    rf"""(?<![\p{{L}}\d])(?<![\d][.,:/])(?<!\p{{L}}[-–])(?:
      (?P<clock>\d{{1,2}}(?:[:.]\d{{2}})?\ ?(?:[ap]\.m\.?|[ap]m\b)|\d{{1,2}}:\d{{2}}(?![:\d]))
    | (?P<number>{NUMBER})(?![\p{{L}}\d]|[.,:/]\d|-[A-Z])(?:[ -](?P<scale>{_SCALE})\b(?!-))?
    | (?P<scaled>{NUMBER})(?P<letter>k|m|mn|bn|b|tn)\b
    | (?P<ordinal>\d+)(?:st|nd|rd|th)\b
    | (?P<decade>\d{{4}})s\b
    | (?P<month>(?:{_MONTH})\b\.?)(?!\p{{L}})
    | (?P<weekday>{_WEEKDAY})\b
    | (?P<word>(?i:{"|".join(_SPELLED)}))(?![\p{{L}}\d]|-|\ (?:{_ANY_SCALE})\b)
    )""",
    regex.VERBOSE,
)
_MONTH_SPELLING = {name[:3].lower(): number for number, name in enumerate(ENGLISH_MONTHS, 1)}
# They are words of other meanings too, like the short forms, and months only beside a figure or one of these words.
_OTHER_WORDS_TOO = frozenset({"May", "March"})
_BEFORE_MONTH = regex.compile(r"(?:\d|\b(?:in|since|until|till|by|of|for|early|late|mid|last|this|next|from|to))[ -]$")
_AFTER_MONTH = regex.compile(r" \d")
_PERCENT = regex.compile(r"\ ?%|[ -]per ?cent\b(?!age)")
_ARTICLE = regex.compile(r"\b([Aa])n (?P<mark>[$£€]?)$")
_FIRST_WORD = regex.compile(r"([ -])(\p{L}+)")
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot"}
_CLOCK = regex.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?: ?([ap])\.?m\.?)?")
_NOON = 12


class Kind(StrEnum):
    NUMBER = "number"
    ORDINAL = "ordinal"
    DECADE = "decade"
    CLOCK = "clock"
    MONTH = "month"
    WEEKDAY = "weekday"
    WORD = "word"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Item:
    """`value`: digits of a number as written, minutes since midnight, month or weekday from 1, the English name.

    `power` is that of the scale word; `percent` tells the unit; `meridiem` that the clock has a.m. or p.m.
    """

    kind: Kind
    text: str
    span: Span
    value: str
    power: int = 0
    percent: bool = False
    meridiem: bool = False
    term: Term | None = None

    @property
    def meaning(self) -> tuple[object, ...]:
        return (self.kind, self.value, self.power, self.percent)

    @property
    def sense(self) -> tuple[object, ...]:
        """Equal for items that the other language may write alike: 3, three and 3rd."""
        kind = Kind.NUMBER if self.kind in (Kind.WORD, Kind.ORDINAL, Kind.DECADE) else self.kind
        return (kind, self.value, self.power, self.percent)


@dataclass(frozen=True, slots=True)
class SourceChange:
    """`others` are all items of the old sentence, the changed ones among them."""

    old: Item
    new: Item
    others: tuple[Item, ...]


def find_changes(old: str, new: str, glossary: Glossary, day: date | None) -> tuple[SourceChange, ...]:
    """In text order; empty where anything else changed, or nothing."""
    if old == new or not _may_match(old, new):
        return ()
    ours, theirs = _find_items(old, glossary, day), _find_items(new, glossary, day)
    if len(ours) != len(theirs) or not _same_rest(old, new, ours, theirs):
        return ()
    pairs = [(one, other) for one, other in zip(ours, theirs, strict=True) if one.meaning != other.meaning]
    if not all(_is_like(one, other) for one, other in pairs):
        return ()
    return tuple(SourceChange(one, other, ours) for one, other in pairs)


def _may_match(old: str, new: str) -> bool:
    """A quick no where words were added or taken away in number, beyond what the parts of a name can explain."""
    return abs(len(old.split()) - len(new.split())) <= 6  # noqa: PLR2004 - two long names


def _is_like(one: Item, other: Item) -> bool:
    if {one.kind, other.kind} == {Kind.WORD, Kind.NUMBER}:
        number = one if one.kind is Kind.NUMBER else other
        return number.value.isdigit() and not number.power
    return one.kind is other.kind and one.percent == other.percent


def _find_items(text: str, glossary: Glossary, day: date | None) -> tuple[Item, ...]:
    names = tuple(_find_names(text, glossary, day))
    taken = [name.span for name in names]
    figures = (item for item in _find_figures(text) if not any(_meet(item.span, span) for span in taken))
    return tuple(sorted([*names, *figures], key=lambda item: item.span))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _find_names(text: str, glossary: Glossary, day: date | None) -> Iterator[Item]:
    """Capitalised terms, one at each place; a place of several preferred terms has no one translation."""
    hits = [hit for hit in glossary.find(text, day) if hit.term.status != "forbidden"]
    spans = [hit.span for hit in hits]
    for hit in hits:
        name = text[slice(*hit.span)]
        if spans.count(hit.span) == 1 and hit.term.source[:1].isupper() and name[:1].isupper():
            yield Item(Kind.NAME, name, hit.span, hit.term.source, term=hit.term)


def _find_figures(text: str) -> Iterator[Item]:
    for match in _ITEM.finditer(text):
        kind = match.lastgroup
        if kind == "month":
            if item := _read_month(text, match):
                yield item
        elif kind == "clock":
            yield _read_clock(match)
        elif kind == "weekday":
            yield _make(Kind.WEEKDAY, match, str(ENGLISH_WEEKDAYS.index(match.group()) + 1))
        elif kind == "word":
            yield _make(Kind.WORD, match, str(_SPELLED.index(match.group().lower()) + 2))
        elif kind in ("ordinal", "decade"):
            yield _make(Kind(kind), match, match[kind])
        else:
            yield _read_number(text, match)


def _make(kind: Kind, match: regex.Match[str], value: str) -> Item:
    return Item(kind, match.group(), match.span(), value)


def _read_number(text: str, match: regex.Match[str]) -> Item:
    word = match["scale"] or match["letter"] or ""
    power = next((power for pattern, power in SCALES["en"].items() if regex.fullmatch(pattern, word)), 0)
    percent = bool(_PERCENT.match(text, match.end()))
    value = match["number"] or match["scaled"]
    return Item(Kind.NUMBER, match.group(), match.span(), value, power, percent)


def _read_month(text: str, match: regex.Match[str]) -> Item | None:
    name = match.group().removesuffix(".")
    number = _MONTH_SPELLING[name[:3].lower()]
    full = ENGLISH_MONTHS[number - 1]
    if name not in (full, full[:3], "Sept"):
        return None
    beside_figure = _BEFORE_MONTH.search(text, 0, match.start()) or _AFTER_MONTH.match(text, match.end())
    if (name != full or name in _OTHER_WORDS_TOO) and not beside_figure:
        return None
    return _make(Kind.MONTH, match, str(number))


def _read_clock(match: regex.Match[str]) -> Item:
    hour_text, minute_text, half = _CLOCK.fullmatch(match.group()).groups()  # type: ignore[union-attr]
    hour = int(hour_text)
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    minutes = hour * 60 + int(minute_text or 0)
    return Item(Kind.CLOCK, match.group(), match.span(), str(minutes), meridiem=bool(half))


def _same_rest(old: str, new: str, ours: tuple[Item, ...], theirs: tuple[Item, ...]) -> bool:
    """All that is no item is equal, but for `a` and `an` before one that changed and the number of the noun after."""
    changed = [one.meaning != other.meaning for one, other in zip(ours, theirs, strict=True)]
    to_one = [
        one.kind is Kind.NUMBER and "1" in {one.value, other.value} for one, other in zip(ours, theirs, strict=True)
    ]
    counted = [False, *(a and b for a, b in zip(changed, to_one, strict=True))]
    rests = zip(_rests(old, ours), _rests(new, theirs), counted, [*changed, False], strict=True)
    return all(
        one == other
        or _loosen(one, counted=is_counted, article=has_article)
        == _loosen(other, counted=is_counted, article=has_article)
        for one, other, is_counted, has_article in rests
    )


def _rests(text: str, items: tuple[Item, ...]) -> list[str]:
    edges = [0, *(edge for item in items for edge in item.span), len(text)]
    return [text[start:stop] for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def _loosen(rest: str, *, counted: bool, article: bool) -> str:
    if article:
        rest = _ARTICLE.sub(r"\1 \g<mark>", rest)
    match = _FIRST_WORD.match(rest) if counted else None
    return match[1] + _make_singular(match[2]) + rest[match.end() :] if match else rest


def _make_singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")
