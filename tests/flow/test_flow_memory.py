"""The memory of a project is what its catalogs hold as reviewed, and each catalog is read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_project, make_unit

from loc.catalog.store import CatalogStore
from loc.flow.memory import load_memory
from loc.flow.project import open_project
from loc.model import State

TALKS = make_unit("The talks are over.", "Келіссөз аяқталды.", State.REVIEWED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = make_project(tmp_path / "project")
    store = CatalogStore(folder / "locales", folder / ".loc")
    store.save(store.read("kk", "a"), [TALKS, make_unit("Oil is dear.", "Мұнай қымбат.")])
    return folder


def find(folder: Path, source: str) -> list[str]:
    memory, broken = load_memory(open_project(folder), "kk")
    assert not broken
    return [match.target for match in memory.find(source, "text", 1.0)]


def test_reviewed_units_are_remembered(folder: Path) -> None:
    """Drafts never enter."""
    assert find(folder, TALKS.key.source) == [TALKS.target]
    assert find(folder, "Oil is dear.") == []


def test_a_changed_catalog_is_read_again(folder: Path) -> None:
    """Its newer target answers; one that is gone takes its pairs along."""
    find(folder, TALKS.key.source)
    store = CatalogStore(folder / "locales", folder / ".loc")
    store.save(store.read("kk", "a"), [make_unit(TALKS.key.source, "Келіссөздер бітті.", State.APPROVED)])
    assert find(folder, TALKS.key.source) == ["Келіссөздер бітті."]
    (folder / "locales/kk/a.po").unlink()
    assert find(folder, TALKS.key.source) == []


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_a_lost_or_broken_store_is_made_anew(folder: Path, content: bytes | None) -> None:
    """The catalogs are the truth."""
    find(folder, TALKS.key.source)
    path = folder / ".loc/pairs.sqlite"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert find(folder, TALKS.key.source) == [TALKS.target]


def test_a_broken_catalog_is_named_and_the_others_serve(folder: Path) -> None:
    """Each time it is asked for, until it is mended."""
    (folder / "locales/kk/b.po").write_text('msgid "x\n', encoding="utf-8")
    for _ in range(2):
        memory, broken = load_memory(open_project(folder), "kk")
        assert ["locales/kk/b.po:1" in str(error) for error in broken] == [True]
        assert memory.find(TALKS.key.source, "text", 1.0)
