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
        Term("aircraft", "ұшақ"),
        Term("aircraft", "самолет", status="forbidden"),
    ),
    "ru": (
        Term("Security Council", "Совет Безопасности"),
        Term("Security Council", "Совбез", status="admitted"),
        Term("Kazakh government", "правительство Казахстана"),
        Term("Kyrgyzstan", "Кыргызстан"),
        Term("Kyrgyzstan", "Киргизия", status="forbidden"),
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


def test_terms_hold_in_their_time() -> None:
    """The story's day decides whether a name is asked for."""
    source, target = "He came to Nur-Sultan.", "Ол Астанаға келді."
    assert find("kk", source, target, date(2021, 9, 16))
    assert find("kk", source, target, date(2023, 9, 16)) == ()


def test_names_that_only_cldr_brings_are_house_style() -> None:
    """A country may become an adjective; its name missing is no warning."""
    glossary = Glossary((), "ru", builtin=[Term("China", "Китай")])
    unit = Unit(UnitKey("The minister of China spoke."), "Выступил китайский министр.")
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
