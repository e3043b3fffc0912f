"""PO files on disk: whole or not at all, and nobody's work overwritten."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ROOT, make_unit

from loc.catalog.atomic import write_atomically
from loc.catalog.store import CatalogStore
from loc.errors import CatalogError
from loc.model import State

SLUG = "2026-11-23-story"


@pytest.fixture
def store(tmp_path: Path) -> CatalogStore:
    return CatalogStore(tmp_path / "locales", tmp_path / ".loc")


def test_what_is_saved_is_read(store: CatalogStore) -> None:
    """Units come back, in order, and a second save of the same writes nothing."""
    units = (make_unit("One.", "Бір."), make_unit("Two.", "Екі.", State.REVIEWED))
    assert store.save(store.read("kk", SLUG), units)
    file = store.read("kk", SLUG)
    assert [(unit.key, unit.target, unit.state) for unit in file.catalog.units] == [
        (unit.key, unit.target, unit.state) for unit in units
    ]
    before = store.path("kk", SLUG).stat().st_mtime_ns
    assert not store.save(file, file.catalog.units)
    assert store.path("kk", SLUG).stat().st_mtime_ns == before


def test_gettext_takes_the_file(store: CatalogStore, need_tool: Callable[[str, str], str]) -> None:
    """msgfmt --check has nothing to say of it, and msgcat changes no byte, in both languages."""
    need_tool("msgfmt", "gettext")
    for lang in ("kk", "ru"):
        store.save(store.read(lang, SLUG), (make_unit("One.", "Бір."), make_unit("Two.")))
        path = store.path(lang, SLUG)
        checked = subprocess.run(["msgfmt", "--check", "-o", os.devnull, str(path)], capture_output=True, check=True)
        assert checked.stderr == b""
        assert subprocess.run(["msgcat", str(path)], capture_output=True, check=True).stdout == path.read_bytes()


def test_an_edit_made_in_the_meantime_is_kept(store: CatalogStore) -> None:
    """Another program saved one unit while we changed the other: both changes are in the file."""
    one, two = make_unit("One.", "Бір."), make_unit("Two.", "Екі.")
    store.save(store.read("kk", SLUG), (one, two))
    mine, theirs = store.read("kk", SLUG), store.read("kk", SLUG)
    first, second = theirs.catalog.units
    store.save(theirs, (replace(first, target="Біреу."), second))
    first, second = mine.catalog.units
    store.save(mine, (first, replace(second, target="Екеу.")))
    assert [unit.target for unit in store.read("kk", SLUG).catalog.units] == ["Біреу.", "Екеу."]


def test_two_changes_of_one_unit_are_refused(store: CatalogStore) -> None:
    """The first text stands, and the second writer is told which unit it was."""
    store.save(store.read("kk", SLUG), (make_unit("One.", "Бір."),))
    mine, theirs = store.read("kk", SLUG), store.read("kk", SLUG)
    store.save(theirs, (replace(theirs.catalog.units[0], target="Біреу."),))
    with pytest.raises(CatalogError, match=make_unit("One.").key.id):
        store.save(mine, (replace(mine.catalog.units[0], target="Екеу."),))
    assert store.read("kk", SLUG).catalog.units[0].target == "Біреу."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'msgid "a"\nmsgstr "b\n', r"\.po:2: "),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', r"\.po:4: .*same msgctxt and msgid as in line 1"),
        (b'msgid "a"\nmsgstr "\xff"\n', r"\.po:2: expected utf-8"),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=KLINGON\\n"\n', "unknown charset 'KLINGON'"),
    ],
    ids=["syntax", "duplicate", "bytes", "charset"],
)
def test_a_broken_file_is_never_overwritten(store: CatalogStore, content: bytes, message: str) -> None:
    """Reading says file, line and reason; its bytes stay, also when a save of an older reading comes."""
    file = store.read("kk", SLUG)
    path = store.path("kk", SLUG)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(CatalogError, match=message):
        store.read("kk", SLUG)
    with pytest.raises(CatalogError):
        store.save(file, (make_unit("One."),))
    assert path.read_bytes() == content


WRITER = """
import sys
from pathlib import Path
from loc.catalog.atomic import write_atomically
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"ab":
        write_atomically(path, bytes([letter]) * 3_000_000)
"""


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    """kill -9 in the middle of writing, twenty times: the file is always one of the two, whole."""
    path = tmp_path / "file.po"
    write_atomically(path, b"a" * 3_000_000)
    for attempt in range(20):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, env={"PYTHONPATH": str(ROOT)}
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(0.003 * attempt)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        content = path.read_bytes()
        assert content in (b"a" * 3_000_000, b"b" * 3_000_000)


def test_leftovers_of_a_killed_run_are_removed(store: CatalogStore) -> None:
    """The next save of a catalog takes away what a killed writer left beside it."""
    store.save(store.read("kk", SLUG), (make_unit("One."),))
    leftover = store.path("kk", SLUG).with_name(f".{SLUG}.po.x1y2.tmp")
    leftover.write_bytes(b"half")
    store.save(store.read("kk", SLUG), (make_unit("One.", "Бір."),))
    assert not leftover.exists()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """A folder in place of the file: the write fails and leaves nothing behind."""
    path = tmp_path / "file.po"
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_atomically(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.po"]
