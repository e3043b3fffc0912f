"""English words that no list has."""

from __future__ import annotations

import pytest

from loc.lang.names.made_words import is_made_word


@pytest.mark.parametrize(
    "word", ["Gasification", "Motherhood", "Cronyism", "Orthodoxy", "Cyberdefense", "Hmmm", "Shh", "Obstetricians"]
)
def test_words_by_their_making(word: str) -> None:
    """Endings, prefixes and interjections make words, not names."""
    assert is_made_word(word)


@pytest.mark.parametrize("word", ["Merkel", "Celesio", "Antioch", "Rangers", "Bluetooth", "Electra", "Hughes"])
def test_names_are_none(word: str) -> None:
    """A name may begin as a prefix does, or be made of two words."""
    assert not is_made_word(word)
