"""`loc review --ignore ID:CHECK --reason TEXT`, and `--heed ID:CHECK`."""

from __future__ import annotations

import json

import pytest
from desk import Desk

SENTENCE = "The plant makes 25 turbines a year."
WRONG = "Зауыт жылына 52 турбина шығарады."
REASON = "зауыт «52» деп растады"


@pytest.fixture
def wrong(desk: Desk) -> Desk:
    """All of the story is reviewed in Kazakh, one sentence with a wrong figure."""
    desk.run("catalog")
    desk.translate()
    desk.run("review", "plant", "-l", "kk", "--unit", unit_id(desk), "--edit", WRONG)
    assert desk.run("check", "-l", "kk")[0] == 1
    return desk


def unit_id(desk: Desk) -> str:
    return desk.ids()[SENTENCE]


def review(desk: Desk, *options: str) -> tuple[int, str, str]:
    return desk.run("review", "plant", "-l", "kk", *options)


def ignore(desk: Desk, *options: str) -> tuple[int, str, str]:
    return review(desk, "--ignore", f"{unit_id(desk)}:numbers", "--reason", REASON, *options)


def test_the_check_is_silent_and_the_list_says_why(wrong: Desk) -> None:
    """State and target stay; the list names check, reason, person and time, in JSON too."""
    code, out, _ = ignore(wrong, "--by", "Daniyar Akhmetov")
    assert (code, out) == (0, f"{unit_id(wrong)}  reviewed  {WRONG}\n")
    assert wrong.run("check", "-l", "kk")[0] == 0
    _, out, _ = review(wrong, "--unit", unit_id(wrong))
    assert f"    ignored numbers: {REASON} (Daniyar Akhmetov, 20" in out
    (row,) = map(json.loads, review(wrong, "--unit", unit_id(wrong), "--json")[1].splitlines())
    assert row["findings"] == []
    assert [(each["check"], each["reason"], each["by"]) for each in row["ignored"]] == [
        ("numbers", REASON, "Daniyar Akhmetov")
    ]
    assert row["ignored"][0]["at"].endswith("+00:00")


def test_it_is_heeded_again(wrong: Desk) -> None:
    """The finding is back, and a second time there is nothing to take back."""
    ignore(wrong)
    heed = ("--heed", f"{unit_id(wrong)}:numbers")
    assert review(wrong, *heed)[0] == 0
    assert wrong.run("check", "-l", "kk")[0] == 1
    code, _, err = review(wrong, *heed)
    assert (code, "no finding of numbers is ignored" in err) == (3, True)


def test_a_finding_beside_the_other_language_can_be_ignored(wrong: Desk) -> None:
    """What `loc check` finds with all files of the project, the list of units does not look for."""
    review(wrong, "--unit", unit_id(wrong), "--edit", WRONG.replace("52", "25"))
    russian = ("review", "plant", "-l", "ru")
    wrong.run(*russian, "--unit", unit_id(wrong), "--edit", "Завод выпускает 52 турбины в год.")
    said = wrong.run("check", "plant", "-l", "ru")[1]
    assert "languages:" in said
    assert wrong.run(*russian, "--ignore", f"{unit_id(wrong)}:languages", "--reason", "так у завода")[0] == 0
    assert "languages:" not in wrong.run("check", "plant", "-l", "ru")[1]


@pytest.mark.parametrize(
    ("finding", "reason", "problem"),
    [
        ("{id}:figures", REASON, "unknown check 'figures'"),
        ("{id}:names", REASON, "no such finding of names"),
        ("ffffffff:numbers", REASON, "no unit with the ID 'ffffffff'"),
        ("{id}:numbers", "  ", "no reason to ignore the finding"),
    ],
)
def test_what_cannot_be_ignored(wrong: Desk, finding: str, reason: str, problem: str) -> None:
    """Exit 3, what is wrong, and nothing written."""
    before = wrong.run("check", "-l", "kk")[1]
    code, _, err = review(wrong, "--ignore", finding.format(id=unit_id(wrong)), "--reason", reason)
    assert (code, problem in err) == (3, True)
    assert wrong.run("check", "-l", "kk")[1] == before


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--ignore", "02ab7890:numbers"), "--ignore ID:CHECK and --reason TEXT go together"),
        (("--accept", "--all", "--reason", "x"), "--ignore ID:CHECK and --reason TEXT go together"),
        (("--ignore", "02ab7890", "--reason", "x"), "expected ID:CHECK, as 02ab7890:numbers; got '02ab7890'"),
        (("--ignore", "", "--reason", "x"), "expected ID:CHECK, as 02ab7890:numbers; got ''"),
        (("--heed", "numbers:"), "expected ID:CHECK"),
        (("--ignore", "02ab7890:numbers", "--reason", "x", "--accept"), "--accept and --ignore exclude each other"),
        (("--heed", "02ab7890:numbers", "--all"), "--heed names its unit itself"),
        (("--heed", "02ab7890:numbers", "--import", "x.xlf"), "--import decides on the units of its file"),
    ],
)
def test_wrong_usage(wrong: Desk, options: tuple[str, ...], problem: str) -> None:
    """Exit 2, and which options do not go together."""
    code, _, err = review(wrong, *options)
    assert (code, problem in " ".join(err.split())) == (2, True)
