"""dateline."""

from __future__ import annotations

import pytest
from builders import make_unit

from loc.check import dateline
from loc.check.protocol import Flaw, Setting
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.model import Term


def find(lang: str, source: str, target: str, *terms: Term, context: str = "dateline") -> list[Flaw]:
    setting = Setting(lang, Glossary(terms, lang, builtin_terms(lang)))
    return list(dateline.find(make_unit(source, target, context=context), setting))


SILENT = [
    ("ru", "DUSHANBE. KAZINFORM", "ДУШАНБЕ. КАЗИНФОРМ"),
    ("kk", "DUSHANBE. KAZINFORM", "ДУШАНБЕ. ҚазАқпарат"),
    ("ru", "ASTANA, Nov 23 (Reuters)", "АСТАНА, 23 ноября 2026 года (Рейтер)"),
    ("kk", "MOSCOW, November 23. /TASS/", "МӘСКЕУ, 23 қараша. /ТАСС/"),
    ("ru", "ST. PETERSBURG /TASS/", "САНКТ-ПЕТЕРБУРГ /ТАСС/"),
    ("ru", "BEIJING (Xinhua)", "ПЕКИН (Xinhua)"),
    ("ru", "WASHINGTON, D.C. (AP)", "ВАШИНГТОН (AP)"),
    ("ru", "UNITED NATIONS (Reuters)", "ООН (Reuters)"),
    ("kk", "UST-KAMENOGORSK. KAZINFORM", "ӨСКЕМЕН. ҚазАқпарат"),
    ("kk", "ISTANBUL (AA)", "СТАМБУЛ (Анадолу)"),
    ("kk", "KOKTAL. KAZINFORM", "КӨКТАЛ. ҚазАқпарат"),
    ("ru", "Almaty. KAZINFORM", "Алматы. КАЗИНФОРМ"),
    ("ru", "Nov 23 (Reuters)", "23 ноября (Reuters)"),
    ("ru", "(ANSA) - ROME, NOV 23", "(АНСА) – РИМ, 23 ноября"),
    ("kk", "ASTANA (AP)", "АСТАНА. Бес тілші агенттігі"),  # the house's own name for what the wire gives
    ("de", "ASTANA (AP)", "ASTANA (AP)"),
]


@pytest.mark.parametrize(("lang", "source", "target"), SILENT)
def test_datelines_that_are_right_are_silent(lang: str, source: str, target: str) -> None:
    """City, date and agency as news writes them, in any form of the wires."""
    assert find(lang, source, target) == []


FIRING = [
    ("kk", "ASTANA. KAZINFORM", "АСТАНАДА. ҚазАқпарат", "АСТАНАДА", None),
    ("ru", "DUSHANBE. KAZINFORM", "Душанбе. КАЗИНФОРМ", "Душанбе", "ДУШАНБЕ. КАЗИНФОРМ"),
    ("ru", "Almaty. KAZINFORM", "АЛМАТЫ. КАЗИНФОРМ", "АЛМАТЫ", "Алматы. КАЗИНФОРМ"),
    ("ru", "ASTANA (Reuters)", "АЛМАТЫ (Reuters)", None, None),
    ("ru", "KOKTAL. KAZINFORM", "ЖАРКЕНТ. КАЗИНФОРМ", None, None),
    ("ru", "ASTANA (Reuters)", "АСТАНА (ТАСС)", "ТАСС", None),
    ("ru", "ASTANA, Nov 23 (Reuters)", "АСТАНА, 23 ноября", None, None),
    ("kk", "DUSHANBE. KAZINFORM", "ДУШАНБЕ. ҚазАқпарат –", " –", "ДУШАНБЕ. ҚазАқпарат"),
    (
        "ru",
        "DUSHANBE. KAZINFORM",
        "Как сообщает из Душанбе КАЗИНФОРМ, саммит открылся",
        "Как сообщает из Душанбе КАЗИНФОРМ, саммит открылся",
        None,
    ),
]


@pytest.mark.parametrize(("lang", "source", "target", "got", "fix"), FIRING)
def test_datelines_that_are_wrong_are_told(
    lang: str, source: str, target: str, got: str | None, fix: str | None
) -> None:
    """A declined or other city, other capitals, a lost or other agency, the dash, a sentence: one flaw each."""
    [flaw] = find(lang, source, target)
    assert (target[slice(*flaw.span)] if flaw.span else None) == got
    assert flaw.fix == fix


def test_the_city_of_the_house_is_asked_for() -> None:
    """What the glossary agrees on is no matter of sounds."""
    term = Term("Koktal", "Көктал")
    assert find("kk", "KOKTAL. KAZINFORM", "КӨКТАЛ. ҚазАқпарат", term) == []
    [flaw] = find("kk", "KOKTAL. KAZINFORM", "КОКТАЛ. ҚазАқпарат", term)
    assert "«КӨКТАЛ»" in flaw.message


def test_only_datelines_are_looked_at() -> None:
    """A sentence of the body may name a city in any case."""
    assert find("ru", "ASTANA (Reuters)", "в Астане", context="text") == []
