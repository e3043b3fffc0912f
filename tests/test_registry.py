"""Tables of engines, checks, readers and writers."""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest
from builders import ROOT

from loc import registry
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.draft.registry import ENGINES
from loc.errors import ConfigError
from loc.export.registry import WRITERS
from loc.ingest.registry import READERS
from loc.registry import Registry

REGISTRIES: tuple[Registry[Any], ...] = (ENGINES, CHECKS, STORY_CHECKS, READERS, WRITERS)


@pytest.fixture(params=REGISTRIES, ids=lambda table: table.kind)
def table(request: pytest.FixtureRequest) -> Registry[Any]:
    found: Registry[Any] = request.param
    return found


def test_every_row_loads_and_has_help(table: Registry[Any]) -> None:
    """A row is a thing that can be imported and one line of help."""
    for name, line in table.listing().items():
        assert table.load(name)
        assert line
        assert "\n" not in line


def test_the_manual_lists_every_row(table: Registry[Any]) -> None:
    """README has a table of the kind with exactly the rows of the registry, in its order."""
    manual = (ROOT / "README.md").read_text(encoding="utf-8")
    section = manual.split(f"\n| {table.kind} | ", 1)[1].split("\n\n", 1)[0]
    assert re.findall(r"^\| `([a-z0-9-]+)`", section, re.MULTILINE) == list(table.rows)


def test_an_unknown_name_gets_the_nearest(table: Registry[Any]) -> None:
    """A slip of the finger is told what it may have meant, and what there is."""
    name = next(iter(table.rows))
    with pytest.raises(ConfigError, match=name) as caught:
        table.load(f"{name}x")
    assert name in caught.value.hint


def test_other_packages_join(table: Registry[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point is listed and loaded; none can take the place of one of ours, a broken one is named."""
    ours = next(iter(table.rows))
    points = EntryPoints(
        [
            EntryPoint("mine", "loc.model:Part", table.group),
            EntryPoint(ours, "loc.model:Part", table.group),
            EntryPoint("lost", "no.such.package:thing", table.group),
        ]
    )
    monkeypatch.setattr(registry, "_entry_points", lambda group: points.select(group=group))
    assert table.names() == (*table.rows, "mine", "lost")
    assert table.load("mine").__name__ == "Part"
    assert getattr(table.load(ours), "__name__", "") != "Part"
    with pytest.raises(ConfigError, match=r"no\.such"):
        table.load("lost")
