from __future__ import annotations

from dataclasses import replace

import pytest

from loc.check.protocol import Setting
from loc.check.runner import run_checks
from loc.glossary import Glossary
from loc.model import Unit, UnitKey

UNIT = Unit(UnitKey("He has 5 sons and 3 cars.", "text"), "Оның 6 ұлы, 4 көлігі бар.")


def messages(unit: Unit) -> list[tuple[str, str]]:
    findings = run_checks([unit], Setting("kk", Glossary((), "kk")), ["numbers"], "x.po")
    return [(finding.check, finding.message) for finding in findings]


def test_one_comment_silences_one_finding() -> None:
    """Of two wrong figures the first is ignored, the other stands; two comments silence both."""
    assert len(messages(UNIT)) == 2
    one = 'loc: ignore numbers "the agency corrected it by telephone"'
    assert messages(replace(UNIT, notes=("see desk", one))) == messages(UNIT)[1:]
    assert messages(replace(UNIT, notes=(one, one))) == []


def test_a_comment_counts_only_for_its_check() -> None:
    """A comment for another check silences nothing, and is told to be idle."""
    first, second, idle = messages(replace(UNIT, notes=('loc: ignore quotes "house style"',)))
    assert [first, second] == messages(UNIT)
    assert idle == ("ignore", "expected a finding of quotes to ignore, got none")


@pytest.mark.parametrize(
    "note", ["loc: ignore numbers", 'loc: ignore numbers ""', 'loc: ignore numbers " "', "loc: ignore numbers because"]
)
def test_a_comment_without_a_reason_silences_nothing(note: str) -> None:
    """Who silences says why; else both findings stand and the comment is reported."""
    found = messages(replace(UNIT, notes=(note,)))
    assert found[:2] == messages(UNIT)
    assert found[2][0] == "ignore"
    assert note in found[2][1]


def test_a_changed_source_brings_the_finding_back() -> None:
    """The comment spoke of the sentence as it was."""
    unit = replace(UNIT, notes=('loc: ignore numbers "so it is"',) * 2, previous_source="He has 5 sons.")
    assert messages(unit) == messages(UNIT)
