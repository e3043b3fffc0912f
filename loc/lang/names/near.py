"""Words that look like a name but are no right form of it: misspelt, in small letters, grown together with others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import regex
from rapidfuzz.distance import Levenshtein

from loc.lang.names.align import distance, first_letters
from loc.lang.names.exceptions import EXCEPTIONS
from loc.lang.names.kazakh import is_own_spelling
from loc.lang.names.letters import fold_cyrillic, fold_latin
from loc.lang.names.match import allowance, is_form, significant_words
from loc.lang.names.plain import is_plainly
from loc.lang.names.transliterate import spell_surely, transliterate
from loc.model import Span

_JOINTS = (" ", "-", " - ")
_WORD = regex.compile(r"\p{Cyrillic}[\p{Cyrillic}\p{M}]*(?:['’ʼ‘]\p{Cyrillic}+)*")
_MIN_LETTERS = 4
_LONG_LETTERS = 8
# By letters, of the spelling that comes nearest; figures in tests/benchmarks/name_errors.py.
_MISSPELT = 0.6
_MISSPELT_UNSURE = 0.8
_SAME = 0.9
_LOWERED = 0.75
# What Kazakh writes in names of its own, and what Russian writes in them.
_KAZAKH_LETTER = regex.compile("[әғқңөұүһіы]", regex.IGNORECASE)
_RUSSIAN_WAY = regex.compile(r"дж|([бвгджзклмнпрст])\1")
_CONSONANTS = str.maketrans("ғқңхһд", "гкнккт", "аәеёийоөуұүыіэюяьъ")


@dataclass(frozen=True, slots=True)
class Near:
    """A word of the target like a name. `misspelt` where it has a capital and letters that are not the name's."""

    span: Span
    text: str
    misspelt: bool


def find_near(name: str, target: str, lang: str, taken: Iterable[Span] = ()) -> Near | None:
    """The word most like the name, of several its last word; None where none outside of `taken` is like it."""
    last, taken = significant_words(name)[-1], tuple(taken)
    spellings = _spellings(last, lang)
    nearest, most = None, 0.0
    for match in _WORD.finditer(target):
        if any(start < match.end() and match.start() < stop for start, stop in taken):
            continue
        lowered, likeness = match[0][0].islower(), _likeness(last, spellings, match[0], lang)
        if likeness > most and likeness >= (_LOWERED if lowered else _MISSPELT):
            nearest, most = match, likeness
    return Near(nearest.span(), nearest[0], _is_misspelt(last, nearest[0], most, lang)) if nearest else None


def stands_behind(name: str, target: str, at: int, lang: str) -> bool:
    """Whether the word behind this place sounds as the name does, with or without a capital: «Нұрлы жер»."""
    word = _WORD.search(target, at)
    if word is None or target[at : word.start()] not in _JOINTS:
        return False
    return is_plainly(fold_latin(name), fold_cyrillic(word[0]), lang, lowered=False)


def _is_misspelt(name: str, word: str, likeness: float, lang: str) -> bool:
    """A word in small letters, or far from the letters of a name whose origin is not plain, may be right."""
    least = _MISSPELT if spell_surely(name, lang) else _MISSPELT_UNSURE
    if word[0].islower() or not least <= likeness < _SAME:
        return False
    return lang != "kk" or not (_is_native(name, word, lang) or is_own_spelling(name, word))


@lru_cache(maxsize=8192)
def expected_spelling(name: str, word: str, lang: str) -> str | None:
    """How the one word of a name is written, where that is sure and a word found for it is no form of it."""
    sure = spell_surely(name, lang)
    if not sure or not _WORD.fullmatch(word):
        return None
    folded = fold_cyrillic(word)
    if any(is_form(folded, fold_cyrillic(text), lang) for text in sure):
        return None
    is_native = lang == "kk" and (_is_native(name, word, lang) or is_own_spelling(name, word))
    return None if is_native else sure[0]


def _is_native(name: str, word: str, lang: str) -> bool:
    """«Мәсімов», «Досаев»: as Kazakh writes Massimov and Dossayev, whose consonants these are."""
    spellings, skeleton = _spellings(name, lang), _skeleton(word)
    has_own = _KAZAKH_LETTER.search(word, 0, min(map(len, spellings), default=0)) is not None
    is_listed = fold_latin(name) in EXCEPTIONS
    return any(
        (has_own or (not is_listed and _RUSSIAN_WAY.search(each))) and skeleton.startswith(_skeleton(each))
        for each in spellings
    )


def _skeleton(word: str) -> str:
    """The consonants, those of a kind as one letter, each once in a row."""
    consonants = word.casefold().replace("дж", "ж").translate(_CONSONANTS)
    return "".join(letter for letter, _ in groupby(consonants))


@lru_cache(maxsize=2048)
def _spellings(word: str, lang: str) -> tuple[str, ...]:
    """Folded."""
    texts = (*EXCEPTIONS.get(fold_latin(word), ()), *(each.text for each in transliterate(word, lang)))
    return tuple(dict.fromkeys(folded for folded in map(fold_cyrillic, texts) if len(folded) >= _MIN_LETTERS))


def _likeness(name: str, spellings: tuple[str, ...], word: str, lang: str) -> float:
    """1.0 too for a common word of the same sounds: «рейнджеры» for Rangers."""
    folded, latin, lowered = fold_cyrillic(word), fold_latin(name), word[0].islower()
    if any(spelling[:-1] in folded for spelling in spellings):
        return 1.0
    if lowered and folded[:1] not in first_letters(latin):
        return 0.0
    if lowered and len(latin) > _MIN_LETTERS and _sounds_like(latin, folded, lang):
        return 1.0
    return max((_compare(spelling, folded) for spelling in spellings), default=0.0)


def _sounds_like(latin: str, folded: str, lang: str) -> bool:
    budget = allowance(latin) / 2
    return any(distance(each, folded, lang, budget) <= budget for each in {latin, latin.removesuffix("s")})


def _compare(spelling: str, word: str) -> float:
    """The ending of the word is not compared; of a long one a letter may be lost.

    Nothing for a word that is too short for `_MISSPELT`.
    """
    whole = len(spelling)
    if len(word) < _MISSPELT * whole:
        return 0.0
    least = whole - 1 if whole >= _LONG_LETTERS else whole
    begins = {word[:size] for size in range(least, whole + 2)}
    return max(Levenshtein.normalized_similarity(spelling, each) for each in begins)
