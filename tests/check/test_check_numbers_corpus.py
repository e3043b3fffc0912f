from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loc.check.protocol import Setting
from loc.check.runner import run_checks
from loc.evaluate.alarms import count_alarms
from loc.evaluate.corpus import Corpus, read_corpus
from loc.evaluate.injection import inject_faults
from loc.glossary import Glossary
from loc.model import Finding, Severity, State, Unit, UnitKey

NEWS = Path(__file__).parents[3] / "shared" / "data" / "ntrex-dev.tsv"

pytestmark = pytest.mark.skipif(not NEWS.exists(), reason="needs the professional translations of NTREX-128")


def read(lang: str) -> Corpus:
    return read_corpus(NEWS, lang, (1, {"kk": 2, "ru": 3}[lang]), skip_lines=1)


def find_with(lang: str) -> Callable[[str, str], tuple[Finding, ...]]:
    setting = Setting(lang, Glossary((), lang))
    return lambda source, target: run_checks(
        [Unit(UnitKey(source, "text"), target, State.REVIEWED)], setting, ["numbers"], "x.po"
    )


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_professional_translations_are_left_alone(lang: str) -> None:
    """At most 0.5 % have an error, real faults among them, and at most 0.8 % any finding."""
    alarms = count_alarms(read(lang), ["numbers"], find_with(lang))
    assert dict(alarms.by_severity)[Severity.ERROR] <= 0.005 * alarms.pairs
    assert alarms.flagged <= 0.008 * alarms.pairs


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_faults_in_figures_are_found(lang: str) -> None:
    """Of figures with one digit changed 99.5 %, of those dropped 98 %, by this check alone."""
    recalls = {recall.fault: recall for recall in inject_faults(read(lang), ["numbers"], find_with(lang)).recalls}
    assert recalls["digit changed"].share >= 0.995
    assert recalls["number dropped"].share >= 0.98
