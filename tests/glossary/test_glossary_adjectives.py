"""Relational adjectives of places and offices, in any form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.glossary.adjectives import place_of_adjective

RUSSIAN = """
Вена венский | Москва московскими | Алматы алматинская | Астана астанинских | Казахстан казахстанскую | Минск минский
Казахстан казахские | Китай китайскому | Прага пражского | Чехия чешский | Норвегия норвежский | Рига рижском
Нью-Йорк нью-йоркской | Баку бакинский | Токио токийский | Дели делийский | Сочи сочинское | Донецк донецких
Узбекистан узбекских | Пакистан пакистанский | Кыргызстан кыргызской | Кыргызстан кыргызстанские | Семей семейский
Грузия грузинский | Куба кубинский | Мексика мексиканский | Европа европейского | США американские | Германия немецкую
Сенат сенатский | президент президентской | Караганда карагандинский | Атырау атырауский | Израиль израильский
Франция французскому | Великобритания британский | Бельгия бельгийский | Турция турецкая | Страсбург страсбургском
Усть-Каменогорск усть-каменогорский | Россия российско | Китай Китайская | Королёв королевская | Королев королёвский
"""
KAZAKH = """
Қытай қытайлық | Ресей ресейлік | Вена Веналық | Астана астаналықтар | Германия германиялық | Париж париждік
Қазақстан қазақстандықтардың | президент президенттікке | АҚШ америкалық | Мәскеу мәскеулік | Лондон лондондық
Ташкент ташкенттік | Брюссель брюссельдік | Сенат сенаттық | Пекин пекиндік | Вашингтон вашингтондықтарға
Алматы алматылық | Нью-Йорк нью-йорктік | Өзбекстан өзбекстандық | Франция француз | Түркия түрік | Украина украиндық
Қырғызстан қырғызстандықтармен | Мадрид мадридтік | Жапония жапондық | Кавказ кавказдық | Орал оралдық
"""
OTHERS = """
ru Вена венгерский | ru Ирак иранский | ru Иран ираноязычный | ru Рим римлянин | ru Австрия австралийский
ru Австралия австрийский | ru Конго конгресс | ru Судан судебный | ru Канада кандидатский | ru Польша польза
ru Мали малийка | ru Москва москвич | ru Вена Вены | ru Того тогда | ru Кан канадский
kk Қытай қытай | kk Астана астанада | kk Астана астаналар | kk министр министрлігі | kk Вена венгриялық
kk Орал оралтық | kk Қытай қытайдық | kk Париж парижлік | kk Ресей ресейше | kk Иран ирандай | tr Viyana viyanalı
"""


def read(table: str) -> list[list[str]]:
    return [row.split() for line in table.strip().splitlines() for row in line.split("|")]


@pytest.mark.parametrize(("target", "adjective"), read(RUSSIAN))
def test_russian_adjectives(target: str, adjective: str) -> None:
    """-ский and -цкий with what they take before them, and those that no rule gives; in any case, gender and number."""
    text = f"Это была {adjective} встреча."
    assert place_of_adjective(text, target, "ru") == (9, 9 + len(adjective))


@pytest.mark.parametrize(("target", "adjective"), read(KAZAKH))
def test_kazakh_adjectives(target: str, adjective: str) -> None:
    """-лық and its kin by the last letter, with case endings; a people's name where it stands for the country."""
    text = f"Бұл {adjective} кездесу."
    assert place_of_adjective(text, target, "kk") == (4, 4 + len(adjective))


@pytest.mark.parametrize(("lang", "target", "word"), read(OTHERS))
def test_other_words_are_none(lang: str, target: str, word: str) -> None:
    """Forms of the noun itself, people, and words that only begin alike."""
    assert place_of_adjective(f"… {word} …", target, lang) is None


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("Казахстанско-российские переговоры.", "Россия", "российские"),
        ("Казахстанско-российские переговоры.", "Казахстан", "Казахстанско"),
        ("Нью‑йоркская биржа.", "Нью-Йорк", "Нью‑йоркская"),
        ("Южнокорейский министр.", "Южная Корея", "Южнокорейский"),
    ],
)
def test_compounds(text: str, target: str, expected: str) -> None:
    """Each half of two countries is found by itself, and a name with any hyphen as a whole."""
    place = place_of_adjective(text, target, "ru")
    assert place is not None
    assert text[slice(*place)] == expected


@given(st.text(max_size=40), st.text(max_size=20), st.sampled_from(["kk", "ru"]))
def test_a_place_lies_in_the_text(text: str, target: str, lang: str) -> None:
    """Whatever is asked, the answer is a word of the text or None."""
    place = place_of_adjective(text, target, lang)
    assert place is None or 0 <= place[0] < place[1] <= len(text)
