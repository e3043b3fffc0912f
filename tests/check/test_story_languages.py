"""Whether the Kazakh and the Russian of a story say the same."""

from __future__ import annotations

import pytest

from loc.check import languages
from loc.check.protocol import Setting, Story
from loc.glossary import Glossary
from loc.model import Severity, State, Unit, UnitKey


def find(lang: str, source: str, target: str, other: str, source_lang: str = "en") -> list[str]:
    key = UnitKey(source, "text")
    other_lang = "ru" if lang == "kk" else "kk"
    story = Story([Unit(key, target, State.REVIEWED)], {other_lang: {key: Unit(key, other, State.REVIEWED)}})
    found = list(languages.find(story, Setting(lang, Glossary((), lang), source_lang=source_lang)))
    assert all(unit.key == key for unit, _ in found)
    return [flaw.message for _, flaw in found]


BUDGET = "The budget grew by 8.7 percent to 21 trillion tenge."
BUDGET_KK = "Бюджет 8,7 пайызға өсіп, 21 трлн теңгеге жетті."
BUDGET_RU = "Бюджет вырос на 8,7 процента и достиг 21 трлн тенге."
TALKS = "Nikol Pashinyan met Emmanuel Macron in Yerevan."
TALKS_KK = "Никол Пашинян Ереванда Эмманюэль Макронмен кездесті."
TALKS_RU = "Никол Пашинян встретился в Ереване с Эмманюэлем Макроном."
SAID = '"We will build three new power plants in the south of the country," the company said.'
SAID_KK = "Компания еліміздің оңтүстігінде үш жаңа электр стансасын салатынын мәлімдеді."
SAID_RU = "«Мы построим три новые электростанции на юге страны», — заявили в компании."


@pytest.mark.parametrize(
    ("source", "kazakh", "russian"),
    [
        (BUDGET, BUDGET_KK, BUDGET_RU),
        (TALKS, TALKS_KK, TALKS_RU),
        # In words here and digits there, feet here and metres there: looks other, is the same.
        ("He has three sons.", "Оның үш ұлы бар.", "У него 3 сына."),
        ("The tower is 328 feet high.", "Мұнараның биіктігі 328 фут.", "Высота башни — 100 метров."),
        # A turn of phrase may lose its quotes.
        ('He called it "a big step".', "Ол мұны үлкен қадам деп атады.", "Он назвал это «большим шагом»."),
        (
            'Voters are tired of "promises that nobody has any plan to keep after the vote."',
            "Сайлаушылар сайлаудан кейін орындалмайтын уәделерден шаршады.",
            "Избиратели устали от «обещаний, которые никто не собирается выполнять после выборов».",
        ),
        # A name of two letters is told by a pronoun.
        (
            "The singer, 41, has been nicknamed Ye since May.",
            "41 жастағы әнші бұл лақап атпен мамырдан бері жүр.",
            "41-летнего певца с мая зовут Йе.",
        ),
        # The place is the government here.
        ("Pyongyang refused.", "Солтүстік Корея бас тартты.", "Пхеньян отказался."),
    ],
)
def test_the_same_in_both_is_silent(source: str, kazakh: str, russian: str) -> None:
    """What either language may say of the source is no difference."""
    assert find("kk", source, kazakh, russian) == []
    assert find("ru", source, russian, kazakh) == []


@pytest.mark.parametrize(
    ("lang", "source", "target", "other", "message"),
    [
        (
            "kk",
            BUDGET,
            "Бюджет 8,9 пайызға өсіп, 21 трлн теңгеге жетті.",
            BUDGET_RU,
            "changed figure: expected «8,7» as in Russian, got «8,9»",
        ),
        (
            "ru",
            BUDGET,
            "Бюджет вырос на 8,7 процента.",
            BUDGET_KK,
            "missing figure: expected «21 трлн» as in Kazakh, got nothing",
        ),
        (
            "kk",
            TALKS,
            "Никол Пашинян Ереванда Францияның президентімен кездесті.",
            TALKS_RU,
            "expected “Emmanuel Macron”, «Эмманюэлем Макроном» in Russian, got no such name",
        ),
        ("kk", SAID, SAID_KK, SAID_RU, "expected a quotation in quotes as in Russian, got no quotes"),
    ],
)
def test_the_one_that_leaves_the_source_is_told(lang: str, source: str, target: str, other: str, message: str) -> None:
    """The finding stands in the language that differs from the source, and names the other's text."""
    assert find(lang, source, target, other) == [message]
    assert find("ru" if lang == "kk" else "kk", source, other, target) == []


def test_both_are_told_where_neither_is_as_the_source() -> None:
    """Two wrong figures that differ stand with both."""
    wrong_kk, wrong_ru = BUDGET_KK.replace("8,7", "8,9"), BUDGET_RU.replace("8,7", "7,8")
    assert find("kk", BUDGET, wrong_kk, wrong_ru) == ["changed figure: expected «7,8» as in Russian, got «8,9»"]
    assert find("ru", BUDGET, wrong_ru, wrong_kk) == ["changed figure: expected «8,9» as in Kazakh, got «7,8»"]


@pytest.mark.parametrize(("target", "other"), [("", BUDGET_RU), ("Бюджет өсті.", " ")])
def test_an_empty_target_is_not_compared(target: str, other: str) -> None:
    """It has nothing to say yet."""
    assert find("kk", BUDGET, target, other) == []


def test_a_sentence_that_the_other_language_lacks_is_not_compared() -> None:
    """Its catalog may be behind."""
    unit = Unit(UnitKey(BUDGET, "text"), "Бюджет өсті.", State.REVIEWED)
    setting = Setting("kk", Glossary((), "kk"))
    assert list(languages.find(Story([unit], {"ru": {}}), setting)) == []
    assert list(languages.find(Story([unit]), setting)) == []


def test_names_are_read_in_english_only() -> None:
    """In another source language capitals say something else."""
    assert find("kk", TALKS, "Олар кездесті.", TALKS_RU, source_lang="de") == []


def test_it_is_a_warning_at_its_place() -> None:
    """The span is that of the figure in the target."""
    key = UnitKey(BUDGET, "text")
    story = Story([Unit(key, BUDGET_KK.replace("21", "12"))], {"ru": {key: Unit(key, BUDGET_RU)}})
    ((_, flaw),) = languages.find(story, Setting("kk", Glossary((), "kk")))
    assert flaw.span is not None
    assert BUDGET_KK.replace("21", "12")[slice(*flaw.span)] == "12 трлн"
    assert languages.severity is Severity.WARNING
