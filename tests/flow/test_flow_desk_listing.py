"""The sources as the desk sees them: those that a first look would find, whatever was done to them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import make_project

from loc.errors import WireError
from loc.flow.desk.listing import Listing, look_again
from loc.flow.files import find_file
from loc.flow.sources import Sources

LONG_AGO_NS = 1_700_000_000_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of sources; all in it was last written long ago."""
    folder = make_project(tmp_path / "project", {"wheat.txt": "Wheat\n", "rate.txt": "Rate\n"}) / "sources"
    (folder / "wire/old").mkdir(parents=True)
    (folder / "wire/flood.txt").write_text("Flood\n")
    (folder / "wire/old/bridge.txt").write_text("Bridge\n")
    for path in (folder, *folder.rglob("*")):
        os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))
    return folder


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda folder: (folder / "rate.txt").write_text("Rate raised\n"),
    "written below": lambda folder: (folder / "wire/old/bridge.txt").write_text("Bridge closed\n"),
    "new": lambda folder: (folder / "a.txt").write_text("A\n"),
    "new below": lambda folder: (folder / "wire/old/b.txt").write_text("B\n"),
    "in a new folder": lambda folder: shutil.copytree(folder / "wire", folder / "sport"),
    "gone": lambda folder: (folder / "wheat.txt").unlink(),
    "gone below": lambda folder: shutil.rmtree(folder / "wire"),
    "moved": lambda folder: (folder / "wire/flood.txt").rename(folder / "wire/water.txt"),
    "another type": lambda folder: (folder / "rate.txt").rename(folder / "rate.xml"),
    "in the place of another": lambda folder: (folder / "wheat.txt").replace(folder / "rate.txt"),
    "hidden": lambda folder: (folder / "wheat.txt").rename(folder / ".wheat.txt"),
    "all gone": shutil.rmtree,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen_at_the_next_look(folder: Path, change: Callable[[Path], object]) -> None:
    """In order, as by somebody who has never looked before; also where the folder itself did not change."""
    listing = Listing(folder.parent)
    first = listing.look()
    assert list(first.items()) == list(Sources(folder.parent).files().items())
    assert listing.look() is first
    change(folder)
    now = listing.look()
    assert list(now.items()) == list(Sources(folder.parent).files().items())
    assert now != first


def test_a_folder_that_was_just_written_is_listed_again(folder: Path) -> None:
    """Its clock may show the same time for the next file that comes."""
    listing = Listing(folder.parent)
    (folder / "new.txt").write_text("New\n")
    written_ns = folder.stat().st_mtime_ns
    listing.look()
    (folder / "newer.txt").write_text("Newer\n")
    os.utime(folder, ns=(written_ns, written_ns))
    assert "newer" in listing.look()


def test_two_files_of_one_slug_are_refused_until_one_is_gone(folder: Path) -> None:
    """At every look."""
    listing = Listing(folder.parent)
    listing.look()
    (folder / "rate.xml").write_text("<nitf/>")
    for _ in range(2):
        with pytest.raises(WireError, match="the same slug"):
            listing.look()
    (folder / "rate.xml").unlink()
    assert list(listing.look()) == ["rate", "wheat", "wire/flood", "wire/old/bridge"]


def test_a_file_is_looked_at_again(folder: Path) -> None:
    """What is known of it stays the same object until it changes; one that is gone is nothing."""
    path = folder / "rate.txt"
    known = look_again(str(path), None)
    assert known == find_file(str(path))
    assert look_again(str(path), known) is known
    path.write_text("Rate raised by a quarter\n")
    assert look_again(str(path), known) == find_file(str(path)) != known
    path.unlink()
    assert look_again(str(path), known) is None
