"""One key for the ways to write an English word: number, capitals, accents and British spelling put aside."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from loc.lang.forms.plurals_en import IRREGULAR_PLURALS, TAKES_ES
from loc.lang.spellings_en import SPELLINGS

_NO_PLURAL = ("ss", "us", "is")
_MIN_PLURAL = 3


def fold(word: str) -> str:
    single = _make_singular((word if word.isascii() else _strip_accents(word)).casefold())
    return SPELLINGS.get(single, single)


def unfold(key: str) -> frozenset[str]:
    """All words in small letters without accents that fold to the key, and some that do not."""
    singles = (key, *_listed_spellings().get(key, ()))
    return frozenset(word for single in singles for word in (single, *_plurals(single)))


def _strip_accents(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.replace("’", "'").replace("ʼ", "'")


def _make_singular(word: str) -> str:
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if not word.endswith("s") or len(word) <= _MIN_PLURAL or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("es") if word.endswith("es") and word[:-2].endswith(TAKES_ES) else word[:-1]


def _plurals(single: str) -> Iterator[str]:
    yield from (f"{single}s", f"{single}es", *_listed_plurals().get(single, ()))
    if single.endswith("y"):
        yield f"{single[:-1]}ies"


@cache
def _listed_plurals() -> Mapping[str, list[str]]:
    return _invert(IRREGULAR_PLURALS.items())


@cache
def _listed_spellings() -> Mapping[str, list[str]]:
    return _invert(SPELLINGS.items())


def _invert(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    keys_by_value: defaultdict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        keys_by_value[value].append(key)
    return keys_by_value
