"""Words of a text cut down to what their forms share, for counting: crude, fast, the same in learning and in use.

English, Kazakh and Russian endings are cut once, where three letters stay, and the rest to its first six letters, of
Kazakh and Russian five. The Kazakh order is plural, possessive, case («Қазақ грамматикасы», Астана, 2002); the Russian
endings are those of nouns and adjectives (Зализняк). Verbs lose theirs to the cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product

# Letters and marks of Latin and Cyrillic, then blocks of other scripts with all that stands in them: ranges alone are
# found twice as fast as the properties of letters.
_LETTERS = "A-Za-zªµºÀ-ÖØ-öø-ˁ\u0300-\u037d\u037f-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\uffdc"
_WORD = re.compile(f"[{_LETTERS}]+|[0-9]+")
_SHORT_STEMS = frozenset({"kk", "ru"})

_KAZAKH_PLURAL = "лар|лер|дар|дер|тар|тер"
_KAZAKH_POSSESSIVE = "ымыз|іміз|ыңыз|іңіз|мыз|міз|сы|сі|ым|ім|ың|ің|ы|і"
_KAZAKH_CASE = (
    "ның|нің|дың|дің|тың|тің|нда|нде|ндағы|ндегі|дағы|дегі|тағы|тегі|нан|нен|дан|ден|тан|тен|"
    "мен|бен|пен|ға|ге|қа|ке|на|не|ны|ні|ды|ді|ты|ті|да|де|та|те|н|а|е"
)
_ENGLISH = "ies|es|s|ed|ing|e|y"
_RUSSIAN = (
    "иями|ями|ами|ией|иям|иях|ием|ого|его|ому|ему|ыми|ими|ый|ий|ой|ая|яя|ое|ее|ые|ие|ым|им|ом|ем|"
    "ую|юю|ых|их|ою|ею|ов|ев|ей|ия|ии|ию|ам|ям|ах|ях|ья|ье|ью|а|я|о|е|ы|и|у|ю|й|ь"
)
_SINGLE = {"en": _ENGLISH, "ru": _RUSSIAN}


def cut_words(text: str) -> list[str]:
    """Words in small letters and runs of digits, in text order."""
    return _WORD.findall(text.lower())


def find_words(text: str) -> list[tuple[int, int]]:
    """The spans of the same words."""
    return [match.span() for match in _WORD.finditer(text)]


def stem(word: str, lang: str) -> str:
    """Of a word in small letters; other languages than en, kk and ru are only cut."""
    return cut_stems((word,), lang)[0]


def cut_stems(words: Iterable[str], lang: str) -> list[str]:
    """Of each word; written out by length, for a loop within takes five times as long."""
    endings = _endings(lang)
    if lang in _SHORT_STEMS:
        return [w[:3] if w[3:] in endings else w[:4] if w[4:] in endings else w[:5] for w in words]
    return [
        w[:3] if w[3:] in endings else w[:4] if w[4:] in endings else w[:5] if w[5:] in endings else w[:6]
        for w in words
    ]


@cache
def _endings(lang: str) -> frozenset[str]:
    if lang == "kk":
        slots = (_KAZAKH_PLURAL, _KAZAKH_POSSESSIVE, _KAZAKH_CASE)
        return frozenset(map("".join, product(*(("", *slot.split("|")) for slot in slots))))
    return frozenset(_SINGLE.get(lang, "").split("|"))
