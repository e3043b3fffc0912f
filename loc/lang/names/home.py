"""The readers' own country: its copy says «ел», «Мемлекет басшысы», «Үкімет», and names it where that would not do."""

from __future__ import annotations

from functools import cache

import regex

from loc.lang.cldr_names import territory_names
from loc.model import Span

HOME = {"kk": "Kazakhstan"}

_OFFICE = r"(?i:president|minister|ministry|government|head|leader|law|decree|code|parliament|senate|majilis|mazhilis)"
_OF_OFFICE = regex.compile(rf"(?:{_OFFICE}s?,? (?:of|under|to) (?:the )?(?:Republic of )?|\p{{Lu}}\p{{L}}+ of )$")
_BEFORE_OFFICE = regex.compile(
    r"(?:['’]s?)? (?:\p{L}+[ -]){0,2}?(?:president|minister|ministry|government|parliament|senate)", regex.IGNORECASE
)
_BEFORE_CHARS = 60
# “South Kazakhstan”, “N.Kazakhstan” are regions.
_REGION = regex.compile(r"(?:\b(?:North|South|East|West)|\b[NSEW])[ .-]{1,2}$")
# “Turkey and Kazakhstan”, “Kazakhstan–China”; headlines leave it out otherwise.
_PARTY_BEFORE = regex.compile(r"(?:\band|\bwith|\bbetween|,) $|\p{L}[-–]$")
_PARTY_AFTER = regex.compile(r"(?:['’]s)?(?:,? and\b| with\b|, \p{Lu}|[-–]\p{Lu})")
_QUOTES = ' ”"»'
# «ел», «еліміздің», «Отан», «мемлекет», «республика», «осында», «жергілікті».
_OWN = regex.compile(r"\b(?:ел(?:і|дің|де|ден|ге|дер|\b)|отан|мемлекет|республика|осында|жергілікті)", regex.IGNORECASE)
# «Республикасы», «Президенті» and «Үкіметі» are somebody's, and his name is gone where they begin the sentence, or
# where the word before is an object: «Мәсімовті Республикасының».
_ORPHAN = regex.compile(
    r"(?:^|[.!?:;,»«“”\"(–—-] ?|\b(?:мен|пен|бен|және|бірге|туралы) |\p{L}{2}(?:[дтн][ыі]|[дт][ае]|[ғқгк][ае]) )"
    r"(?:республикасы|президенті|үкіметі|халқы)",
    regex.IGNORECASE,
)


_REPUBLIC = regex.compile(r"(\p{L}+) республикас[ыі]", regex.IGNORECASE)
# «Халық», «Ислам», «Араб», «Демократиялық», «Социалистік», «Кеңестік», «Федеративтік», «Біріккен», «Автономиялық».
_KINDS_OF_REPUBLICS = frozenset({"хал", "исл", "ара", "дем", "соц", "кең", "фед", "бір", "авт", "бол", "коо"})
_PREFIX = 3


@cache
def _country_prefixes() -> frozenset[str]:
    """«Чехия» gives «Чех Республикасы»."""
    names = (target.casefold() for source, target in territory_names("kk").items() if source != HOME["kk"])
    return _KINDS_OF_REPUBLICS | {word[:_PREFIX] for name in names for word in name.split()}


def _has_orphan(target: str) -> bool:
    if _ORPHAN.search(target):
        return True
    return any(match[1][:_PREFIX].casefold() not in _country_prefixes() for match in _REPUBLIC.finditer(target))


def is_home_required(span: Span, source: str, target: str) -> bool:
    """Whether a Kazakh target that lacks the name at this place of the source has nothing in its place."""
    if _has_orphan(target):
        return True
    start, stop = span
    if _REGION.search(source, 0, start):
        return True
    if _OF_OFFICE.search(source, max(0, start - _BEFORE_CHARS), start) or _BEFORE_OFFICE.match(source, stop):
        return False
    is_party = _PARTY_BEFORE.search(source, 0, start) or _PARTY_AFTER.match(source, stop)
    return bool(is_party or source.rstrip(_QUOTES).endswith(".")) and not _OWN.search(target)
