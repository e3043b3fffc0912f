"""Russian names by case, and nouns behind a number."""

from __future__ import annotations

import pytest

from loc.lang.forms.inflect_ru import decline_name, is_modifier, is_person, is_predicate, may_agree
from loc.lang.numbers.count_ru import COUNTED, plural_category, recount
from loc.lang.numbers.write_figure import Digits


@pytest.mark.parametrize(
    ("name", "gender", "genitive", "prepositional"),
    [
        ("Ташкент", "masc", "Ташкента", "Ташкенте"),
        ("Душанбе", "masc", "Душанбе", "Душанбе"),
        ("Германия", "femn", "Германии", "Германии"),
        ("Филиппины", "plur", "Филиппин", "Филиппинах"),
        ("США", "plur", "США", "США"),
        ("Нью-Йорк", "masc", "Нью-Йорка", "Нью-Йорке"),
        ("Южная Корея", "femn", "Южной Кореи", "Южной Корее"),
        ("Саудовская Аравия", "femn", "Саудовской Аравии", "Саудовской Аравии"),
    ],
)
def test_places(name: str, gender: str, genitive: str, prepositional: str) -> None:
    """Places decline in one way, word by word."""
    (paradigm,) = decline_name(name, place=True)
    assert (paradigm.gender, paradigm.form("gent"), paradigm.form("loct")) == (gender, genitive, prepositional)


def test_people() -> None:
    """A surname in a consonant may be a man's or a woman's; a first name tells which."""
    assert {each.gender for each in decline_name("Пашинян", place=False)} == {"masc", "femn"}
    assert [each.form("datv") for each in decline_name("Владимир Путин", place=False)] == ["Владимиру Путину"]
    assert [each.form("ablt") for each in decline_name("Токаев", place=False)] == ["Токаевым"]


@pytest.mark.parametrize("name", ["Республика Казахстан", "Папуа — Новая Гвинея", "Парамарибская"])
def test_unknown_declension(name: str) -> None:
    """Names whose forms are not sure have none."""
    assert decline_name(name, place=True) == ()


def test_words_around() -> None:
    """Adjectives, past verbs, persons and what may hang on a number are told apart."""
    assert is_modifier("солнечный")
    assert is_predicate("заявил")
    assert is_person("президент")
    assert may_agree("новых")
    assert not is_modifier("вчера")
    assert not is_predicate("заявили")
    assert not is_person("угроза")
    assert not may_agree("вчера")


@pytest.mark.parametrize(
    ("number", "category"),
    [("1", "one"), ("21", "one"), ("11", "many"), ("2", "few"), ("24", "few"), ("112", "many"), ("5", "many")],
)
def test_plural_category(number: str, category: str) -> None:
    """CLDR's categories of whole numbers."""
    assert plural_category(Digits(number, "", grouped=False)) == category


@pytest.mark.parametrize(
    ("before", "noun", "old", "new", "expected"),
    [
        ("на ", "процент", "1", "5", "процентов"),
        ("на ", "неделю", "1", "2", "недели"),
        ("на ", "недель", "5", "1", "неделю"),
        ("около ", "процентов", "5", "2", "процентов"),
        ("около ", "года", "1", "2", "лет"),
        ("почти на ", "дня", "3", "7", "дней"),
        ("погиб ", "человек", "1", "3", None),
        ("достиг ", "процентов", "5", "3", None),
        ("в ", "районах", "3", "5", "районах"),
        ("в ", "районах", "3", "21", None),
        ("прошли ", "новых", "3", "5", None),
        ("", "сентября", "1", "5", "сентября"),
        ("в ", "году", "2021", "2022", "году"),
    ],
)
def test_recount(before: str, noun: str, old: str, new: str, expected: str | None) -> None:
    """The noun follows its new number in the case the words before tell, and is refused where they do not."""
    text = f"{before}{old} {noun}"
    old_digits, new_digits = Digits(old, "", grouped=False), Digits(new, "", grouped=False)
    assert recount(text, len(before), noun, old_digits, new_digits) == expected


def test_counted_nouns() -> None:
    """Each counted noun has its four forms."""
    assert all(len(row) == 4 for row in COUNTED.values())
