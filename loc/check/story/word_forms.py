"""Whether two words of a target may be forms of one word, letter by letter but for their endings."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Prefix

from loc.lang.names.endings import is_ending
from loc.lang.names.letters import fold_cyrillic

_SHORTEST_STEM = 2
# The shorter of two Russian forms has no longer ending: «Достоевский», «Достоевского». Kazakh cuts nothing off.
_MAX_ENDING_RU = 2
# Names whose vowel goes: «Павел», «Павла», «Череповец», «Череповца», «Египет», «Египта».
_FLEETING_RU = ("ел", "ет", "ец")
# Before a vowel of the ending: «Бішкек», «Бішкегі».
_VOICED_KK = {"п": "б", "к": "г", "қ": "ғ"}


@lru_cache(maxsize=16384)
def is_same_word(one: str, other: str, lang: str) -> bool:
    """Unlike the forms of `loc.lang.names.match` it tells apart what only sounds the same: «Пашинян», «Пашиньян»."""
    first, second = _plain(one), _plain(other)
    if first == second:
        return True
    stem = Prefix.similarity(first, second)
    shortest = max(_SHORTEST_STEM, min(len(first), len(second)) - _MAX_ENDING_RU) if lang == "ru" else _SHORTEST_STEM
    if stem < _SHORTEST_STEM:
        return False
    if any(_are_endings(first[at:], second[at:], lang) for at in range(stem, shortest - 1, -1)):
        return True
    return _changes(first, second, stem, lang) or _changes(second, first, stem, lang)


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")


def _are_endings(one: str, other: str, lang: str) -> bool:
    return _is_ending(one, lang) and _is_ending(other, lang)


def _is_ending(rest: str, lang: str) -> bool:
    return is_ending(fold_cyrillic(rest), lang)


def _changes(base: str, form: str, stem: int, lang: str) -> bool:
    """Whether the last letters of a dictionary form, behind the common stem, are others before an ending."""
    last, rest = base[stem:], form[stem:]
    if lang == "ru":
        return last in _FLEETING_RU and rest[:1] == last[1] and _is_ending(rest[1:], lang)
    if last in _VOICED_KK and rest[:1] == _VOICED_KK[last]:
        return _is_ending(rest[1:], lang)
    # A doubled consonant is written once before a suffix: «грамм», «грамға».
    return last == base[stem - 1] and _is_ending(rest, lang)
