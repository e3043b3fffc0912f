from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from loc.check.edit import replace_spans
from loc.check.protocol import Flaw, Setting
from loc.lang.script.disguised import find_disguised
from loc.lang.script.letters import MixedWord, find_mixed_words, wrong_language
from loc.lang.script.mojibake import find_mojibake
from loc.lang.script.strange_letters import find_digits_in_words, find_foreign, find_kazakh_letters
from loc.model import Severity, Unit

severity = Severity.ERROR

_CYRILLIC_LANGS = frozenset({"kk", "ru"})
# Without one of these no word can be of two scripts.
_NOT_CYRILLIC = re.compile("[A-Za-z\u00c0-\u02af\u0370-\u03ff]")
# A Latin name with a case ending: «YouTubeда».
_NAME_AND_ENDING = regex.compile(r"\p{Latin}{3,}\p{Cyrillic}{1,8}")

_Fault = tuple[MixedWord, str, Severity | None]


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    if unit.target == unit.key.source:  # `unchanged` says so
        return
    flaws = tuple(_find_flaws(unit, setting))
    if flaws and not any(garbled.right for garbled in find_mojibake(unit.target)):  # `encoding` says so
        yield from flaws


def _find_flaws(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    if reason := wrong_language(unit.target, setting.lang):
        yield Flaw(f"expected {setting.lang}, got: {reason}", (0, len(unit.target)))
        return
    faults = _without_overlaps(_find_faults(unit, setting.lang))
    folds = [(word.span, word.fold) for word, _, _ in faults if word.fold]
    fix = replace_spans(unit.target, folds) if folds else None
    for word, what, lighter in faults:
        expected = word.fold or "letters of one alphabet"
        yield Flaw(f"expected {expected}, got {word.text} with {what}", word.span, fix if word.fold else None, lighter)


def _find_faults(unit: Unit, lang: str) -> Iterator[_Fault]:
    target = unit.target
    if _NOT_CYRILLIC.search(target):
        for word in find_mixed_words(target, lang):
            if word.fold or not _NAME_AND_ENDING.fullmatch(word.text):
                yield word, f"letters of another script ({_tell_strangers(word)})", None
        for word in find_disguised(target, lang, unit.key.source):
            has_ending = target.startswith("-", word.span[1])
            may_be_name = has_ending or (len(word.text) > 1 and not word.text.islower())
            yield word, "letters of another script", Severity.WARNING if may_be_name else None
    if lang in _CYRILLIC_LANGS:
        yield from _find_strangers(target, lang)


def _find_strangers(target: str, lang: str) -> Iterator[_Fault]:
    for word in find_digits_in_words(target):
        yield word, "a digit for a letter or a letter for a digit", None
    for word in find_foreign(target, lang):
        is_name = word.text[0].isupper() and word.fold is None
        yield word, "letters of another language", Severity.WARNING if is_name else None
    for word in find_kazakh_letters(target) if lang == "ru" else ():
        is_sure = word.fold and word.text[0].islower()
        yield word, "Kazakh letters", None if is_sure else Severity.WARNING


def _without_overlaps(faults: Iterator[_Fault]) -> list[_Fault]:
    kept: list[_Fault] = []
    for fault in sorted(faults, key=lambda fault: fault[0].span):
        if not kept or fault[0].span[0] >= kept[-1][0].span[1]:
            kept.append(fault)
    return kept


def _tell_strangers(word: MixedWord) -> str:
    return ", ".join(sorted({letter for letter in word.text if _is_stranger(letter, word)}))


def _is_stranger(letter: str, word: MixedWord) -> bool:
    return letter not in word.fold if word.fold else letter.isascii()
