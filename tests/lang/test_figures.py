from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loc.lang.numbers.figures import Change, compare_figures, find_figures
from loc.lang.numbers.readings import Kind

VALUES = [
    ("en", "1,250,000", Decimal(1250000)),
    ("en", "5.4 billion", Decimal(5400000000)),
    ("en", "£125m", Decimal(125000000)),
    ("en", "2.8bn", Decimal(2800000000)),
    ("en", "1/2", Decimal("0.5")),
    ("en", "3 1/2", Decimal("3.5")),
    ("en", "⅔", Decimal("0.667")),
    ("en", "2,06,737", Decimal(206737)),
    ("en", "800 thou.", Decimal(800000)),
    ("ru", "4 млрд 975,5 млн", Decimal(4975500000)),
    ("kk", "2 мың 360", Decimal(2360)),
    ("en", "2½", Decimal("2.5")),
    ("ru", "58,2 млрд", Decimal(58200000000)),
    ("ru", "3 тыс.", Decimal(3000)),
    ("ru", "1\u00a0250\u202f000", Decimal(1250000)),
    ("ru", "1.250.000", Decimal(1250000)),
    ("kk", "3 мыңға", Decimal(3000)),
    ("kk", "2,5 млн", Decimal(2500000)),
    ("kk", "20-дан", Decimal(20)),
    ("ru", "125-й", Decimal(125)),
    ("en", "60 B", Decimal(60)),
]


@pytest.mark.parametrize(("lang", "text", "value"), VALUES)
def test_first_figure_has_its_value(lang: str, text: str, value: Decimal) -> None:
    """A figure is read by its value in its language, with its scale."""
    first = next(figure for figure in find_figures(text, lang) if figure.firm)
    assert value == first.value
    assert value in first.readings


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "twenty-five", 25),
        ("en", "two hundred and six", 206),
        ("en", "three million", 3000000),
        ("ru", "двадцать пять", 25),
        ("ru", "двухсот", 200),
        ("ru", "двадцатичетырёхлетний", 24),
        ("ru", "XIX", 19),
        ("kk", "жиырма бес", 25),
        ("kk", "үшінші", 3),
        ("kk", "ХХІ", 21),
        ("kk", "бір жүз елу", 150),
    ],
)
def test_words_are_figures_that_are_not_firm(lang: str, text: str, value: int) -> None:
    """Numbers in words and Roman numerals are read, also in a row and inflected."""
    figures = [figure for figure in find_figures(text, lang) if Decimal(value) in figure.readings]
    assert figures
    assert not any(figure.firm for figure in figures)


@pytest.mark.parametrize(("lang", "text"), [("kk", "үшін"), ("kk", "алтын"), ("ru", "семья"), ("en", "someone")])
def test_words_that_only_begin_like_numbers_are_none(lang: str, text: str) -> None:
    """«үшін» (for) is not three, «алтын» (gold) is not six."""
    assert find_figures(text, lang) == ()


def test_clock_time_and_date_are_one_figure_each() -> None:
    """A time and a date have their kind, their span and pieces."""
    time, date = (figure for figure in find_figures("at 3:30 p.m. on 9/16/2021", "en") if figure.firm)
    assert (time.kind, time.value, time.span) == (Kind.TIME, "15:30", (3, 12))
    assert (date.kind, len(date.pieces)) == (Kind.DATE, 3)


@pytest.mark.parametrize(
    ("source", "target", "lang", "expected"),
    [
        ("It rose by 5.4%.", "Рост составил 5,4%.", "ru", []),
        ("It rose by 5.4%.", "Рост составил 54%.", "ru", [(Change.CHANGED, "5.4", "54")]),
        ("It rose by 5.4%.", "Отмечен рост.", "ru", [(Change.MISSING, "5.4", None)]),
        ("It rose.", "Көрсеткіш 5,4 пайызға өсті.", "kk", [(Change.EXTRA, None, "5,4")]),
        ("2 to 3 billion dollars", "от 2 млрд до 3 млрд долларов", "ru", []),
        ("the 1950-53 war", "1950–1953 жылдардағы соғыс", "kk", []),
        ("It was 80 degrees outside.", "На улице было 27 градусов тепла.", "ru", []),
        # A number word of the source that has its own word in the target answers for nothing else.
        ("In the first half they led 1-0.", "В первом тайме они вели -0.", "ru", [(Change.MISSING, "1-0", None)]),
        ("5.4 billion", "5.4 Milliarden", "de", []),
    ],
)
def test_differences(
    source: str, target: str, lang: str, expected: list[tuple[Change, str | None, str | None]]
) -> None:
    """Each difference has its kind and the figures of both sides."""
    found = compare_figures(source, target, "en", lang)
    assert [(d.change, d.source and d.source.text, d.target and d.target.text) for d in found] == expected


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from(["kk", "ru"]))
def test_grouping_never_changes_a_number(number: int, lang: str) -> None:
    """English commas, no-break and narrow spaces and plain digits are one number."""
    english = f"It sold {number:,} cars."
    for space in ("", " ", "\u00a0", "\u202f"):
        assert compare_figures(english, f"{number:,}".replace(",", space), "en", lang) == ()


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_other_numbers_are_seen(one: int, other: int) -> None:
    """Two numbers agree where they are the same and nowhere else."""
    assert (compare_figures(f"It sold {one} cars.", f"Сатылған көлік: {other}.", "en", "kk") == ()) is (one == other)


@given(st.text(max_size=60), st.sampled_from(["en", "kk", "ru", "de"]))
@example("A0¼", "en")
def test_any_text_is_read(text: str, lang: str) -> None:
    """No text makes the reader fail, and spans name the text they say."""
    for figure in find_figures(text, lang):
        assert text[slice(*figure.span)] == figure.text
