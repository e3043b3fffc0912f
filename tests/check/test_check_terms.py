"""terms, empty, unsigned."""

from __future__ import annotations

from datetime import date

import pytest

from loc.check.protocol import Setting
from loc.check.runner import run_checks
from loc.glossary import Glossary
from loc.model import Finding, Severity, State, Term, Unit, UnitKey

TERMS = {
    "kk": (
        Term("Security Council", "Қауіпсіздік кеңесі"),
        Term("Nur-Sultan", "Нұр-Сұлтан", since=date(2019, 3, 23), until=date(2022, 9, 17)),
        Term("Astana", "Астана", since=date(2022, 9, 17)),
        Term("Astana", "Нұр-Сұлтан", since=date(2019, 3, 23), until=date(2022, 9, 17)),
        Term("Astana", "Нұр-Сұлтан", status="forbidden", since=date(2022, 9, 17)),
        Term("Speaker Koshanov", "Мәжіліс төрағасы Қошанов", since=date(2022, 2, 1), until=date(2026, 1, 1)),
        Term("Speaker Koshanov", "Сенат төрағасы Қошанов", since=date(2026, 1, 1)),
        Term("Air Astana", "Air Astana", status="do-not-translate"),
        Term("Askar Mamin", "Асқар Мамин"),
        Term("Mamin", "Мамин"),
        Term("Council", "кеңес"),
        Term("Vienna", "Вена"),
        Term("aircraft", "ұшақ"),
        Term("aircraft", "самолет", status="forbidden"),
    ),
    "ru": (
        Term("Security Council", "Совет Безопасности"),
        Term("Security Council", "Совбез", status="admitted"),
        Term("Kazakh government", "правительство Казахстана"),
        Term("Kyrgyzstan", "Кыргызстан"),
        Term("Kyrgyzstan", "Киргизия", status="forbidden"),
        Term("Vienna", "Вена"),
        Term("President", "президент"),
        Term("Washington", "Вашингтон"),
    ),
}


def find(lang: str, source: str, target: str, day: date | None = None) -> tuple[Finding, ...]:
    setting = Setting(lang, Glossary(TERMS[lang], lang), day)
    return run_checks([Unit(UnitKey(source), target)], setting, ["terms"], "x.po", style=True)


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        # Inflected, or the admitted word: looks other, is right.
        ("kk", "The Security Council met.", "Қауіпсіздік кеңесінің отырысы өтті."),
        ("ru", "The Security Council met.", "Прошло заседание Совбеза."),
        ("ru", "He left Kyrgyzstan.", "Он покинул Кыргызстан."),
        # An adjective says the same, and a name in Latin letters is there as it is.
        ("ru", "The Vienna talks went on.", "Венские переговоры продолжились."),
        ("kk", "The Vienna talks went on.", "Веналық келіссөздер жалғасты."),
        ("ru", "She runs for president.", "Она участвует в президентской гонке."),
        ("ru", "A paper in Washington, D.C., wrote it.", "Об этом написала газета Washington Post."),
        ("kk", "Askar Mamin chaired it.", "Жиынды Ә. Маминнің өзі жүргізді."),
        ("kk", "Air Astana flies to Oral.", "Air Astana-ның ұшағы Оралға ұшады."),
        ("kk", "The weather is fine.", "Ауа райы жақсы."),
    ],
)
def test_agreed_terms_are_silent(lang: str, source: str, target: str) -> None:
    """Any grammatical form of any agreed word will do."""
    assert find(lang, source, target) == ()


def test_missing_term_is_a_warning() -> None:
    """The message names the form expected and the English term."""
    (finding,) = find("kk", "The Security Council met.", "Қауіпсіздік жөніндегі отырыс өтті.")
    assert finding.severity is Severity.WARNING
    assert "«Қауіпсіздік кеңесі» for “Security Council”" in finding.message


def test_forbidden_term_is_an_error_at_its_place() -> None:
    """The word nobody may use is marked, and the agreed one named."""
    (finding,) = find("ru", "He left Kyrgyzstan.", "Он вылетел из Киргизия.")
    assert finding.severity is Severity.ERROR
    assert finding.message == "expected «Кыргызстан», got «Киргизия» for “Kyrgyzstan”"
    assert finding.span == (14, 22)


def test_a_forbidden_term_is_found_in_any_form() -> None:
    """Its span is that of the form in the text."""
    (finding,) = find("ru", "He left Kyrgyzstan.", "Он вылетел из Киргизии вчера.")
    assert finding.message == "expected «Кыргызстан», got «Киргизия» for “Kyrgyzstan”"
    assert finding.span == (14, 22)


def test_what_is_not_to_be_translated_stays() -> None:
    """A name of a company in other letters is missing."""
    (finding,) = find("kk", "Air Astana flies to Oral.", "Эйр Астананың ұшағы Оралға ұшады.", date(2026, 5, 4))
    assert finding.message == "expected «Air Astana» for “Air Astana”, got neither it nor a form of it"


@pytest.mark.parametrize(
    ("day", "target", "message"),
    [
        (
            date(2021, 9, 16),
            "Ол Астанаға келді.",
            "expected «Нұр-Сұлтан» (from 2019-03-23 until 2022-09-17) for “Astana”, got «Астана» (since 2022-09-17)",
        ),
        (date(2023, 9, 16), "Ол Нұр-Сұлтанға келді.", "expected «Астана», got «Нұр-Сұлтан» for “Astana”"),
    ],
)
def test_a_name_of_another_time_is_told_with_both_times(day: date, target: str, message: str) -> None:
    """And with the place of the word that is out of date."""
    (finding,) = find("kk", "He came to Astana.", target, day)
    assert finding.message == message
    assert finding.span is not None
    assert finding.target[slice(*finding.span)] == target.split()[1]


def test_an_office_of_another_time_is_told() -> None:
    """The title its holder has on the story's day is asked for, whichever the glossary knows besides."""
    source, old = "Speaker Koshanov opened the session.", "Отырысты Мәжіліс төрағасы Қошанов ашты."
    assert find("kk", source, old, date(2024, 5, 4)) == ()
    (finding,) = find("kk", source, old, date(2026, 5, 4))
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "expected «Сенат төрағасы Қошанов» (since 2026-01-01) for “Speaker Koshanov”, "
        "got «Мәжіліс төрағасы Қошанов» (from 2022-02-01 until 2026-01-01)"
    )
    assert finding.span == (9, 33)


def test_a_forbidden_name_is_right_where_the_source_has_it() -> None:
    """A story of today may tell of the time when the capital was called otherwise."""
    target = "Астана ол кезде Нұр-Сұлтан деп аталды."
    assert find("kk", "Astana was then called Nur-Sultan.", target, date(2023, 9, 16)) == ()
    assert find("kk", "Astana was then called otherwise.", target, date(2023, 9, 16))


def test_terms_hold_in_their_time() -> None:
    """The story's day decides whether a name is asked for."""
    source, target = "He came to Nur-Sultan.", "Ол Астанаға келді."
    assert find("kk", source, target, date(2021, 9, 16))
    assert find("kk", source, target, date(2023, 9, 16)) == ()


def test_names_that_only_cldr_brings_are_house_style() -> None:
    """A country may be said otherwise; its name missing is no warning, and an adjective is the name."""
    glossary = Glossary((), "ru", builtin=[Term("China", "Китай")])
    unit = Unit(UnitKey("The minister of China spoke."), "Выступил китайский министр.")
    assert run_checks([unit], Setting("ru", glossary), ["terms"], "x.po", style=True) == ()
    unit = Unit(UnitKey("The minister of China spoke."), "Выступил министр Поднебесной.")
    (finding,) = run_checks([unit], Setting("ru", glossary), ["terms"], "x.po", style=True)
    assert finding.severity is Severity.STYLE


@pytest.mark.parametrize("target", ["", "  ", "\n"])
def test_empty_is_an_error(target: str) -> None:
    """White space is no translation."""
    (finding,) = run_checks([Unit(UnitKey("Read."), target)], Setting("kk", Glossary((), "kk")), ["empty"], "x.po")
    assert finding.severity is Severity.ERROR


def test_unsigned_says_what_to_do() -> None:
    """A target nobody signed is a warning with the unit's ID."""
    unit = Unit(UnitKey("Read."), "Оқыңыз.", State.DRAFT, unsigned=True)
    (finding,) = run_checks([unit], Setting("kk", Glossary((), "kk")), ["unsigned"], "x.po")
    assert finding.severity is Severity.WARNING
    assert f"--unit {unit.key.id} --accept" in finding.message


PRESIDENTS = {
    "kk": (
        Term("President", "президент"),
        Term("Nursultan Nazarbayev", "Нұрсұлтан Назарбаев"),
        Term("Ministry of Energy", "Энергетика министрлігі"),
        Term("National Bank", "Ұлттық Банк"),
        Term("Astana", "Астана", until=date(2019, 3, 23)),
        Term("Astana", "Нұр-Сұлтан", since=date(2019, 3, 23), until=date(2022, 9, 17)),
    ),
    "ru": (Term("President", "президент"), Term("Vladimir Putin", "Владимир Путин")),
}


def ask(lang: str, source: str, target: str, day: date | None = None) -> tuple[Finding, ...]:
    setting = Setting(lang, Glossary(PRESIDENTS[lang], lang), day)
    return run_checks([Unit(UnitKey(source), target)], setting, ["terms"], "x.po")


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("kk", "President Nursultan Nazarbayev signed it.", "Мемлекет басшысы қол қойды."),
        ("kk", "Nursultan Nazarbayev visits a school.", "Елбасы мектепте болды."),
        ("kk", "The President visited a school.", "Н.Назарбаев мектепте болды."),
        ("kk", "The Ministry of Energy and Water agreed.", "Энергетика және су министрлігі келісті."),
        ("kk", "The National Bank kept the rate.", "ҰБ емес, Ұлттық Банктің өзі мөлшерлемені сақтады."),
        ("ru", "President Vladimir Putin signed it.", "Глава государства подписал документ."),
    ],
)
def test_people_and_offices_may_be_told_otherwise(lang: str, source: str, target: str) -> None:
    """A head of state by his title, his office by him, and a longer title with other words between."""
    assert ask(lang, source, target) == ()


@pytest.mark.parametrize(
    ("lang", "source", "target", "name"),
    [
        ("kk", "Nursultan Nazarbayev visits a school.", "Министр мектепте болды.", "Nursultan Nazarbayev"),
        ("kk", "President Nursultan Nazarbayev left.", "Мемлекет басшысы Нұрсұлтан кетті.", "Nursultan Nazarbayev"),
        ("ru", "Vladimir Putin signed it.", "Глава государства подписал документ.", "Vladimir Putin"),
    ],
)
def test_titles_of_others_do_not_stand_for_a_name(lang: str, source: str, target: str, name: str) -> None:
    """Only the highest title does, of one whom the source calls by it or who is known to hold it."""
    (finding,) = ask(lang, source, target)
    assert f"for “{name}”" in finding.message


def test_a_capital_of_another_time_is_told_beside_its_other_word() -> None:
    """«Елорда» stands for the capital of any time, but not where a name of another time is there too."""
    day, source = date(2021, 5, 4), "He came to Astana."
    assert ask("kk", source, "Ол елордаға келді.", day) == ()
    (finding,) = ask("kk", source, "Ол елордаға, Астанаға келді.", day)
    assert "«Нұр-Сұлтан»" in finding.message
