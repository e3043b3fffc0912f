"""Terms in English text: inflection, capitals, length, dates and rank."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.glossary import Glossary
from loc.model import Term

TERMS = [
    Term("President", "президент"),
    Term("Head of State", "Глава государства"),
    Term("Security Council", "Совет безопасности"),
    Term("UN Security Council", "Совет Безопасности ООН"),
    Term("UN", "ООН"),
    Term("WHO", "ВОЗ"),
    Term("member States", "государства-члены"),
    Term("Secretary-General", "Генеральный секретарь"),
    Term("Organization of Turkic States", "Организация тюркских государств"),
    Term("Ministry of Defense", "Министерство обороны"),
    Term("St. Petersburg", "Санкт-Петербург"),
    Term("nuclear power plant", "атомная электростанция"),
    Term("Recep Tayyip Erdogan", "Реджеп Тайип Эрдоган"),
    Term("public-private partnership", "государственно-частное партнерство"),
    Term("emergency", "чрезвычайная ситуация"),
    Term("Collective Security Treaty Organization", "Организация Договора о коллективной безопасности"),
    Term("collective security", "коллективная безопасность"),
    Term("United Nations", "Организация Объединенных Наций"),
    Term("virus", "вирус"),
    Term("house", "дом"),
    Term("veto", "вето"),
    Term("wife", "супруга"),
    Term("crisis", "кризис"),
    Term("Iraqi", "иракец"),
]

FOUND = [
    ("Both Presidents spoke.", ["Presidents"]),
    ("The president's aide spoke.", ["president"]),
    ("The President’s aide spoke.", ["President"]),
    ("Heads of State met.", ["Heads of State"]),
    ("The UN Security Council met.", ["UN Security Council"]),
    ("The Security\u00a0Council met.", ["Security\u00a0Council"]),
    ("The U.N. Security Council met.", ["U.N. Security Council"]),
    ("Each member State signed.", ["member State"]),
    ("All member-states signed.", ["member-states"]),
    ("the secretary general", ["secretary general"]),
    ("Organisation of Turkic States", ["Organisation of Turkic States"]),
    ("the Ministry of Defence", ["Ministry of Defence"]),
    ("in Saint Petersburg", ["Saint Petersburg"]),
    ("in St Petersburg", ["St Petersburg"]),
    ("two nuclear power plants", ["nuclear power plants"]),
    ("Recep Tayyip Erdoğan", ["Recep Tayyip Erdoğan"]),
    ("PUBLIC–PRIVATE PARTNERSHIPS", ["PUBLIC–PRIVATE PARTNERSHIPS"]),
    ("two emergencies", ["emergencies"]),
    ("the Collective Security Treaty Organization's summit", ["Collective Security Treaty Organization"]),
    ("the COLLECTIVE SECURITY TREATY ORGANISATION’S summit", ["COLLECTIVE SECURITY TREATY ORGANISATION"]),
    ("the collective-security system", ["collective-security"]),
    ("the United Nations' charter", ["United Nations"]),
    ("the U.N.'s Security Council", ["U.N.'s Security Council"]),
    ("the U.N.’s charter", ["U.N."]),
    ("all member States' leaders", ["member States"]),
    ("the nuclear\u2011power plant", ["nuclear\u2011power plant"]),
    ("the emer\u00adgencies", ["emer\u00adgencies"]),
    ("viruses in two houses", ["viruses", "houses"]),
    ("vetoes, wives and crises", ["vetoes", "wives", "crises"]),
    ("two Iraqis", ["Iraqis"]),
    ("the virulent vetting of housing", []),
    ("WHO says so.", ["WHO"]),
    ("The man who says so.", []),
    ("WHO WINS THE VOTE", []),
    ("Uninvited un-American guests", []),
    ("The presidential vote", []),
    ("Heads. Of State", []),
    ("The Council of Security", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_terms_in_english(text: str, found: list[str]) -> None:
    """Number, possessive, hyphen, accent and British spelling are put aside, capitals of abbreviations are not."""
    hits = Glossary(TERMS, "ru").find(text)
    assert [text[slice(*hit.span)] for hit in hits] == found


NAMES = [
    Term("Astana", "Астана", until=date(2019, 3, 23)),
    Term("Astana", "Нұр-Сұлтан", since=date(2019, 3, 23), until=date(2022, 9, 17)),
    Term("Astana", "Астана", since=date(2022, 9, 17)),
]
DAYS = [
    (date(2019, 3, 22), "Астана"),
    (date(2019, 3, 23), "Нұр-Сұлтан"),
    (date(2022, 9, 16), "Нұр-Сұлтан"),
    (date(2022, 9, 17), "Астана"),
    (None, "Астана"),
]


@pytest.mark.parametrize(("on", "target"), DAYS)
def test_dates_are_half_open(on: date | None, target: str) -> None:
    """A term holds from its first day to before its last; without a day, the one that has no end."""
    glossary = Glossary(NAMES, "kk")
    assert [hit.term.target for hit in glossary.find("Talks in Astana", on)] == [target]
    assert glossary.translate("ASTANA", on) == target


def test_term_of_another_time_is_no_form() -> None:
    """What another day admits does not stand for today's term."""
    glossary = Glossary(NAMES, "kk")
    assert not glossary.occurs(NAMES[1], "Астанада өтті.")
    assert glossary.occurs(NAMES[1], "Нұр-Сұлтанда өтті.")


def test_place_has_the_preferred_and_the_forbidden() -> None:
    """An admitted target is not asked for beside the preferred one; a forbidden one is always told."""
    terms = [
        Term("EU", "Общий рынок", "forbidden"),
        Term("EU", "Евросоюз", "admitted"),
        Term("EU", "ЕС"),
        Term("Jetisu", "Жетысу", "admitted"),
    ]
    hits = Glossary(terms, "ru").find("EU in Jetisu")
    assert [(hit.term.target, hit.span) for hit in hits] == [
        ("ЕС", (0, 2)),
        ("Общий рынок", (0, 2)),
        ("Жетысу", (6, 12)),
    ]


def test_builtin_terms_yield() -> None:
    """The project's own term takes the place of a builtin one, a forbidden one does not."""
    builtin = [Term("Ashgabat", "Ашхабад"), Term("Baku", "Баку")]
    own = Term("Ashgabat", "Ашғабат")
    glossary = Glossary([own, Term("Baku", "Баки", "forbidden")], "kk", builtin)
    assert [hit.term.target for hit in glossary.find("Ashgabat, Baku")] == ["Ашғабат", "Баку", "Баки"]
    assert not glossary.occurs(own, "Ашхабадта")
    assert glossary.translate("ashgabat") == "Ашғабат"


def test_builtin_names_keep_their_capital() -> None:
    """A country is not found in a bird, nor a longer name taken for its part."""
    glossary = Glossary(
        [], "ru", [Term("Turkey", "Турция"), Term("Mexico", "Мексика"), Term("New Mexico", "Нью-Мексико")]
    )
    assert [hit.term.target for hit in glossary.find("Roast turkey in New Mexico, not in Turkey")] == [
        "Нью-Мексико",
        "Турция",
    ]


def test_first_names_are_no_countries() -> None:
    """Before another name in capitals, Jordan is a person."""
    glossary = Glossary([], "ru", [Term("Jordan", "Иордания")])
    assert glossary.find("Jordan Miller plays for Leeds.") == ()
    for text in ("Talks in Jordan", "Jordan's King", "Jordan, Iraq", "Jordan said"):
        assert len(glossary.find(text)) == 1


def test_translate_knows_whole_terms_only() -> None:
    """Exactly the source, case ignored; an admitted spelling has its target, a forbidden one none."""
    glossary = Glossary([*TERMS, Term("Semey", "Семипалатинск", "forbidden")], "ru")
    assert glossary.translate("SECURITY COUNCIL") == "Совет безопасности"
    assert glossary.translate("the Security Council") is None
    assert glossary.translate("Semey") is None
    assert Glossary([Term("Jetisu", "Жетысу", "admitted")], "ru").translate("Jetisu") == "Жетысу"


@given(st.text(max_size=60))
def test_spans_lie_in_the_text(text: str) -> None:
    """Any text can be searched; hits come in text order and do not overlap."""
    stop = 0
    for hit in Glossary(TERMS, "ru").find(text):
        assert stop <= hit.span[0] < hit.span[1] <= len(text)
        stop = hit.span[1]
