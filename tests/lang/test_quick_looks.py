"""Quick looks pass all that the exact ones may find."""

# ruff: noqa: SLF001 - quick looks show in nothing but the time they take
from __future__ import annotations

import re
import sys

import pytest

from loc.check import control, pairs, quotes, repeated_word, script, spacing
from loc.lang.script import kazakh_keys, letters, mojibake, strange_letters
from loc.lang.script.alphabets import KAZAKH_ONLY
from loc.lang.script.code_page import make_table, to_page
from loc.lang.script.signs import signs_of

ALL_CHARACTERS = "".join(map(chr, range(sys.maxunicode + 1)))
IN_PAGE = [letter for letter in ALL_CHARACTERS[:0x3000] if to_page(letter) is not None]


def test_signs_leave_out_letters_and_spaces() -> None:
    """Of all characters only the letters of Kazakh and Russian and the plain space are no signs."""
    left_out = set(ALL_CHARACTERS) - set(signs_of(ALL_CHARACTERS))
    assert left_out == {" ", "ё", "Ё", *KAZAKH_ONLY, *map(chr, range(ord("А"), ord("я") + 1))}
    assert signs_of("«Әлем», 5 ұпай") == "«»,5"


@pytest.mark.parametrize(
    "pattern",
    [
        control._HIDDEN,
        letters._NOT_CYRILLIC,
        mojibake._QUICK,
        pairs._BRACKET,
        quotes._SIGN,
        script._NOT_CYRILLIC,
        strange_letters._FOREIGN,
        strange_letters._STRANGE,
    ],
)
def test_characters_looked_for_are_signs(pattern: re.Pattern[str]) -> None:
    """What is looked for in the signs of a text can be found there."""
    assert set(pattern.findall(ALL_CHARACTERS)) == set(pattern.findall(signs_of(ALL_CHARACTERS))) != set()


def test_page_refuses_what_it_lacks() -> None:
    """A text with a character that the code page lacks is not read by it."""
    assert to_page("жылы é") is None
    assert to_page("10 °C") is not None
    assert all(to_page(letter) is not None for letter in KAZAKH_ONLY)


def test_table_turns_each_character_of_the_page() -> None:
    """Lower case by table is the lower case of the text, for every character that the page has."""
    page = to_page("".join(IN_PAGE))
    assert page is not None
    assert page.translate(make_table(str.lower)) == to_page("".join(IN_PAGE).lower())


@pytest.mark.parametrize("text", ["Қазақстанның астанасы — Астана.", "ҚАЗАҚСТАН казакстан", "Елде COVID-19 бар", "5м"])
def test_words_by_table_are_runs_of_letters(text: str) -> None:
    """The tables part a text where no Cyrillic letter is."""
    page = to_page(text)
    assert page is not None
    words = [word.decode("kz1048") for word in page.translate(kazakh_keys._tables()[0]).split()]
    assert words == re.findall("[\u0400-\u052f]+", text.lower())


def test_repeated_words_are_not_passed_over() -> None:
    """Whatever character stands in, before or behind a word that is there twice."""
    for letter in IN_PAGE:
        for text in (f"а{letter} А{letter}", f"{letter}да да", f"да да{letter}", f"да{letter}да", f"{letter} {letter}"):
            assert repeated_word._may_repeat(text) or not list(repeated_word._find_twice(text)), repr(text)


def test_spaces_are_not_passed_over() -> None:
    """Whatever character stands beside a space, or is one."""
    for letter in ALL_CHARACTERS[:0x10000]:
        for text in (f"а {letter}б", f"а{letter} б", f"{letter} б", f"а {letter}", f"а{letter}б", letter):
            assert spacing._may_hold_run(text) or not spacing._RUN.search(text), repr(text)
