"""The words of an English text, each with the key by which it is compared; the possessive is put aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from loc.glossary.english_fold import fold
from loc.lang.territories import GIVEN_NAMES

# A soft hyphen stands inside a word and belongs to it.
_WORD = regex.compile(r"(?:\p{Lu}\.){2,}(?:[’'ʼ]s\b)?|[\p{L}\p{M}\p{N}\u00ad]+(?:[’'ʼ]\p{L}+)*|&")
# The same for ASCII text, twice as fast. Each way to begin is a set, by which `re` passes over it without a try.
_ASCII_WORD = re.compile(r"[A-Z]\.(?:[A-Z]\.)+(?:'s\b)?|[A-Za-z0-9]+(?:'[A-Za-z]+)*|&", re.ASCII)
_APOSTROPHES = frozenset("’'ʼ")
# The plural possessive stands in the gap: «the member states’ budget».
_GAP = regex.compile(r"[’'ʼ]?[\s\p{Pd}\u2212\u200b\u2060]+")

# Abbreviations that are words too: in a headline all in capitals they are taken for the words.
_WORDS_TOO = frozenset({"WHO", "US"})


class Token(NamedTuple):
    """`text` is without the possessive and the dots of U.S.; `key` is what is compared; `gap` stands before it."""

    text: str
    key: str
    gap: str
    start: int
    stop: int


@lru_cache(maxsize=16)
def read_keys(text: str) -> tuple[str, ...]:
    """Those of `split_tokens`, without the tokens."""
    return tuple([key for key in map(_read_key, _word_in(text).findall(text)) if key])


def split_tokens(text: str) -> tuple[Token, ...]:
    english = EnglishText(text)
    return english.read(0, len(english.keys))


class EnglishText:
    """The keys of a text at once, its tokens where they are asked for: most keys are of no term."""

    def __init__(self, text: str) -> None:
        self.keys = read_keys(text)
        self._text = text

    @cached_property
    def is_shouted(self) -> bool:
        return self._text.upper() == self._text and len(self._text.split()) > 1

    def read(self, start: int, stop: int) -> tuple[Token, ...]:
        """The tokens of these keys; fewer where the text ends."""
        return tuple(map(self._read, range(start, min(stop, len(self.keys)))))

    def _read(self, at: int) -> Token:
        start = self._words[at].start()
        before = self._words[at - 1].end() if at else 0
        word, length = _read_word(self._words[at][0])
        return Token(word, self.keys[at], self._text[before:start], start, start + length)

    @cached_property
    def _words(self) -> Sequence[re.Match[str] | regex.Match[str]]:
        return [match for match in _word_in(self._text).finditer(self._text) if _read_key(match[0])]


def _word_in(text: str) -> re.Pattern[str] | regex.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _WORD


@lru_cache(maxsize=1 << 16)
def _read_key(raw: str) -> str:
    """Nothing where no letter, figure or & is left of the token."""
    return fold(_read_word(raw)[0])


def _read_word(raw: str) -> tuple[str, int]:
    """Text of the token, and its length without the possessive."""
    bare = raw[:-2] if raw[-2:-1] in _APOSTROPHES and raw[-1] in "sS" else raw
    return bare if bare.isalpha() else bare.replace(".", "").replace("\u00ad", ""), len(bare)


@dataclass(frozen=True, slots=True)
class Pattern:
    """An English term, to be held against tokens. `name`: its one word is found with a capital only."""

    tokens: tuple[Token, ...]
    name: bool

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(token.key for token in self.tokens)

    def fits(self, tokens: tuple[Token, ...], after: Token | None, *, shouted: bool) -> bool:
        """The tokens have the pattern's keys; `shouted` tells that their whole text is in capitals."""
        pairs = list(zip(self.tokens, tokens, strict=True))
        if self.name and not (tokens[0].text[0].isupper() and not _is_given_name(tokens[0], after)):
            return False
        if not all(_same_gap(wanted.gap, token.gap) for wanted, token in pairs[1:]):
            return False
        return all(_same_capitals(wanted.text, token.text, shouted=shouted) for wanted, token in pairs)


def read_pattern(source: str, *, name: bool) -> Pattern:
    tokens = split_tokens(source)
    return Pattern(tokens, name and len(tokens) == 1 and tokens[0].text[0].isupper())


def _is_given_name(token: Token, after: Token | None) -> bool:
    """`Jordan Spieth`, but not `Jordan's King`."""
    joined = after is not None and after.start == token.stop + 1 and after.text[0].isupper()
    return joined and token.text in GIVEN_NAMES


def _same_capitals(wanted: str, word: str, *, shouted: bool) -> bool:
    """Abbreviations keep their capitals, but for a plural s."""
    if len(wanted) == 1 or not wanted.isupper():
        return True
    return word.removesuffix("s") == wanted and not (shouted and wanted in _WORDS_TOO)


def _same_gap(wanted: str, gap: str) -> bool:
    return bool(_GAP.fullmatch(gap)) or gap.strip() == wanted.strip()
