from __future__ import annotations

import json

import pytest

from loc.check.reports.registry import REPORTS
from loc.errors import ConfigError
from loc.model import Finding, Severity

KEYS = [
    *("check", "severity", "lang", "file", "line", "column", "unit", "context", "source", "target", "message"),
    *("span", "fix"),
]
FINDING = Finding(
    "numbers",
    Severity.ERROR,
    "ru",
    "locales/ru/a.po",
    12,
    "text",
    "It rose by 5%.",
    "changed figure: expected 5, got 6",
    (14, 15),
    target="Рост составил 6%.",
)


def test_text_marks_the_passage() -> None:
    """Place, severity and message, then source and target, then a line under the passage."""
    assert REPORTS.load("text").write([FINDING]) == (
        "locales/ru/a.po:12: error numbers: changed figure: expected 5, got 6\n"
        "    source It rose by 5%.\n"
        "    target Рост составил 6%.\n"
        "                         ^\n"
    )


def test_text_groups_by_file() -> None:
    """An empty line parts the files."""
    other = Finding("empty", Severity.ERROR, "kk", "locales/kk/a.po", 3, "text", "Read.", "expected a translation")
    lines = REPORTS.load("text").write([FINDING, FINDING, other]).split("\n")
    assert lines.index("") == 8
    assert lines[9].startswith("locales/kk/a.po:3: error empty:")


def test_text_of_nothing_is_nothing() -> None:
    """No findings, no output."""
    assert REPORTS.load("text").write([]) == ""


def test_text_shows_what_cannot_be_seen() -> None:
    """Characters that would garble a terminal are written out, and the mark stays under the passage."""
    finding = Finding("spacing", Severity.WARNING, "kk", "a.po", 1, "text", "Read.", "tab", (4, 5), target="Оқып\tшық.")
    text = REPORTS.load("text").write([finding])
    target, mark = text.splitlines()[2:]
    assert target == "    target Оқып<U+0009>шық."
    assert mark == " " * 15 + "^" * 8


def test_json_has_the_fields_of_the_contract() -> None:
    """Spans are pairs, what is not there is null, Cyrillic stays readable."""
    text = REPORTS.load("json").write([FINDING])
    (row,) = json.loads(text)["findings"]
    assert list(row) == KEYS
    assert (row["severity"], row["span"], row["fix"]) == ("error", [14, 15], None)


def test_unknown_report_is_refused() -> None:
    """The formats there are stand in the hint."""
    with pytest.raises(ConfigError) as caught:
        REPORTS.load("xml")
    assert "text, json" in str(caught.value)
