"""Kazakh typed without its own letters, as on a Russian keyboard: «казакстан» for «қазақстан».

kazakh_words.txt is learned by tests/benchmarks/learn_letters.py, which says which words are in it; no sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from loc.lang.script.alphabets import KAZAKH_KEYS, KAZAKH_ONLY

# The list has no shorter ones.
_WORD = re.compile("[\u0400-\u052f]{4,}")
_SMALL_KEYS = tuple((letter, letter.translate(KAZAKH_KEYS)) for letter in sorted(KAZAKH_ONLY) if letter.islower())
_WORDS = Path(__file__).with_name("kazakh_words.txt")


def may_lack_letters(text: str) -> bool:
    """A quick look: whether any word would be one of the list if some of its letters were Kazakh ones."""
    words = _WORD.findall(text.lower())
    keys = _to_russian_keys(" ".join(words)).split()
    return list(map(_read_words().get, keys, words)) != words


@lru_cache(maxsize=4096)
def restore_kazakh(word: str) -> str | None:
    """`word` with its Kazakh letters where some are missing, None where it is right or not in the list."""
    if word.isupper():
        restored = restore_kazakh(word.lower())
        return restored.upper() if restored else None
    lower = word.lower()
    right = _read_words().get(lower.translate(KAZAKH_KEYS))
    if right is None or right == lower or not _lacks_only(lower, right):
        return None
    return right.capitalize() if word[0].isupper() else right


def _lacks_only(word: str, right: str) -> bool:
    """«билікті» is no slip for «білікті» where the list has only that: a letter too many makes another word."""
    return all(got in (letter, letter.translate(KAZAKH_KEYS)) for got, letter in zip(word, right, strict=True))


@cache
def _read_words() -> Mapping[str, str]:
    words = _WORDS.read_text(encoding="utf-8")
    return dict(zip(_to_russian_keys(words).split(), words.split(), strict=True))


def _to_russian_keys(text: str) -> str:
    """As `translate` by KAZAKH_KEYS, for small letters, and faster."""
    for letter, key in _SMALL_KEYS:
        text = text.replace(letter, key)
    return text
