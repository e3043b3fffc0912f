from __future__ import annotations

from pathlib import Path

import pytest

from loc.segment import split

CASES = Path(__file__).parents[1] / "cases" / "segment"
BOUNDARY = "| |"


def read_cases(name: str) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def mark_boundaries(text: str, lang: str) -> str:
    return BOUNDARY.join(text[start:stop] for start, stop in split(text, lang))


@pytest.mark.parametrize("case", read_cases("golden_en.txt"))
def test_golden_rule(case: str) -> None:
    """Each published English Golden Rule holds."""
    assert mark_boundaries(case.replace(BOUNDARY, " "), "en") == case


@pytest.mark.parametrize(
    ("lang", "case"), [(lang, case) for lang in ("en", "kk", "ru") for case in read_cases(f"{lang}.txt")]
)
def test_wire_line(lang: str, case: str) -> None:
    """A line of wire copy is cut where an editor cut it."""
    assert mark_boundaries(case.replace(BOUNDARY, " "), lang) == case


@pytest.mark.parametrize(("lang", "least"), [("en", 150), ("kk", 60), ("ru", 60)])
def test_enough_cases(lang: str, least: int) -> None:
    """The case files keep their promised breadth, and no line stands in them twice."""
    cases = read_cases(f"{lang}.txt")
    assert len(cases) >= least
    assert len(cases) == len(set(cases))


@pytest.mark.parametrize(
    ("lang", "case"), [(lang, case) for lang in ("en", "kk", "ru") for case in read_cases(f"{lang}.txt")]
)
def test_line_breaks_are_white_space(lang: str, case: str) -> None:
    """A paragraph broken into lines anywhere is cut at the same words as on one line."""
    text = case.replace(BOUNDARY, " ")
    assert split(text.replace(" ", "\n"), lang) == split(text, lang)
