"""Words all of Latin or Greek letters that look like a Cyrillic word: «co» for «со»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from loc.lang.script.alphabets import LOOK_ALIKES
from loc.lang.script.letters import MixedWord, fold_look_alikes
from loc.model import Span

_BARE = r"\p{L}\p{M}\p{N}'’@/_-"
_SOURCE_WORD = regex.compile(r"\w+")
_ROMAN = regex.compile(r"[IVXLCDM]+|[ivxlcdm]+")
# Words of one letter, and the endings of «80-х» and «5-е», as far as another script has letters like them.
_ONE_LETTER = {"kk": frozenset("АаОоУу"), "ru": frozenset("АаВвКкОоСсУу")}
_NUMBER_ENDINGS = frozenset("еохау")

_NEXT = regex.compile(r"[\s«“„(,–—]*[\p{Cyrillic}\d]")
_BEFORE = regex.compile(r"(?:^|[\p{Cyrillic}\d])[\s«„»”“(),:;.!?–—-]*$")
_SPACED = regex.compile(r",?\s[«“„]?[\p{L}\d]")
_AFTER_PAUSE = regex.compile(r"[,;—–]\s$")
_NEAR_CHARS = 6
# «Дионисио A. Линд»: an initial before a Cyrillic name.
_INITIAL_BEFORE = regex.compile(r"(?<!^)\b\p{Lu}(?<=\p{Cyrillic})\p{Ll}+\s$")
_INITIAL_NEXT = regex.compile(r"\.\s?\p{Lu}(?<=\p{Cyrillic})")
# «O'Хаган», «H.Ф.Л» and «(P. – Ариз.)».
_SURELY_NEXT = regex.compile(r"['’]\p{Cyrillic}|\.\p{Lu}(?<=\p{Cyrillic})")
_ENDING_NEXT = regex.compile(r"-\p{Cyrillic}")
_PARTY_NEXT = regex.compile(r"\.?,?\s?[–—-]?\s?\p{Lu}(?<=\p{Cyrillic})")
_LONGEST_NAME_CHARS = 20


def find_disguised(text: str, lang: str, source: str) -> Iterator[MixedWord]:
    """What the source has too is a name, or vitamin C."""
    quick, pattern = _look_alike_words(lang)
    for match in pattern.finditer(text) if quick.search(text) else ():
        word = match.group()
        fold = fold_look_alikes(word, lang)
        if len(word) > 1:
            is_fault = not _ROMAN.fullmatch(word) and word.lower() not in _SOURCE_WORD.findall(source.lower())
        else:
            is_fault = _is_initial(text, match.span(), fold, source) or _is_letter(
                text, match.span(), fold, lang, source
            )
        if is_fault:
            yield MixedWord(word, match.span(), fold)


@cache
def _look_alike_words(lang: str) -> tuple[re.Pattern[str], regex.Pattern[str]]:
    """What each of them has, quick to look for, and they themselves."""
    letters = "".join(LOOK_ALIKES.get(lang, ()))
    before = rf"(?:(?<![.{_BARE}])|(?<=\d-))"
    behind = rf"(?:(?![{_BARE}])|(?=['’]\p{{Cyrillic}})|(?<![{_BARE}].)(?=-\p{{Cyrillic}}))"
    quick = rf"[{letters}](?<![^\W\d_].)[{letters}]*+(?![^\W\d_])"
    words = rf"{before}[{letters}]+{behind}"
    return re.compile(quick if letters else "(?!)"), regex.compile(words if letters else "(?!)")


def _is_letter(text: str, span: Span, fold: str, lang: str, source: str) -> bool:
    if text[: span[0]].endswith("-"):
        return fold in _NUMBER_ENDINGS
    if fold not in _ONE_LETTER[lang]:
        return False
    before = _BEFORE.search(text[max(0, span[0] - _NEAR_CHARS) : span[0]])
    behind = _NEXT.match(text, span[1])
    if fold.islower():
        # Neither «a)» nor «y = x».
        is_apart = before or behind or _AFTER_PAUSE.search(text[: span[0]][-2:])
        return bool(is_apart) and _SPACED.match(text, span[1]) is not None
    return bool(before and behind) and not _is_named(text[slice(*span)], source)


def _is_named(letter: str, source: str) -> bool:
    """The article “A” begins a sentence or stands before a capital of a headline; a name does neither."""
    pattern = r"(?<=\p{L} )A\b(?! \p{Lu})" if letter == "A" else rf"\b{letter}\b"
    return regex.search(pattern, source) is not None


def _is_initial(text: str, span: Span, fold: str, source: str) -> bool:
    if not fold.isupper():
        return False
    if _ENDING_NEXT.match(text, span[1]):
        return not _is_named(text[slice(*span)], source)
    if _SURELY_NEXT.match(text, span[1]) or (text[: span[0]].endswith("(") and _PARTY_NEXT.match(text, span[1])):
        return True
    before = text[max(0, span[0] - _LONGEST_NAME_CHARS) : span[0]]
    return bool(_INITIAL_NEXT.match(text, span[1]) and _INITIAL_BEFORE.search(before))
