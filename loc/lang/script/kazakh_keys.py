"""Kazakh typed without its own letters, as on a Russian keyboard: «казакстан» for «қазақстан».

kazakh_words.txt is learned by tests/benchmarks/learn_letters.py, which says which words are in it; no sentence is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from loc.lang.script.alphabets import KAZAKH_KEYS
from loc.lang.script.code_page import from_page, make_table, to_page

_WORDS = Path(__file__).with_name("kazakh_words.txt")


def may_lack_letters(text: str) -> bool:
    """A quick look: whether any word would be one of the list if some of its letters were Kazakh ones."""
    page = to_page(text)
    if page is None:
        return True
    as_written, as_typed = _tables()
    words = page.translate(as_written).split()
    return list(map(_read_words().get, page.translate(as_typed).split(), words)) != words


@lru_cache(maxsize=4096)
def restore_kazakh(word: str) -> str | None:
    """`word` with its Kazakh letters where some are missing, None where it is right or not in the list."""
    if word.isupper():
        restored = restore_kazakh(word.lower())
        return restored.upper() if restored else None
    lower = word.lower()
    page = to_page(lower)
    found = _read_words().get(page.translate(_tables()[1])) if page else None
    right = from_page(found) if found else lower
    if right == lower or not _lacks_only(lower, right):
        return None
    return right.capitalize() if word[0].isupper() else right


def _lacks_only(word: str, right: str) -> bool:
    """«билікті» is no slip for «білікті» where the list has only that: a letter too many makes another word."""
    return all(got in (letter, letter.translate(KAZAKH_KEYS)) for got, letter in zip(word, right, strict=True))


@cache
def _read_words() -> Mapping[bytes, bytes]:
    """The words as they are typed without Kazakh letters, and as they are, in the code page."""
    words = to_page(_WORDS.read_text(encoding="utf-8")) or b""
    return dict(zip(words.translate(_tables()[1]).split(), words.split(), strict=True))


@cache
def _tables() -> tuple[bytes, bytes]:
    """For runs of Cyrillic letters in lower case, and for what they are on Russian keys."""
    return make_table(_small), make_table(lambda letter: _small(letter).translate(KAZAKH_KEYS))


def _small(letter: str) -> str:
    return letter.lower() if "\u0400" <= letter <= "\u052f" else " "
