"""An engine from outside, known to this process and to those it starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from run.spread_engines import NAME, register

from loc import registry
from loc.draft.registry import load
from loc.run.crew import Crew
from loc.run.spread import SpreadEngine


@dataclass
class Outside:
    """The engine, spread over a crew, and its diary: (process, what it did) in order."""

    folder: Path

    @property
    def diary(self) -> list[tuple[int, str]]:
        lines = (self.folder / "diary").read_text(encoding="utf-8").splitlines()
        return [(int(pid), text) for pid, _, text in (line.partition(" ") for line in lines)]

    def spread(self, crew: Crew, **settings: str) -> SpreadEngine:
        settings = {"model": str(self.folder / "diary"), "key": "hush-hush", **settings}
        engine = SpreadEngine(load(NAME, settings), settings, crew)
        (self.folder / "diary").write_text("", encoding="utf-8")  # what this process made does no work
        return engine


@pytest.fixture(scope="session")
def entry_points(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return register(tmp_path_factory.mktemp("outside"))


@pytest.fixture
def outside(tmp_path: Path, entry_points: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    monkeypatch.syspath_prepend(entry_points)
    registry._entry_points.cache_clear()  # noqa: SLF001 - it is read once a process
    yield Outside(tmp_path)
    registry._entry_points.cache_clear()  # noqa: SLF001
