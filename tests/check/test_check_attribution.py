"""A quotation that lost its speaker."""

from __future__ import annotations

import pytest

from loc.check import attribution
from loc.check.protocol import Flaw, Setting
from loc.glossary import Glossary
from loc.model import Severity, Unit, UnitKey

READY = "“We are ready for talks,” the minister said."
STRAIGHT = 'The minister said on Monday: "We are ready for talks."'

FIRING = [
    ("ru", READY, "«Мы готовы к переговорам»."),
    ("kk", READY, "«Біз келіссөзге дайынбыз»."),
    ("ru", STRAIGHT, "В понедельник стало ясно, что «мы готовы к переговорам»."),
    # Looks right: the name is there, but nobody says anything.
    ("kk", '"The road is open," Omarov added.', "Омаров «Жол енді ашық болды»."),
]

SILENT = [
    ("ru", READY, "«Мы готовы к переговорам», — сказал министр."),
    ("ru", READY, "По словам министра, «мы готовы к переговорам»."),
    ("kk", READY, "«Біз келіссөзге дайынбыз», – деді министр."),
    ("kk", STRAIGHT, "Министр дүйсенбіде «Біз келіссөзге дайынбыз» деп мәлімдеді."),
    # Without a verb, as in a headline: the colon names the speaker.
    ("ru", STRAIGHT, "Министр: «Мы готовы к переговорам»."),
    # Reported, not quoted: the quotation is another check's business.
    ("ru", READY, "Министр готов к переговорам."),
    # A title in quotation marks is no speech.
    ("ru", 'The film "A Long Winter" was shown.', "Показали фильм «Долгая зима»."),
    ("kk", 'The film "A Long Winter" was shown.', "«Ұзақ қыс» фильмі көрсетілді."),
]


def check(lang: str, source: str, target: str, source_lang: str = "en") -> list[Flaw]:
    setting = Setting(lang, Glossary((), lang), source_lang=source_lang)
    return list(attribution.find(Unit(UnitKey(source, "text"), target), setting))


@pytest.mark.parametrize(("lang", "source", "target"), FIRING)
def test_quotation_without_speaker_is_a_warning(lang: str, source: str, target: str) -> None:
    """The flaw lies at the quotation that nobody says."""
    (flaw,) = check(lang, source, target)
    assert flaw.span is not None
    assert target[flaw.span[0]] == "«"
    assert attribution.severity is Severity.WARNING


@pytest.mark.parametrize(("lang", "source", "target"), SILENT)
def test_attributed_quotation_is_silent(lang: str, source: str, target: str) -> None:
    """A word of saying, a colon after the speaker, or no quotation at all."""
    assert check(lang, source, target) == []


def test_other_languages_are_left_alone() -> None:
    """Words of saying are known of English, Kazakh and Russian only."""
    assert check("de", READY, "«Wir sind bereit zu reden».") == []
    assert check("ru", READY, "«Мы готовы к переговорам».", source_lang="de") == []
