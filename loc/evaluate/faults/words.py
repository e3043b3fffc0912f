from __future__ import annotations

import random
from collections.abc import Mapping

import regex

from loc.evaluate.faults.sentence import Sentence, put
from loc.lang.script.alphabets import LOOK_ALIKES

_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’-])\p{L}{2,}(?![\p{L}\p{M}\p{N}'’-])")
_LONG = 3


def double_word(sentence: Sentence, chance: random.Random) -> str | None:
    words = list(_WORD.finditer(sentence.target))
    if not words:
        return None
    word = chance.choice(words)
    return put(sentence.target, word.end(), word.end(), f" {word[0]}")


def swap_letter(sentence: Sentence, chance: random.Random) -> str | None:
    """Any one letter of the target, that of a one-letter word too, becomes the Latin one that looks like it."""
    latin = _latin(sentence.lang)
    places = [at for at, letter in enumerate(sentence.target) if letter in latin]
    return _swap(sentence.target, [chance.choice(places)], latin) if places else None


def swap_letters(sentence: Sentence, chance: random.Random) -> str | None:
    """One or two letters of one word of at least three."""
    latin = _latin(sentence.lang)
    words = [
        match for match in _WORD.finditer(sentence.target) if len(match[0]) >= _LONG and set(match[0]) & set(latin)
    ]
    if not words:
        return None
    word = chance.choice(words)
    places = [at for at in range(*word.span()) if sentence.target[at] in latin]
    return _swap(sentence.target, chance.sample(places, min(len(places), chance.choice((1, 2)))), latin)


def _latin(lang: str) -> Mapping[str, str]:
    return {cyrillic: latin for latin, cyrillic in LOOK_ALIKES.get(lang, {}).items() if latin.isascii()}


def _swap(target: str, places: list[int], latin: Mapping[str, str]) -> str:
    for at in places:
        target = put(target, at, at + 1, latin[target[at]])
    return target
