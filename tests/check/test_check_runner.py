from __future__ import annotations

from datetime import date

import pytest

from loc.check.protocol import Setting
from loc.check.registry import CHECKS
from loc.check.runner import run_checks
from loc.errors import ConfigError
from loc.glossary import Glossary
from loc.model import Severity, State, Term, Unit, UnitKey

SETTING = Setting("kk", Glossary((), "kk"))


def test_findings_carry_the_place_of_their_unit() -> None:
    """File, line, context, language and source come from the unit and the run."""
    unit = Unit(UnitKey("He has 5 sons.", "headline"), "Оның 6 ұлы бар.", line=12)
    (finding,) = run_checks([unit], SETTING, ["numbers"], "locales/kk/x.po")
    place = (finding.check, finding.lang, finding.file, finding.line, finding.context, finding.source)
    assert place == ("numbers", "kk", "locales/kk/x.po", 12, "headline", "He has 5 sons.")


def test_obsolete_units_are_passed_over() -> None:
    """A sentence that left the story has no findings."""
    assert run_checks([Unit(UnitKey("Read."), "", obsolete=True)], SETTING, CHECKS.names(), "x.po") == ()


def test_units_without_a_target_reach_only_the_check_for_it() -> None:
    """One missing translation is one finding, not one of each check."""
    findings = run_checks([Unit(UnitKey("He has 5 sons."), " ")], SETTING, CHECKS.names(), "x.po")
    assert [finding.check for finding in findings] == ["empty"]


def test_order_is_that_of_units_then_checks() -> None:
    """Findings come as the article reads."""
    units = [Unit(UnitKey("One 1."), "Бір 2"), Unit(UnitKey("Two."), "")]
    findings = run_checks(units, SETTING, ["end-punctuation", "numbers", "empty"], "x.po")
    assert [finding.check for finding in findings] == ["end-punctuation", "numbers", "empty"]


def test_order_holds_for_more_units_than_a_check_looks_at_in_a_row() -> None:
    """A large file is told unit by unit too, with nothing lost where one lot of units ends."""
    units = [Unit(UnitKey(f"He has {number} sons."), "Оның ұлы бар", line=number) for number in range(20, 1220)]
    findings = run_checks(units, SETTING, ["end-punctuation", "numbers"], "x.po")
    expected = [(unit.line, check) for unit in units for check in ("end-punctuation", "numbers")]
    assert [(finding.line, finding.check) for finding in findings] == expected


def test_house_style_is_told_on_demand() -> None:
    """Style findings are off unless asked for."""
    unit = Unit(UnitKey('He said "yes".'), "Ол “иә” деді.")
    assert run_checks([unit], SETTING, ["quotes"], "x.po") == ()
    assert [f.severity for f in run_checks([unit], SETTING, ["quotes"], "x.po", style=True)] == [Severity.STYLE]


@pytest.mark.parametrize(
    ("check", "target"),
    [("quotes", "Ол “иә” деді (Ресейде."), ("quotes", 'Ол "иә" деді (Ресейде.'), ("terms", "Ол «иә» деді.")],
)
@pytest.mark.parametrize("state", State)
def test_what_is_sure_is_all_but_house_style(check: str, target: str, state: State) -> None:
    """The quicker way without house style finds what the other one does."""
    terms = [Term("Russia", "Ресей", since=date(2020, 1, 1)), Term("said", "айтты"), Term("yes", "иә", "forbidden")]
    setting = Setting("kk", Glossary(terms, "kk", [Term("France", "Франция"), Term("said", "деді")]), date(2021, 1, 1))
    unit = Unit(UnitKey('He said "yes" (in Russia, not in France).'), target, state)
    everything = run_checks([unit], setting, [check], "x.po", style=True)
    sure = tuple(finding for finding in everything if finding.severity is not Severity.STYLE)
    assert run_checks([unit], setting, [check], "x.po") == sure
    assert sure


def test_unknown_check_is_refused_with_the_nearest_name() -> None:
    """A misspelt check names what was meant."""
    with pytest.raises(ConfigError, match="'number'") as caught:
        run_checks([], SETTING, ["number"], "x.po")
    assert "numbers" in caught.value.hint
