"""Desk over house over CLDR; what a day allows; what stands as it is."""

from __future__ import annotations

from datetime import date

import pytest

from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.model import Term

CLDR = [Term("Kyiv", "Киев"), Term("Ashgabat", "Ашхабад")]
HOUSE = [
    Term("draw", "жеребьевка"),
    Term("draw", "розыгрыш", "admitted"),
    Term("draw", "ничья", "forbidden"),
    Term("draw", "тираж", "forbidden"),
    Term("Ashgabat", "Ашгабат"),
]
SPORT = [Term("draw", "ничья", desk="sport"), Term("Ashgabat", "Ашгабат", "forbidden", desk="sport")]


def find(text: str, desk: str) -> list[tuple[str, str]]:
    hits = Glossary([*HOUSE, *SPORT], "ru", CLDR, desk).find(text)
    return [(hit.term.target, hit.term.status) for hit in hits]


def test_a_desk_has_its_own_terms() -> None:
    """They outrank those of the house, also what the house forbids; what else it forbids stays forbidden."""
    assert find("A draw", "sport") == [("ничья", "preferred"), ("тираж", "forbidden")]
    for desk in ("", "economy"):
        assert find("A draw", desk) == [("жеребьевка", "preferred"), ("ничья", "forbidden"), ("тираж", "forbidden")]


def test_what_a_desk_forbids_the_house_does_not_ask_for() -> None:
    """The desk's word on a target stands over the house's; CLDR's name is the one that is left."""
    assert find("Ashgabat", "sport") == [("Ашхабад", "preferred"), ("Ашгабат", "forbidden")]
    assert find("Ashgabat", "") == [("Ашгабат", "preferred")]


def test_targets_of_a_day() -> None:
    """Preferred first, then admitted, nothing forbidden, of that day and desk."""
    terms = [
        Term("President of France", "бұрынғы президент", until=date(2017, 5, 14)),
        Term("President of France", "Франция Президенті", since=date(2017, 5, 14)),
        Term("President of France", "француз президенті", "admitted"),
        Term("President of France", "Франция басшысы", "forbidden"),
    ]
    glossary = Glossary(terms, "kk")
    assert glossary.targets_of("president of france", date(2020, 1, 1)) == ("Франция Президенті", "француз президенті")
    assert glossary.targets_of("President of France", date(2017, 5, 13))[0] == "бұрынғы президент"
    assert glossary.targets_of("President", date(2020, 1, 1)) == ()
    assert Glossary([*HOUSE, *SPORT], "ru", CLDR).targets_of("draw") == ("жеребьевка", "розыгрыш")
    assert Glossary([*HOUSE, *SPORT], "ru", CLDR, "sport").targets_of("draw") == ("ничья",)


AS_IT_IS = [
    ("Air Astana ұшағы қонды.", True),
    ("Air Astana-ның ұшағы қонды.", True),
    ("Air Astana’ның ұшағы қонды.", True),
    ("«Air Astana» компаниясы", True),
    ("Air\u00a0Astana компаниясы", True),
    ("AIR ASTANA компаниясы", False),
    ("Эйр Астана компаниясы", False),
    ("Air Astanaның ұшағы", False),
    ("FlyAir Astana", False),
    ("", False),
]


@pytest.mark.parametrize(("target", "stands"), AS_IT_IS)
def test_what_is_not_translated_stands_as_it_is(target: str, stands: bool) -> None:
    """Letter by letter; a Kazakh ending follows a hyphen or an apostrophe."""
    term = Term("Air Astana", "Air Astana", "do-not-translate")
    assert Glossary([term], "kk").occurs(term, target) is stands


def test_another_spelling_may_be_admitted_beside_it() -> None:
    """Where the desk admits a translated name, that one stands for the name too."""
    term = Term("Air Astana", "Air Astana", "do-not-translate")
    admitted = Term("Air Astana", "Эйр Астана", "admitted")
    assert Glossary([term, admitted], "ru").occurs(term, "самолет компании «Эйр Астана»")
    assert not Glossary([term], "ru").occurs(term, "самолет компании «Эйр Астана»")


LANGUAGES = [
    ("kk", "He speaks the Kazakh language.", "Ол қазақ тілінде сөйлейді."),
    ("kk", "A newspaper in the German language", "Немісше газет"),
    ("ru", "The Kazakh language is taught.", "Преподают казахский и русский языки."),
    ("ru", "the Hindi language", "на хинди"),
]


@pytest.mark.parametrize(("lang", "source", "target"), LANGUAGES)
def test_languages_are_known_where_they_are_called_so(lang: str, source: str, target: str) -> None:
    """CLDR's name, and the ways Kazakh and Russian have of going without the word."""
    glossary = Glossary((), lang, builtin_terms(lang))
    terms = [hit.term for hit in glossary.find(source) if hit.term.source.endswith("language")]
    assert len(terms) == 1
    assert glossary.occurs(terms[0], target)
    assert not glossary.occurs(terms[0], "Ештеңе жоқ.")


@pytest.mark.parametrize("text", ["Chinese companies polish Polish furniture.", "Kazakh and Russian ministers met."])
def test_peoples_are_no_languages(text: str) -> None:
    """A name alone is as often a people or a verb, and asks for nothing."""
    assert Glossary((), "ru", builtin_terms("ru")).find(text) == ()
