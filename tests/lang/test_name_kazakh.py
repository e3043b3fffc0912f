"""Kazakh names as Kazakh writes them."""

from __future__ import annotations

import pytest

from loc.lang.names.kazakh import is_own_spelling
from loc.lang.names.transliterate import transliterate


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Satpayev", "Сәтбаев"),
        ("Mukhamedzhanov", "Мұхаметжанов"),
        ("Kassymbekov", "Қасымбек"),
        ("Dzhaksybekov", "Жақсыбековті"),
        ("Dzhanburchin", "Жаңбыршин"),
        ("Bozumbayev", "Бозымбаев"),
        ("Umarov", "Омаров"),
    ],
)
def test_kazakh_sounds_are_right(name: str, word: str) -> None:
    """Consonants of one kind, vowels by harmony, and no Russian ending where the bearer has none."""
    assert is_own_spelling(name, word)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Satpayev", "Сапаев"),
        ("Kassymbekov", "Қасенбеков"),
        ("Mirziyoyev", "Мирзиев"),
        # Listed names have one spelling.
        ("Tokayev", "Токаев"),
        ("Merkel", "Меркел"),
    ],
)
def test_other_sounds_are_not(name: str, word: str) -> None:
    """A consonant lost or of another kind is a fault, and so is any other letter of a name that is not Kazakh."""
    assert not is_own_spelling(name, word)


def test_suggestions_keep_harmony() -> None:
    """қ stands beside no front vowel, and с is not doubled."""
    assert "Қасымбеков" in [each.text for each in transliterate("Kassymbekov", "kk")]
