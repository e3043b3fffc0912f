"""Words that look like a name but are no right form of it."""

from __future__ import annotations

import pytest

from loc.lang.names.near import expected_spelling, find_near
from loc.lang.names.transliterate import spell_surely, transliterate

# Name, language, target, the word that is like it, whether it is misspelt.
NEAR = [
    ("Birkenhead", "ru", "Пожар в Биркензеде потушен.", "Биркензеде", True),
    ("Bethesda", "kk", "Дәрігерлер Бетестадағы орталықта жиналды.", "Бетестадағы", True),
    ("Dzhaksybekov", "kk", "Жиынды Жақсыбеков ашты.", "Жақсыбеков", False),
    ("Worcestershire", "ru", "Матч прошёл в графстве Вустершир.", "Вустершир", False),
    ("Carolina", "kk", "Оңтүстіккаролиналық әріптесі сөйледі.", "Оңтүстіккаролиналық", False),
    ("Eilidh Doyle", "kk", "Кеңеске ЭйлидДойл сайланды.", "ЭйлидДойл", False),
    ("Rangers", "ru", "Вечером рейнджеры проиграли.", "рейнджеры", False),
    ("Syria", "ru", "Делегация из сирии прибыла.", "сирии", False),
]

SURE = [
    ("Mirziyoyev", "Мирзиев", "ru", "Мирзиёев"),
    ("Guterres", "Гуттереша", "ru", "Гутерриш"),
    ("Lukashenko", "Лукошенко", "ru", "Лукашенко"),
    ("Mirziyoyev", "Мирзиеевтің", "kk", None),
    ("Mirziyoyev", "Мирзиевтің", "kk", "Мирзиёев"),
    ("Kassymov", "Қасымовтың", "kk", None),
    ("Idrisov", "Ыдырысовпен", "kk", None),
    ("Issekeshev", "Исекешевке", "kk", None),
    ("Issekeshev", "Исекешеву", "ru", "Иссекешев"),
    ("Guterres", "Гутерришем", "ru", None),
    # No rule is sure of these.
    ("Kirkcaldy", "Керколди", "ru", None),
    ("Almaty", "Алма", "ru", None),
    ("Guterres", "Guterres", "ru", None),
]


@pytest.mark.parametrize(("name", "lang", "target", "word", "misspelt"), NEAR)
def test_near_words(name: str, lang: str, target: str, word: str, misspelt: bool) -> None:
    """Misspelt words are told from those that only stand in small letters or grown together."""
    near = find_near(name, target, lang)
    assert near is not None
    assert (near.text, near.misspelt) == (word, misspelt)
    assert target[slice(*near.span)] == word


@pytest.mark.parametrize(
    ("name", "target"), [("Samarkand", "Министры вылетели в Лондон."), ("Ford", "Он дал показания."), ("Xi", "Си")]
)
def test_other_words_are_not_near(name: str, target: str) -> None:
    """Words of other letters are no misspelling, and names of two or three letters have none."""
    assert find_near(name, target, "ru") is None


def test_words_of_other_names_are_left_out() -> None:
    """A word that stands for another name is no misspelling of this one."""
    target = "Пожар в Биркензеде потушен."
    assert find_near("Birkenhead", target, "ru", [(8, 18)]) is None


@pytest.mark.parametrize(("name", "word", "lang", "expected"), SURE)
def test_expected_spelling(name: str, word: str, lang: str, expected: str | None) -> None:
    """Only a name whose spelling is listed, or follows from Slavic letters, can be misspelt for sure."""
    assert expected_spelling(name, word, lang) == expected


def test_sure_spellings_keep_the_capital() -> None:
    """Listed spellings are in small letters, names are not."""
    assert spell_surely("Guterres", "kk") == ("Гутерриш",)


@pytest.mark.parametrize(
    ("name", "spelling"),
    [("Blake", "Блейк"), ("Haynes", "Хейнс"), ("Francois", "Франсуа"), ("Wade", "Уод"), ("Xiaoping", "Сяопин")],
)
def test_spellings_by_origin(name: str, spelling: str) -> None:
    """Silent e, French endings and pinyin each have their rule, and pinyin does not take English names."""
    assert spelling in [each.text for each in transliterate(name, "ru")[:3]]
