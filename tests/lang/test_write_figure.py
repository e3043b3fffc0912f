"""Numbers written the way a text writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.lang.numbers.write_figure import Style, find_style, read_english, write_digits


@pytest.mark.parametrize(
    ("old", "written", "new", "expected"),
    [
        ("8.7", "8,7", "8.9", "8,9"),
        ("8.7", "8.7", "8.9", "8.9"),
        ("8", "8", "8.5", "8,5"),
        ("12,500", "12\u00a0500", "13,700", "13\u00a0700"),
        ("12,500", "12500", "13,700", "13700"),
        ("1,016", "1\u2009016", "950", "950"),
        ("1,016", "1016", "12,500", "12\u00a0500"),
        ("1,016.5", "1 016,5", "2,017.25", "2 017,25"),
    ],
)
def test_same_style(old: str, written: str, new: str, expected: str) -> None:
    """The new number takes the marks of the old one; what it did not show is written by CLDR."""
    old_digits, new_digits = read_english(old), read_english(new)
    assert old_digits is not None
    assert new_digits is not None
    style = find_style(old_digits, written)
    assert style is not None
    assert write_digits(new_digits, style) == expected


@pytest.mark.parametrize(("number", "text"), [("8.7", "87"), ("8.70", "8,7"), ("12,500", "12,5"), ("16", "016")])
def test_other_numbers(number: str, text: str) -> None:
    """A number written with other digits has no style."""
    digits = read_english(number)
    assert digits is not None
    assert find_style(digits, text) is None


@pytest.mark.parametrize("text", ["", "8,7", "1.2.3", "five", "12,34"])
def test_no_number(text: str) -> None:
    """What English does not write so is not read."""
    assert read_english(text) is None


@given(st.integers(0, 10**12), st.sampled_from(["", " ", "\u00a0", "."]))
def test_round_trip(number: int, group: str) -> None:
    """A number is found in what was written of it."""
    digits = read_english(f"{number:,}")
    assert digits is not None
    written = write_digits(digits, Style(group, ","))
    assert find_style(digits, written) is not None
