from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from loc.check.edit import replace_spans
from loc.check.phrases import say_text
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.script.disguised import find_disguised
from loc.lang.script.letters import MixedWord, find_mixed_words, wrong_language
from loc.lang.script.mojibake import find_mojibake
from loc.lang.script.signs import signs_of
from loc.lang.script.strange_letters import find_digits_in_words, find_foreign, find_kazakh_letters, may_be_strange
from loc.model import Severity, Unit

severity = Severity.ERROR

_CYRILLIC_LANGS = frozenset({"kk", "ru"})
# Without one of these no word can be of two scripts.
_NOT_CYRILLIC = re.compile("[A-Za-z\u00c0-\u02af\u0370-\u03ff]")
_CYRILLIC, _LATIN = regex.compile(r"\p{Cyrillic}"), regex.compile(r"\p{Latin}")
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
        message = say("expected {lang}, got: {reason}", lang=say_text(setting.lang), reason=say(reason))
        yield Flaw(message, (0, len(unit.target)))
        return
    faults = _without_overlaps(_find_faults(unit, setting.lang))
    if not faults:
        return
    folds = [(word.span, word.fold) for word, _, _ in faults if word.fold]
    fix = replace_spans(unit.target, folds) if folds else None
    for word, what, lighter in faults:
        yield Flaw(_tell(word, what), word.span, fix if word.fold else None, lighter)


def _tell(word: MixedWord, what: str) -> str:
    if word.fold:
        return say("expected {expected}, got {got} with {what}", expected=word.fold, got=word.text, what=what)
    return say("expected letters of one alphabet, got {got} with {what}", got=word.text, what=what)


def _find_faults(unit: Unit, lang: str) -> Iterator[_Fault]:
    target = unit.target
    if _NOT_CYRILLIC.search(signs_of(target)):
        for word in find_mixed_words(target, lang):
            if word.fold or not _NAME_AND_ENDING.fullmatch(word.text):
                yield word, say("letters of another script ({letters})", letters=_tell_strangers(word, lang)), None
        for word in find_disguised(target, lang, unit.key.source):
            has_ending = target.startswith("-", word.span[1])
            may_be_name = has_ending or (len(word.text) > 1 and not word.text.islower())
            yield word, say("letters of another script"), Severity.WARNING if may_be_name else None
    if lang in _CYRILLIC_LANGS and may_be_strange(target, lang):
        yield from _find_strangers(target, lang)


def _find_strangers(target: str, lang: str) -> Iterator[_Fault]:
    for word in find_digits_in_words(target):
        yield word, say("a digit for a letter or a letter for a digit"), None
    for word in find_foreign(target, lang):
        is_name = word.text[0].isupper() and word.fold is None
        yield word, say("letters of another language"), Severity.WARNING if is_name else None
    for word in find_kazakh_letters(target) if lang == "ru" else ():
        is_sure = word.fold and word.text[0].islower()
        yield word, say("Kazakh letters"), None if is_sure else Severity.WARNING


def _without_overlaps(faults: Iterator[_Fault]) -> list[_Fault]:
    kept: list[_Fault] = []
    for fault in sorted(faults, key=lambda fault: fault[0].span):
        if not kept or fault[0].span[0] >= kept[-1][0].span[1]:
            kept.append(fault)
    return kept


def _tell_strangers(word: MixedWord, lang: str) -> str:
    own = word.fold or "".join((_CYRILLIC if lang in _CYRILLIC_LANGS else _LATIN).findall(word.text))
    return ", ".join(sorted({letter for letter in word.text if letter.isalpha() and letter not in own}))
