"""English names spelt in Kazakh and Russian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.lang.names.pinyin import read_pinyin
from loc.lang.names.transliterate import spell_acronym, transliterate

# The first candidate.
BEST = [
    ("Mirziyoyev", "Мирзиёев", "Мирзиёев"),
    ("Tokayev", "Тоқаев", "Токаев"),
    ("Zhaparov", "Жапаров", "Жапаров"),
    ("Xi Jinping", "Си Цзиньпин", "Си Цзиньпин"),
    ("Erdogan", "Эрдоған", "Эрдоган"),
    ("Guterres", "Гутерриш", "Гутерриш"),
    ("Pashinyan", "Пашинян", "Пашинян"),
    ("Macron", "Макрон", "Макрон"),
    ("Scholz", "Шольц", "Шольц"),
    ("Michel", "Мишель", "Мишель"),
    ("Lukashenko", "Лукашенко", "Лукашенко"),
    ("Moscow", "Мәскеу", "Москва"),
    ("Johnson", "Джонсон", "Джонсон"),
]

# Somewhere among the candidates.
AMONG = [
    ("Koshanov", "kk", "Қошанов"),
    ("Garcia", "ru", "Гарсия"),
    ("Schmidt", "ru", "Шмидт"),
    ("Al-Sisi", "ru", "Аль-Сиси"),
    ("Sarsenbay", "kk", "Сарсенбай"),
    ("Rahmon", "ru", "Рахмон"),
    ("Žukov", "ru", "Жуков"),
    ("Kovalčuk", "kk", "Ковалчук"),
    ("Hollande", "ru", "Олланд"),
    ("Shevchenko", "ru", "Шевченко"),
]

PINYIN = [
    ("Jinping", "цзиньпин"),
    ("Guizhou", "гуйчжоу"),
    ("Chang'an", "чанъань"),
    ("Xiaoping", "сяопин"),
    ("Qinghai", "цинхай"),
    ("Yunnan", "юньнань"),
    ("Hui", "хуэй"),
    ("Trump", None),
    ("", ""),
]


@pytest.mark.parametrize(("name", "kazakh", "russian"), BEST)
def test_the_best_spelling(name: str, kazakh: str, russian: str) -> None:
    """Well-known names come first as the agencies of both languages write them."""
    assert transliterate(name, "kk")[0].text == kazakh
    assert transliterate(name, "ru")[0].text == russian


@pytest.mark.parametrize(("name", "lang", "spelling"), AMONG)
def test_the_right_spelling_is_among_them(name: str, lang: str, spelling: str) -> None:
    """Where the origin cannot be told from the letters, its spelling is one of the candidates."""
    assert spelling in [each.text for each in transliterate(name, lang)]


@given(st.text(min_size=1, max_size=12), st.sampled_from(["kk", "ru"]))
def test_weights_are_shares(name: str, lang: str) -> None:
    """Whatever the name, the weights fall and sum up to one."""
    weights = [each.weight for each in transliterate(name, lang)]
    assert weights == sorted(weights, reverse=True)
    assert not weights or sum(weights) == pytest.approx(1)


def test_kazakh_letters_never_stand_in_russian() -> None:
    """Spellings of one language alone do not reach the other."""
    assert not {"Мәскеу", "Тоқаев"} & {
        each.text for name in ("Moscow", "Tokayev") for each in transliterate(name, "ru")
    }


def test_other_languages_have_no_spellings() -> None:
    """There are rules for Kazakh and Russian alone."""
    assert transliterate("Tokayev", "de") == ()


@pytest.mark.parametrize(("word", "russian"), PINYIN)
def test_pinyin_by_palladius(word: str, russian: str | None) -> None:
    """Chinese syllables are told from other names and written by Palladius."""
    assert read_pinyin(word) == russian


def test_acronyms_by_letters_and_by_their_names() -> None:
    """An acronym is read as a word or letter by letter."""
    assert spell_acronym("NATO")[0] == "нато"
    assert spell_acronym("BBC")[1] == "би-би-си"
