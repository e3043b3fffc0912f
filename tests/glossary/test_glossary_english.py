"""English words made comparable, in the quick ways and in the slow one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loc.glossary.english import _ASCII_WORD, _WORD, _read_word, read_keys, split_tokens

ENGLISH = st.text(alphabet="aBcSsU.,'&-\n 1éÉ’ʼ\u00ad\u0301", max_size=16)
ASCII = st.text(alphabet="aBcSsU.,'&-\n 1_", max_size=16)


@given(ENGLISH)
@example("the U.S.'s members\u00ad and AT&T’s")
def test_keys_are_those_of_the_tokens(text: str) -> None:
    """The quick reading of keys gives what the tokens hold."""
    assert read_keys(text) == tuple(token.key for token in split_tokens(text))


@given(ASCII)
@example("U.S.'s U.S. A. B.C 'tis")
def test_ascii_text_has_the_same_words_by_both_patterns(text: str) -> None:
    """The pattern for ASCII text finds the words that the one for any text finds."""
    assert _ASCII_WORD.findall(text) == _WORD.findall(text)


@pytest.mark.parametrize(
    ("raw", "word", "length"),
    [
        ("Japan's", "Japan", 5),
        ("JAPAN’S", "JAPAN", 5),
        ("Kostanayʼs", "Kostanay", 8),
        ("its", "its", 3),
        ("s", "s", 1),
        ("U.S.'s", "US", 4),
        ("co\u00adoperation", "cooperation", 12),
    ],
)
def test_the_possessive_is_put_aside(raw: str, word: str, length: int) -> None:
    """By any apostrophe; dots and soft hyphens go, and the length is that of the text without the possessive."""
    assert _read_word(raw) == (word, length)
