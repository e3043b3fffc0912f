"""Findings that an earlier run knew."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from loc.check.baseline import read_baseline
from loc.check.reports.registry import REPORTS
from loc.errors import ConfigError
from loc.model import Finding, Severity

FINDING = Finding("numbers", Severity.ERROR, "ru", "a.po", 7, "text", "It is 5.", "expected 5, got 6", (2, 3), None)


def _write(folder: Path, *findings: Finding) -> Path:
    path = folder / "findings.json"
    path.write_text("".join(REPORTS.load("json").write(findings)), encoding="utf-8")
    return path


def test_as_many_are_known_as_the_report_has(tmp_path: Path) -> None:
    """Of three that are alike the third is new where the report has two."""
    baseline = read_baseline(_write(tmp_path, FINDING, FINDING))
    assert [baseline.take(FINDING) for _ in range(3)] == [True, True, False]


def test_lines_may_move(tmp_path: Path) -> None:
    """A finding is the same wherever the unit stands, and whatever became of severity, passage and fix."""
    moved = replace(FINDING, line=70, column=3, span=None, fix="Это 5.", severity=Severity.WARNING, target="Это 6!")
    assert read_baseline(_write(tmp_path, FINDING)).take(moved)


@pytest.mark.parametrize("field", ["check", "lang", "file", "context", "source", "message"])
def test_another_finding_is_new(field: str, tmp_path: Path) -> None:
    """One that differs in what it says, or where, is not known."""
    changed: Finding = replace(FINDING, **{field: "other"})  # type: ignore[arg-type]
    assert not read_baseline(_write(tmp_path, FINDING)).take(changed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"findings": null}',
        '{"findings": [1]}',
        '{"findings": [{"check": "numbers"}]}',
        json.dumps({"findings": [dict.fromkeys(("check", "lang", "file", "context", "source", "message"), 1)]}),
        "[" * 100_000,
    ],
)
def test_a_broken_baseline_is_refused(text: str, tmp_path: Path) -> None:
    """Nothing is taken for known: the file, what is wrong with it and how to make it anew are told."""
    path = tmp_path / "findings.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"findings\.json") as caught:
        read_baseline(path)
    assert "--format json" in caught.value.hint


def test_a_missing_or_binary_baseline_is_refused(tmp_path: Path) -> None:
    """No file, a folder and bytes that are no UTF-8 are errors of the same kind."""
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe{}")
    for path in (tmp_path / "none.json", tmp_path, tmp_path / "bytes.json"):
        with pytest.raises(ConfigError):
            read_baseline(path)
