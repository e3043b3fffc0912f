"""headline."""

from __future__ import annotations

import pytest
from builders import make_unit

from loc.check import headline
from loc.check.protocol import Flaw, Setting
from loc.glossary import Glossary
from loc.model import Severity


def find(source: str, target: str, context: str = "headline") -> list[Flaw]:
    return list(headline.find(make_unit(source, target, context=context), Setting("ru", Glossary((), "ru"))))


LONG_SOURCE = "Presidents of five Central Asian states agree on common rules for sharing the water of two great rivers"
LONG_TARGET = (
    "Президенты пяти государств Центральной Азии договорились об общих правилах распределения воды двух великих рек "
    "региона"
)

SILENT = [
    ("Senate passes budget", "Сенат принял бюджет"),
    ("Tokayev: “We are ready.”", "Тоқаев: «Біз дайынбыз»"),
    ("Prices up by 5 billion tenge", "Цены выросли на 5 млрд."),
    ("What comes next...", "Что будет дальше..."),
    ("Senate passes budget", "Сенат принял бюджет."),  # the matter of end-punctuation
    ("Senate passes budget\n", "Сенат принял бюджет\n"),
]


@pytest.mark.parametrize(("source", "target"), SILENT)
def test_headlines_of_the_house_form_are_silent(source: str, target: str) -> None:
    """One line, not too long, no full stop but that of an abbreviation."""
    assert find(source, target) == []


def test_only_headlines_are_looked_at() -> None:
    """A sentence of the body may be long and ends with a full stop."""
    assert find("It rained.", "Дождь шёл " + "очень " * 30 + "долго.", context="text") == []


def test_a_full_stop_taken_over_is_style_with_a_fix() -> None:
    """The stop goes, the closing quote stays."""
    [flaw] = find("Minister: “We are ready.”", "Министр: «Мы готовы.»")
    assert flaw.severity is Severity.STYLE
    assert flaw.fix == "Министр: «Мы готовы»"


def test_a_line_break_is_mended() -> None:
    """Spaces around the break are one space."""
    [flaw] = find("Senate passes budget", "Сенат принял \n бюджет")
    assert flaw.severity is None
    assert flaw.fix == "Сенат принял бюджет"


def test_a_long_headline_of_a_long_source_is_style() -> None:
    """The source is to blame."""
    [flaw] = find(LONG_SOURCE, LONG_TARGET)
    assert flaw.severity is Severity.STYLE
    assert str(len(LONG_TARGET)) in flaw.message


def test_a_long_headline_of_a_short_source_is_a_warning() -> None:
    """The translator told more than the headline says."""
    [flaw] = find("Five states agree on water", LONG_TARGET)
    assert flaw.severity is None


def test_as_long_as_may_be_is_silent() -> None:
    """The bound itself is allowed."""
    assert find("Short", "я" * headline.MAX_CHARS) == []
    assert len(find("Short", "я" * (headline.MAX_CHARS + 1))) == 1
