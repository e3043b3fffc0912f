from __future__ import annotations

from dataclasses import replace

import pytest

from loc.check.protocol import Setting
from loc.check.runner import run_checks
from loc.check.silence import name_finding, read_ignored
from loc.glossary import Glossary
from loc.model import Finding, Unit, UnitKey

UNIT = Unit(UnitKey("He has 5 sons and 3 cars.", "text"), "Оның 6 ұлы, 4 көлігі бар.")


def find(unit: Unit) -> tuple[Finding, ...]:
    return run_checks([unit], Setting("kk", Glossary((), "kk")), ["numbers"], "x.po")


def messages(unit: Unit) -> list[tuple[str, str]]:
    return [(finding.check, finding.message) for finding in find(unit)]


def sign(finding: Finding, reason: str = "as the agency has it") -> str:
    """The comment as the desk writes it."""
    return f'loc: ignore {finding.check} "{reason}" 2026-11-23T09:00:00Z {name_finding(finding)} Dana Omarova'


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


def test_a_signed_comment_silences_the_finding_it_names() -> None:
    """The second of two as well as the first, and beside one that names none."""
    first, second = find(UNIT)
    assert messages(replace(UNIT, notes=(sign(first),))) == messages(UNIT)[1:]
    assert messages(replace(UNIT, notes=(sign(second),))) == messages(UNIT)[:1]
    assert messages(replace(UNIT, notes=('loc: ignore numbers "by hand"', sign(first)))) == []


def test_another_finding_of_the_same_check_is_told() -> None:
    """Who let one wrong figure pass did not let pass the next one; the comment is told to be idle."""
    first, _ = find(UNIT)
    changed = replace(UNIT, target=UNIT.target.replace("6", "7"), notes=(sign(first),))
    *found, idle = messages(changed)
    assert found == messages(replace(changed, notes=()))
    assert idle == ("ignore", "the finding of numbers that was ignored stands here no more")


def test_who_and_when_are_read() -> None:
    """Of a comment by hand neither is known; one of a day that never was counts for nothing."""
    first, _ = find(UNIT)
    by_hand, signed = read_ignored(replace(UNIT, notes=('loc: ignore numbers "by hand"', sign(first, 'he said "six"'))))
    assert (by_hand.reason, by_hand.made_at, by_hand.author) == ("by hand", None, "")
    assert (signed.reason, signed.author) == ('he said "six"', "Dana Omarova")
    assert signed.made_at
    assert signed.made_at.isoformat() == "2026-11-23T09:00:00+00:00"
    assert read_ignored(replace(UNIT, notes=(sign(first).replace("2026-11", "2026-13"),))) == ()


def test_a_signed_comment_dies_with_its_source() -> None:
    """As one by hand does."""
    first, second = find(UNIT)
    unit = replace(UNIT, notes=(sign(first), sign(second)), previous_source="He has 5 sons.")
    assert messages(unit) == messages(UNIT)
    assert read_ignored(unit) == ()
