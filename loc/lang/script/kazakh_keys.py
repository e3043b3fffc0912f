"""Kazakh typed without its own letters, as on a Russian keyboard: «казакстан» for «қазақстан».

kazakh_words.txt is learned by tests/benchmarks/learn_letters.py, which says which words are in it; no sentence is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from loc.lang.script.alphabets import KAZAKH_KEYS

_WORDS = Path(__file__).with_name("kazakh_words.txt")


@lru_cache(maxsize=65536)
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
    return {word.translate(KAZAKH_KEYS): word for word in _WORDS.read_text(encoding="utf-8").split()}
