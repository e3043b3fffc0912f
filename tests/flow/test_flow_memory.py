"""The memory of a project is what its catalogs hold as reviewed, and each catalog is read once."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import AT, make_project, make_unit

from loc.catalog.store import CatalogStore
from loc.errors import CatalogError
from loc.flow.memory import find_around, load_memory
from loc.flow.project import open_project
from loc.memory import Around
from loc.model import Mark, Provenance, State

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


@pytest.mark.parametrize("pattern", ["*.shard", "manifest.json"])
@pytest.mark.parametrize("content", [b"", b"no index", None])
def test_a_lost_or_broken_index_is_made_anew(folder: Path, pattern: str, content: bytes | None) -> None:
    """The catalogs are the truth."""
    find(folder, TALKS.key.source)
    (path,) = (folder / ".loc/memory/kk").glob(pattern)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert find(folder, TALKS.key.source) == [TALKS.target]


def test_text_that_rots_while_the_memory_is_open_is_made_anew(folder: Path) -> None:
    """The answer is that of the catalog."""
    find(folder, TALKS.key.source)
    (path,) = (folder / ".loc/memory/kk").glob("*.shard")
    path.write_bytes(path.read_bytes().replace("аяқталды".encode(), "аяқталма".encode()))
    assert find(folder, TALKS.key.source) == [TALKS.target]


def test_a_pair_knows_its_review_and_its_neighbours(folder: Path) -> None:
    """Who, when and in which state, from the mark that fits; where it stands, from the order of the catalog."""
    store = CatalogStore(folder / "locales", folder / ".loc")
    mark = Provenance.of(Mark.APPROVED, TALKS.key.source, TALKS.target, "Айгүл Серік", AT)
    stale = Provenance.of(Mark.REVIEWED, TALKS.key.source, "Басқа мәтін.", "Ерлан", AT + timedelta(days=1))
    units = [make_unit("Ministers met.", "Министрлер кездесті."), TALKS, make_unit("They left.", "Олар кетті.")]
    units[1] = replace(TALKS, state=State.APPROVED, provenance=(mark, stale))
    store.save(store.read("kk", "a"), units)
    memory, _ = load_memory(open_project(folder), "kk")
    (match,) = memory.find(TALKS.key.source, "text", 1.0, 1, find_around(units)[TALKS.key])
    assert (match.reviewer, match.made_at, match.state) == ("Айгүл Серік", mark.made_at, State.APPROVED)
    assert match.in_context


def test_neighbours_follow_the_catalog() -> None:
    """The first has nothing before it, the last nothing behind it, and obsolete units stand nowhere."""
    first, gone, last = make_unit("A."), replace(make_unit("B."), obsolete=True), make_unit("C.")
    assert find_around([first, gone, last]) == {first.key: Around("", "C."), last.key: Around("A.", "")}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    """It is a failure that the user can mend."""
    (folder / ".loc").chmod(0o500)
    with pytest.raises(CatalogError, match="cannot be written"):
        load_memory(open_project(folder), "kk")


def test_something_else_in_the_place_of_the_memory_is_named(folder: Path) -> None:
    """A file where the folder should be is no reason to crash."""
    (folder / ".loc/memory").write_text("", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"cannot be (?:read|written)"):
        load_memory(open_project(folder), "kk")


def test_a_broken_catalog_is_named_and_the_others_serve(folder: Path) -> None:
    """Each time it is asked for, until it is mended."""
    (folder / "locales/kk/b.po").write_text('msgid "x\n', encoding="utf-8")
    for _ in range(2):
        memory, broken = load_memory(open_project(folder), "kk")
        assert ["locales/kk/b.po:1" in str(error) for error in broken] == [True]
        assert memory.find(TALKS.key.source, "text", 1.0)
