"""The words of a Kazakh or Russian text, and whether those of a term follow one another in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[’'ʼ][\p{L}\p{M}]+)*")
_GAP = regex.compile(r"[\s\p{Pd}\u00ad«»“”„\"]*")

FormTest = Callable[["TargetWord", str], bool]


@dataclass(frozen=True, slots=True)
class Word:
    """`gap` is what stands between it and the word before."""

    text: str
    gap: str


@dataclass(frozen=True, slots=True)
class TargetWord:
    """One word of a term's target. `folded` is in small letters."""

    text: str
    folded: str
    gap: str
    alone: bool
    last: bool

    @property
    def is_abbreviation(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_name(self) -> bool:
        """A term of one capitalised word is found in capitalised words only: «Наурыз» not in «наурыз» (March)."""
        return self.alone and self.text[0].isupper()


@lru_cache(maxsize=64)
def split_words(text: str) -> tuple[Word, ...]:
    words, stop = [], 0
    for match in _WORD.finditer(text):
        words.append(Word(match[0].replace("'", "’").replace("ʼ", "’"), text[stop : match.start()]))
        stop = match.end()
    return tuple(words)


@lru_cache(maxsize=8192)
def split_target(target: str) -> tuple[TargetWord, ...]:
    words = split_words(target)
    count = len(words)
    return tuple(
        TargetWord(word.text, word.text.casefold(), word.gap, count == 1, at == count - 1)
        for at, word in enumerate(words)
    )


def contains(text: str, target: str, is_form: FormTest) -> bool:
    """Whether the words of `target` stand in `text` side by side; spaces, dashes and quotes between them are equal."""
    words, sought = split_words(text), split_target(target)
    last = len(words) - len(sought)
    return bool(sought) and any(_stands_at(words[at : at + len(sought)], sought, is_form) for at in range(last + 1))


def _stands_at(words: tuple[Word, ...], sought: tuple[TargetWord, ...], is_form: FormTest) -> bool:
    return all(
        (at == 0 or _same_gap(word.gap, wanted.gap)) and is_form(wanted, word.text)
        for at, (word, wanted) in enumerate(zip(words, sought, strict=True))
    )


def _same_gap(gap: str, wanted: str) -> bool:
    return bool(_GAP.fullmatch(gap)) or gap.strip() == wanted.strip()
