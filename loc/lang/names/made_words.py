"""English words with a capital that no list has, told by their making: translated as often as they are kept."""

from __future__ import annotations

from functools import lru_cache

import regex

from loc.lang.common_words import is_common

# “Gasification”, “Obstetricians”, “Motherhood”, “Cronyism”.
_SUFFIXED = regex.compile(
    r"\p{L}{3,}(?:[st]ions?|ments?|ness|ians|ists?|ology|ships?|runners|erners|hood|isms?|odoxy|ically|gical)"
)
# “Aerospace”, “Cyberdefense”: before a word.
_PREFIX = regex.compile(r"(?i:aero|agro|anti|bio|counter|cyber|electro|hydro|multi|neuro|post|socio)")
# “Hmmm”, “Shhh”.
_INTERJECTION = regex.compile(r"(?i:h+m+|sh+|pst+|br+|gr{2,}|z+|tsk|pf+t?|e+rm|u+[hm]+|o+h+|a+h+)")
_MIN_PART = 3


@lru_cache(maxsize=4096)
def is_made_word(word: str) -> bool:
    return bool(_SUFFIXED.fullmatch(word) or _INTERJECTION.fullmatch(word)) or _has_prefix(word)


def has_suffix(word: str) -> bool:
    return _SUFFIXED.fullmatch(word) is not None


def _has_prefix(word: str) -> bool:
    prefix = _PREFIX.match(word)
    rest = word[prefix.end() :].casefold() if prefix else ""
    return len(rest) > _MIN_PART and is_common(rest)
