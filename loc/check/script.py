from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.edit import replace_spans
from loc.check.protocol import Flaw, Setting
from loc.lang.letters import MixedWord, find_mixed_words, fold_look_alikes, wrong_language
from loc.model import Severity, Span, Unit

severity = Severity.ERROR

_LONE = regex.compile(r"(?<![\p{L}\p{N}.'’-])[ACEOTKMHXBPYIaceoxyi](?![\p{L}\p{N}.'’-])")
_CYRILLIC_NEXT = regex.compile(r"[\s«“„(,–—]*\p{Cyrillic}")
_CYRILLIC_BEFORE = regex.compile(r"(?:^|\p{Cyrillic})[\s«„»”“(),:–—]*$")
_NEAR_CHARS = 6
# A Latin name with a case ending: «YouTubeда».
_NAME_AND_ENDING = regex.compile(r"\p{Latin}{3,}\p{Cyrillic}{1,8}")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    if unit.target == unit.key.source:  # `unchanged` says so
        return
    if reason := wrong_language(unit.target, setting.lang):
        yield Flaw(f"expected {setting.lang}, got: {reason}", (0, len(unit.target)))
        return
    mixed = [word for word in find_mixed_words(unit.target, setting.lang) if _is_fault(word)]
    lone = list(_find_lone(unit, setting.lang))
    fix = replace_spans(unit.target, [(word.span, word.fold) for word in (*mixed, *lone) if word.fold])
    for word in mixed:
        yield Flaw(_tell_mixed(word), word.span, fix if word.fold else None)
    for word in lone:
        yield Flaw(f"expected Cyrillic {word.fold}, got Latin {word.text}", word.span, fix)


def _is_fault(word: MixedWord) -> bool:
    return bool(word.fold) or not _NAME_AND_ENDING.fullmatch(word.text)


def _tell_mixed(word: MixedWord) -> str:
    strangers = ", ".join(sorted({letter for letter in word.text if _is_stranger(letter, word)}))
    expected = word.fold or "letters of one script"
    return f"expected {expected}, got {word.text} with letters of another script ({strangers})"


def _is_stranger(letter: str, word: MixedWord) -> bool:
    return letter not in word.fold if word.fold else letter.isascii()


def _find_lone(unit: Unit, lang: str) -> Iterator[MixedWord]:
    """A one-letter word typed in Latin: «c» for «с». Capitals of the source, as in `vitamin C`, may stay."""
    text = unit.target
    for match in _LONE.finditer(text):
        letter = match.group()
        fold = fold_look_alikes(letter, lang)
        named = letter.isupper() and regex.search(rf"\b{letter}\b", unit.key.source)
        if fold != letter and not named and _stands_in_cyrillic(text, match.span()):
            yield MixedWord(letter, match.span(), fold)


def _stands_in_cyrillic(text: str, span: Span) -> bool:
    """Before a Cyrillic word, and behind one or at the start."""
    before = text[max(0, span[0] - _NEAR_CHARS) : span[0]]
    return bool(_CYRILLIC_NEXT.match(text, span[1])) and bool(_CYRILLIC_BEFORE.search(before))
