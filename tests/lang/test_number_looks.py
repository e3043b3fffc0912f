"""The quick looks before the patterns of figures rule out nothing that the patterns would find."""

from __future__ import annotations

import itertools
import sys

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from loc.lang.numbers.counts import _may_count
from loc.lang.numbers.numerals import _BARE, _FIGURE, _MAY_BE_DIGIT
from loc.lang.numbers.spelled import _COMPOUND, _vocabulary, find_spelled
from loc.lang.numbers.words import NUMBER_BEGINNINGS

LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
WRITTEN = st.text(alphabet="0123456789 \u00a0\u202f.,:;/-–+()'’\"″%½sftoeinхқ", max_size=24)
COUNTS = (
    *("three", "four", "fourth", "five", "six", "seventh", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy"),
    *("hundred", "thousand", "million", "billion", "thirds", "quarters"),
)


def test_every_digit_and_fraction_of_unicode_may_begin_a_figure() -> None:
    """A figure of any script is looked at."""
    any_digit = regex.compile(r"[\p{Nd}¼-¾⅐-⅞]")
    digits = any_digit.findall("".join(map(chr, range(sys.maxunicode + 1))))
    assert [digit for digit in digits if not _MAY_BE_DIGIT.match(digit)] == []


@given(WRITTEN)
@example("5 ft 3 in")
@example("250 300-12-12")
@example("2019, 15. 7%")
@example("1 234 қ")
def test_a_bare_number_is_what_the_whole_pattern_finds(text: str) -> None:
    """Where the short pattern matches, the long one gives the same digits as a plain number."""
    for start in range(len(text)):
        if bare := _BARE.match(text, start):
            figure = _FIGURE.match(text, start)
            assert figure is not None
            assert (figure.span(), figure.lastgroup) == (bare.span(), "number")


@pytest.mark.parametrize("lang", NUMBER_BEGINNINGS)
def test_no_number_word_begins_otherwise(lang: str) -> None:
    """No other two letters of the alphabets begin a number word, scale, month or compound."""
    patterns = [regex.compile(_vocabulary(lang)[0].pattern)]
    if lang == "ru":
        patterns.append(regex.compile(_COMPOUND.pattern))
    known = set(NUMBER_BEGINNINGS[lang].split())
    pairs = {"".join(pair) for pair in itertools.product(LETTERS, repeat=2)}
    words = {letter for letter in LETTERS if any(pattern.fullmatch(letter) for pattern in patterns)}
    begun = {pair for pair in pairs if any(pattern.fullmatch(pair, partial=True) for pattern in patterns)}
    assert begun | words == known


@pytest.mark.parametrize(("word", "lang"), [("ТРЁХ", "ru"), ("трёх", "ru"), ("tWo", "en"), ("ҮШ", "kk"), ("ХІІ", "kk")])
def test_beginnings_are_known_in_every_case_and_with_yo(word: str, lang: str) -> None:
    """Capitals, ё and Roman numerals of Cyrillic letters are read as numbers."""
    assert find_spelled(word, lang)


@pytest.mark.parametrize("word", COUNTS)
def test_a_count_in_words_is_seen_anywhere(word: str) -> None:
    """At the start, behind a mark or a hyphen, in capitals."""
    for text in (f"{word} people", f"all (“{word}) people", f"{word.upper()} PEOPLE", f"A twenty-{word} year"):
        assert _may_count(text)


@pytest.mark.parametrize("text", ["It is often so.", "A mutant", "The oxen and a fox"])
def test_letters_within_a_word_are_no_count(text: str) -> None:
    """«often» holds «ten», and is no reason to read the whole text."""
    assert not _may_count(text)
