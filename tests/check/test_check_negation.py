"""A denial that the translation lost."""

from __future__ import annotations

import pytest

from loc.check import negation
from loc.check.protocol import Flaw, Setting
from loc.glossary import Glossary
from loc.model import Severity, Unit, UnitKey

SIGNED = "The minister did not sign the agreement."

FIRING = [
    ("ru", SIGNED, "Министр подписал соглашение.", "did not"),
    ("kk", SIGNED, "Министр келісімге қол қойды.", "did not"),
    ("ru", "The airline cannot resume flights.", "Авиакомпания возобновит полёты.", "cannot"),
    ("kk", "He has never held office.", "Ол мемлекеттік қызмет атқарды.", "never"),
    ("ru", "The law was adopted without debate.", "Закон приняли после обсуждения.", "without"),
    ("kk", "There was no fire in the tunnel.", "Туннельде өрт шықты.", "was no"),
    # Looks right: «мен» and «банкі» have м and б before a vowel, but deny nothing.
    ("kk", "The bank will not merge with its rival.", "Банк бәсекелесімен бірігеді.", "will not"),
]

SILENT = [
    ("ru", SIGNED, "Министр не подписал соглашение."),
    ("ru", SIGNED, "Министр отказался подписать соглашение."),
    ("kk", SIGNED, "Министр келісімге қол қоймады."),
    ("kk", SIGNED, "Министр келісімге қол қоюдан бас тартты."),
    ("ru", "The law was adopted without debate.", "Закон приняли, минуя обсуждение, без единой поправки."),
    ("kk", "The law was adopted without debate.", "Заң талқылаусыз қабылданды."),
    ("kk", "He has never held office.", "Ол ешқашан мемлекеттік қызмет атқарған емес."),
    ("ru", "There is no road.", "Дороги там нет."),
    ("kk", "There is no road.", "Ол жерде жол жоқ."),
    # Look wrong: nothing is denied in the source.
    ("ru", "The court is not only slow but expensive.", "Суд работает медленно и стоит дорого."),
    ("kk", "Growth could not be better.", "Өсім өте жақсы."),
    ("ru", "The country aims to be No. 1 by 2030.", "К 2030 году страна намерена занять первое место."),
    # Told with the opposite, as speech often is.
    ("ru", '"He wasn\'t loud," she said.', "«Он был тихим», — сказала она."),
    # A denial of the translator alone: Russian likes them.
    ("ru", "Landlocked countries signed it.", "Документ подписали страны, не имеющие выхода к морю."),
]


def check(lang: str, source: str, target: str, source_lang: str = "en") -> list[Flaw]:
    setting = Setting(lang, Glossary((), lang), source_lang=source_lang)
    return list(negation.find(Unit(UnitKey(source, "text"), target), setting))


@pytest.mark.parametrize(("lang", "source", "target", "denial"), FIRING)
def test_lost_denial_is_a_warning(lang: str, source: str, target: str, denial: str) -> None:
    """The message quotes the English denial that nothing in the target answers to."""
    (flaw,) = check(lang, source, target)
    assert f"“{denial}”" in flaw.message
    assert negation.severity is Severity.WARNING


@pytest.mark.parametrize(("lang", "source", "target"), SILENT)
def test_kept_denial_is_silent(lang: str, source: str, target: str) -> None:
    """Any word that denies, refuses or lacks will do; English that only looks negative asks for none."""
    assert check(lang, source, target) == []


def test_other_languages_are_left_alone() -> None:
    """Neither the denials of another source nor those of another target are known."""
    assert check("de", SIGNED, "Der Minister unterschrieb.") == []
    assert check("ru", SIGNED, "Министр подписал соглашение.", source_lang="de") == []
