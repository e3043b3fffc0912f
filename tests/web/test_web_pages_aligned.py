"""Figures and names of both sides, each with its partner."""

from __future__ import annotations

import pytest

from loc.web.aligned import Kind, align

CASES = [
    ("The plant makes 25 turbines.", "Зауыт 25 турбина шығарады.", "kk", [("figure", "25", "25")]),
    ("It costs $2.5 billion.", "Оның құны 2,5 млрд доллар.", "kk", [("figure", "2.5 billion", "2,5 млрд")]),
    ("Two died, 40 were hurt.", "Двое погибли, 40 ранены.", "ru", [("figure", "Two", "Двое"), ("figure", "40", "40")]),
    ("Prices rose 40 percent.", "Цены выросли на 45 процентов.", "ru", [("differs", "40", "45")]),
    ("Tokayev met Erdogan.", "Тоқаев Ердоғанмен кездесті.", "kk",
     [("name", "Tokayev", "Тоқаев"), ("name", "Erdogan", "Ердоғанмен")]),
    ("In Atyrau 5 of 5 agreed.", "В Атырау согласились 5 из 5.", "ru",
     [("name", "Atyrau", "Атырау"), ("figure", "5", "5"), ("figure", "5", "5")]),
    ("The plant makes turbines.", "Зауыт турбина шығарады.", "kk", []),
    ("It opened in 2024.", "", "kk", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "lang", "expected"), CASES)
def test_partners_are_found(source: str, target: str, lang: str, expected: list[tuple[str, str, str]]) -> None:
    """By value and by sound, in the order of the source; what became another figure is told apart."""
    found = [
        (str(each.kind), source[slice(*each.source)], target[slice(*each.target)])
        for each in align(source, target, "en", lang)
    ]
    assert found == expected


def test_every_figure_has_one_partner() -> None:
    """Five and five in the source are the first and the second five of the target."""
    pairings = [each for each in align("5 of 5 agreed.", "Согласились 5 из 5.", "en", "ru") if each.kind is Kind.FIGURE]
    assert len({each.target for each in pairings}) == 2


def test_names_are_sought_in_languages_that_are_known() -> None:
    """In German only figures are aligned: nobody knows how it spells names."""
    assert [each.kind for each in align("Tokayev paid 40 tenge.", "Tokajew zahlte 40 Tenge.", "en", "de")] == ["figure"]


def test_a_table_is_not_aligned() -> None:
    """Hundreds of figures in one text, and texts of thousands of characters, cost no time."""
    table = " ".join(map(str, range(100, 300)))
    assert align(table, table, "en", "kk") == ()
    assert align("5 " * 3000, "5 " * 3000, "en", "kk") == ()
