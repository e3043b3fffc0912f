"""Commands run in this process, in a project of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_project
from desk import CONFIGURATION, SLUG, WIRE, Desk, Snapshot


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    folder = make_project(tmp_path / "project", {f"{SLUG}.txt": WIRE}, CONFIGURATION)
    monkeypatch.chdir(folder)
    return Desk(folder, capsys)


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A folder without a project."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """All files below the test's folder, by path, with their bytes."""
    return lambda: {
        path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    }
