"""The words of a Kazakh or Russian text, and the place where those of a term follow one another in it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from loc.model import Span

# A soft hyphen and an accent of stress stand inside a word and belong to it.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u00ad]+(?:[’'ʼ][\p{L}\p{M}\u00ad]+)*")
# The same where the text has none of `_ODD`, three times as fast.
_PLAIN_WORD = re.compile(r"[^\W_]+(?:’[^\W\d_]+)*")
_GAP = regex.compile(r"[\s\p{Pd}\u2212\u200b\u2060«»“”„\"]*")
_HYPHEN = regex.compile(r"[\p{Pd}\u2212\u2060]+")
_ODD = regex.compile(r"[\p{M}\u00ad'ʼ]")
_MAX_SHORT = 4
_DROPPED = regex.compile(r"[\u00ad\u0300\u0301]")


class Word(NamedTuple):
    """`folded` is in small letters with е for ё; `gap` is what stands between it and the word before."""

    text: str
    folded: str
    gap: str
    start: int
    stop: int

    @property
    def is_hyphened(self) -> bool:
        """Written together with the word before: «Нур-Султан»."""
        return self.gap != " " and bool(_HYPHEN.fullmatch(self.gap))


class TargetWord(NamedTuple):
    """One word of a term's target: `alone` in it, the `last` of it, with the next one behind a `hyphen`.

    A term of one capitalised word is a `name` and found in capitalised words only: «Наурыз» not in «наурыз» (March).
    """

    text: str
    folded: str
    gap: str
    alone: bool
    last: bool
    hyphen: bool
    abbreviation: bool
    name: bool

    @property
    def start(self) -> str:
        """How each form begins: of a long word with its first two letters, of a short one with the first."""
        return self.folded[:2] if len(self.folded) > _MAX_SHORT or self.abbreviation else self.folded[0]


class Text(NamedTuple):
    """The words of a text, and the places of those that begin with a letter."""

    words: tuple[Word, ...]
    places: Mapping[str, Sequence[int]]


# Whether words of a text are those of a term in one form.
FormTest = Callable[[Sequence[TargetWord], Sequence[Word]], bool]


@lru_cache(maxsize=256)
def split_words(text: str) -> tuple[Word, ...]:
    words, before = [], 0
    is_odd = _ODD.search(text) is not None
    for match in (_WORD if is_odd else _PLAIN_WORD).finditer(text):
        word = _tidy(match[0]) if is_odd else match[0]
        if word:
            start, stop = match.span()
            words.append(Word(word, word.casefold().replace("ё", "е"), text[before:start], start, stop))
            before = stop
    return tuple(words)


def _tidy(word: str) -> str:
    """One spelling of accents and apostrophes."""
    return _DROPPED.sub("", unicodedata.normalize("NFC", word)).replace("'", "’").replace("ʼ", "’")


def read_target(words: Sequence[Word]) -> tuple[TargetWord, ...]:
    return tuple(_read_word(words, at) for at in range(len(words)))


def _read_word(words: Sequence[Word], at: int) -> TargetWord:
    word, alone, last = words[at], len(words) == 1, at == len(words) - 1
    abbreviation = len(word.text) > 1 and word.text.isupper()
    hyphen = not last and words[at + 1].is_hyphened
    name = alone and word.text[0].isupper()
    return TargetWord(word.text, word.folded, word.gap, alone, last, hyphen, abbreviation, name)


def index_words(words: tuple[Word, ...]) -> Text:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        places[word.folded[0]].append(at)
    return Text(words, places)


def find_place(text: Text, sought: Sequence[TargetWord], starts: tuple[str, ...], is_form: FormTest) -> Span | None:
    """The first place where the words stand side by side; spaces, dashes and quotes between them are equal.

    `starts`: one or two letters that a form of the first word may begin with.
    """
    count = len(sought)
    for start in starts:
        for at in text.places.get(start[0], ()):
            words = text.words[at : at + count]
            is_whole = words[0].folded.startswith(start) and len(words) == count
            if is_whole and _same_gaps(words, sought) and is_form(sought, words):
                return words[0].start, words[-1].stop
    return None


def _same_gaps(words: Sequence[Word], sought: Sequence[TargetWord]) -> bool:
    pairs = zip(words[1:], sought[1:], strict=True)
    return len(sought) == 1 or all(
        _GAP.fullmatch(word.gap) or word.gap.strip() == wanted.gap.strip() for word, wanted in pairs
    )
