"""Words of English that are no names.

common_words_en.txt comes from the English sides of 220,000 sentence pairs, news and general, with capitals: words
written small twice or more, and in 30 % of the places where they begin no sentence; without the forms that
_ENDINGS derive. Added by hand are words of offices and bodies (“Senate”), which have a capital oftener, and English
words that these pairs have seldom but news sets at the beginning of a sentence or title: “Twilight”, “Wildfires”.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import regex

_PARTS = regex.compile(r"[-'’.&]")
_COMMON_WORDS = Path(__file__).with_name("common_words_en.txt")
# An ending and what stands in its place in the word that the list has.
_ENDINGS = (
    *(("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y")),
    *(("ing", ""), ("ing", "e"), ("ly", "")),
)
_RARE_ENDINGS = (
    *(("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"), ("bly", "ble"), ("ness", "")),
    *(("ity", ""), ("ity", "e"), ("ily", "y"), ("ier", "y"), ("iest", "y"), ("able", ""), ("ment", ""), ("ation", "e")),
)
_PREFIXES = ("un", "re", "non", "over", "under", "mis", "out")
_MIN_STEM = 2


@cache
def _common_words() -> frozenset[str]:
    return frozenset(_COMMON_WORDS.read_text(encoding="utf-8").split())


@lru_cache(maxsize=16384)
def is_common(key: str) -> bool:
    """Whether all parts of a word are in the list, in one of the commonest forms."""
    if key.isalpha():
        return len(key) == 1 or _is_form(key, _ENDINGS)
    return all(len(part) == 1 or _is_form(part, _ENDINGS) for part in _PARTS.split(key))


@lru_cache(maxsize=16384)
def is_english(key: str) -> bool:
    """The same with rarer endings and with prefixes."""
    return is_common(key) or _is_form(key, _RARE_ENDINGS) or (key.startswith(_PREFIXES) and _is_prefixed(key))


def _is_prefixed(key: str) -> bool:
    bare = next(key.removeprefix(prefix) for prefix in _PREFIXES if key.startswith(prefix))
    return len(bare) > _MIN_STEM and is_common(bare)


def _is_form(word: str, endings: tuple[tuple[str, str], ...]) -> bool:
    """“meetings”, “admittedly”: one ending may stand after another."""
    if word in _common_words():
        return True
    return any(_is_stem(word[: -len(ending)], put) for ending, put in endings if word.endswith(ending))


def _is_stem(stem: str, put: str) -> bool:
    if len(stem) <= _MIN_STEM:
        return False
    return _is_form(stem + put, _ENDINGS) or (stem[-1] == stem[-2] and stem[:-1] in _common_words())
