"""Relational adjectives made of a name or noun: «венский» of «Вена», «қытайлық» of «Қытай».

They are no forms of the word, but say the same before a noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from types import MappingProxyType

import regex

from loc.glossary.adjective_stems import CHANGED_BEFORE_SK, INFIXES_RU, STEMS_KK, STEMS_RU
from loc.glossary.kazakh import is_ending
from loc.lang.forms.endings_kk import VOWELS as VOWELS_KK
from loc.lang.forms.endings_ru import ADJECTIVE
from loc.model import Span

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:[\p{Pd}\u2060]+\p{L}[\p{L}\p{M}]*)*")
_HYPHEN = regex.compile(r"[\p{Pd}\u2060]+")
_PART = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_MIN_ROOT = 3
_ENDINGS_RU = tuple(sorted(ADJECTIVE, key=len, reverse=True))
_LAST_RU = "аеиоуыэюяьй"
# «таджикский», «узбекский». Левашов, 2000.
_COUNTRY_RU = regex.compile(r"и?стан$")
# The suffix begins with л after vowels, й, р and у, with д after sonants, ж and з, with т after all others.
# Қазақ грамматикасы, 2002, -лық.
_SUFFIX_KK = regex.compile(r"[лдт](?:ық|ік)")
_SONANTS_KK = frozenset("лмнңжз")
_LIQUIDS_KK = VOWELS_KK | frozenset("рйуи")


def place_of_adjective(text: str, target: str, lang: str) -> Span | None:
    """The first place of an adjective made of `target`, in any form; also as part of «казахстанско-российский»."""
    rule = _RULES.get(lang)
    base = _fold(target)
    if rule is None:
        return None
    return next((span for word, span in _split(text) if rule(word, base)), None)


@lru_cache(maxsize=64)
def _split(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple(_find_words(text))


def _find_words(text: str) -> Iterator[tuple[str, Span]]:
    """Also the parts of those with a hyphen."""
    for match in _WORD.finditer(text):
        word = _fold(match[0])
        yield word, match.span()
        if "-" in word:
            yield from ((_fold(part[0]), part.span()) for part in _PART.finditer(text, *match.span()))


def _fold(word: str) -> str:
    folded = word.casefold().replace("ё", "е")
    return folded if folded.isalpha() else _HYPHEN.sub("-", folded)


@lru_cache(maxsize=8192)
def _is_russian(word: str, base: str) -> bool:
    stem = _cut_ending(word)
    if stem in STEMS_RU.get(base, ()):
        return True
    if " " in base or not stem.endswith(("ск", "цк")):
        return False
    heads = {stem[:-2], stem[:-1]} if stem.endswith("цк") else {stem[:-2]}
    return any(root + infix in heads for root in _roots(base) for infix in INFIXES_RU)


def _cut_ending(word: str) -> str:
    """Also of the first half of a compound: «российско»."""
    endings = ("о", *_ENDINGS_RU) if word.endswith(("ско", "цко")) else _ENDINGS_RU
    return next((word.removesuffix(ending) for ending in endings if word.endswith(ending)), "")


@lru_cache(maxsize=1024)
def _roots(base: str) -> frozenset[str]:
    roots = {base, base.removesuffix("ск"), base.removesuffix("цк"), _COUNTRY_RU.sub("", base)}
    short = base
    while short[-1:] in _LAST_RU and len(short) > _MIN_ROOT:
        short = short[:-1]
        roots.add(short)
    roots |= {root[:-1] + CHANGED_BEFORE_SK[root[-1]] for root in tuple(roots) if root[-1:] in CHANGED_BEFORE_SK}
    return frozenset(root for root in roots if len(root) >= _MIN_ROOT)


@lru_cache(maxsize=8192)
def _is_kazakh(word: str, base: str) -> bool:
    known = STEMS_KK.get(base, ())
    if word in known:
        return True
    return any(_is_derived(word, stem) for stem in (*known, base) if " " not in stem)


def _is_derived(word: str, stem: str) -> bool:
    if len(stem) < _MIN_ROOT or not word.startswith(stem):
        return False
    suffix = _SUFFIX_KK.match(word, len(stem))
    return suffix is not None and suffix[0][0] == _first_letter(stem) and is_ending(word[suffix.end() :])


def _first_letter(stem: str) -> str:
    last = stem.rstrip("ьъ")[-1:]
    if last in _LIQUIDS_KK:
        return "л"
    return "д" if last in _SONANTS_KK else "т"


_RULES: MappingProxyType[str, Callable[[str, str], bool]] = MappingProxyType({"kk": _is_kazakh, "ru": _is_russian})
