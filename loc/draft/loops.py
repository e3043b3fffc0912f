"""Texts in which a neural engine got stuck, saying the same again and again."""

from __future__ import annotations

import re

import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_LONGEST_PHRASE = 12  # words
_WORD_TIMES = 4  # «ха-ха-ха» is speech
_PHRASE_TIMES = 3
_SHORTEST_RUN = 7
_CHARACTER_RUN = re.compile(r"([^\W\d_])\1{6,}|(\S{2,6}?)\2{5,}")  # "ааааааа", "нананананана"


def find_loop(text: str) -> str | None:
    """The word, phrase or syllable that is said several times in a row, None where there is none."""
    for token in text.split():
        if len(token) >= _SHORTEST_RUN and (run := _CHARACTER_RUN.search(token)):
            syllable: str = run[1] or run[2]
            return syllable
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) - len(set(words)) < _PHRASE_TIMES - 1:  # no word is there that often: most sentences
        return None
    return next((loop for size in range(1, _LONGEST_PHRASE + 1) if (loop := _find_phrase(words, size))), None)


def _find_phrase(words: list[str], size: int) -> str | None:
    """A phrase of `size` words is repeated where words equal those `size` places before them, long enough."""
    times = _WORD_TIMES if size == 1 else _PHRASE_TIMES
    equal = 0
    for place in range(size, len(words)):
        equal = equal + 1 if words[place] == words[place - size] else 0
        if equal == size * (times - 1):
            return " ".join(words[place - size + 1 : place + 1])
    return None
