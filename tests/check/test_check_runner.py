from __future__ import annotations

import pytest

from loc.check.protocol import Setting
from loc.check.registry import CHECKS
from loc.check.runner import run_checks
from loc.errors import ConfigError
from loc.glossary import Glossary
from loc.model import Severity, Unit, UnitKey

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


def test_house_style_is_told_on_demand() -> None:
    """Style findings are off unless asked for."""
    unit = Unit(UnitKey('He said "yes".'), "Ол “иә” деді.")
    assert run_checks([unit], SETTING, ["quotes"], "x.po") == ()
    assert [f.severity for f in run_checks([unit], SETTING, ["quotes"], "x.po", style=True)] == [Severity.STYLE]


def test_unknown_check_is_refused_with_the_nearest_name() -> None:
    """A misspelt check names what was meant."""
    with pytest.raises(ConfigError, match="'number'") as caught:
        run_checks([], SETTING, ["number"], "x.po")
    assert "numbers" in caught.value.hint
