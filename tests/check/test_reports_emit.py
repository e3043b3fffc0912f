from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from check.report_findings import EMPTY, FIGURE

from loc.cli.console import Console
from loc.cli.report import emit


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder to run in, outside any workflow."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_summary_is_added(monkeypatch: pytest.MonkeyPatch, bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What other programs wrote there stays, and the annotations go to stdout."""
    path = bare / "summary.md"
    path.write_text("# Build\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    emit(Console(), "github", iter([FIGURE]))
    assert path.read_text(encoding="utf-8").startswith("# Build\n## loc check: 1 error, 0 warnings\n")
    assert capsys.readouterr().out.startswith("::error file=locales/ru/a.po,line=13")


def test_other_formats_leave_the_summary(monkeypatch: pytest.MonkeyPatch, bare: Path) -> None:
    """Only `github` writes there."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(bare / "summary.md"))
    emit(Console(), "json", [FIGURE])
    assert not (bare / "summary.md").exists()


def test_a_full_summary_gets_no_more(monkeypatch: pytest.MonkeyPatch, bare: Path) -> None:
    """GitHub shows no summary past a megabyte: what stands there already counts."""
    path = bare / "summary.md"
    path.write_text("x" * (1024 * 1024 - 20), encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    emit(Console(), "github", [FIGURE])
    assert path.stat().st_size == 1024 * 1024 - 20


def test_a_summary_that_cannot_be_written_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The annotations are there, the reason is said."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(bare))
    emit(Console(), "github", [FIGURE])
    said = capsys.readouterr()
    assert said.out.startswith("::error")
    assert "the job summary cannot be written: Is a directory" in said.err


def test_files_are_named_from_the_checkout(
    monkeypatch: pytest.MonkeyPatch, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a workflow that checks a folder of the checkout, annotations find the file; one outside keeps its name."""
    project = bare / "desk"
    (project / "locales" / "ru").mkdir(parents=True)
    (project / "locales" / "ru" / "a.po").touch()
    (project / "loc.toml").touch()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(bare))
    for folder in (project, project / "locales"):
        monkeypatch.chdir(folder)
        emit(Console(), "github", [FIGURE])
        assert capsys.readouterr().out.startswith("::error file=desk/locales/ru/a.po,")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project / "locales" / "ru"))
    emit(Console(), "sarif", [EMPTY])
    assert '"uri": "locales/kk/a.po"' in capsys.readouterr().out


def test_clean_files_reach_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    """The list of files is read after the findings, while which it grows."""
    files: list[str] = []

    def check() -> list[object]:
        files.append("locales/kk/b.po")
        return []

    emit(Console(), "junit", (finding for finding in [FIGURE] if not check()), files)
    assert '<testsuite name="locales/kk/b.po" tests="1" failures="0"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("is_terminal", "no_color", "is_coloured"),
    [(True, None, True), (True, "", True), (True, "1", False), (False, None, False)],
)
def test_text_is_coloured_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    is_terminal: bool,
    no_color: str | None,
    is_coloured: bool,
) -> None:
    """Only where stdout is a terminal, whatever stderr is, and NO_COLOR is unset or empty (no-color.org)."""
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    emit(Console(), "text", [FIGURE])
    out = capsys.readouterr().out
    assert ("\x1b[31merror\x1b[0m" in out) is is_coloured
    assert ("\x1b" in out) is is_coloured


def test_nothing_found_is_said_by_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Text of no findings is empty, JSON of none is an empty list."""
    emit(Console(), "text", [])
    assert capsys.readouterr().out == ""
    emit(Console(), "json", [])
    assert json.loads(capsys.readouterr().out) == {"findings": []}
