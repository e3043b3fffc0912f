"""PO files on disk: whole or not at all, and nobody's work overwritten."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from builders import ROOT, make_unit
from catalog.editors import Poedit

from loc.catalog.atomic import write_atomically
from loc.catalog.file import PoFile, format_file
from loc.catalog.store import CatalogStore
from loc.errors import CatalogError
from loc.model import State, Unit

SLUG = "2026-11-23-story"


@pytest.fixture
def store(tmp_path: Path) -> CatalogStore:
    return CatalogStore(tmp_path / "locales", tmp_path / ".loc")


def test_what_is_saved_is_read(store: CatalogStore) -> None:
    """Units come back, in order, and a second save of the same writes nothing."""
    units = (make_unit("One.", "Бір."), make_unit("Two.", "Екі.", State.REVIEWED))
    assert store.save(store.read("kk", SLUG), units).is_written
    file = store.read("kk", SLUG)
    assert [(unit.key, unit.target, unit.state) for unit in file.catalog.units] == [
        (unit.key, unit.target, unit.state) for unit in units
    ]
    before = store.path("kk", SLUG).stat().st_mtime_ns
    assert not store.save(file, file.catalog.units).is_written
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


def test_two_changes_of_one_unit_are_both_kept(store: CatalogStore) -> None:
    """Neither text is lost: one is a draft, the other in its comment; the save tells the place, the unit and both."""
    store.save(store.read("kk", SLUG), (make_unit("One.", "Бір."),))
    mine, theirs = store.read("kk", SLUG), store.read("kk", SLUG)
    store.save(theirs, (make_unit("One.", "Біреу.", State.REVIEWED),))
    saved = store.save(mine, (make_unit("One.", "Екеу.", State.APPROVED),))
    (unit,) = store.read("kk", SLUG).catalog.units
    assert (unit.target, unit.state) == ("Екеу.", State.DRAFT)
    assert '"Біреу."' in unit.notes[0]
    (conflict,) = saved.conflicts
    assert str(conflict).startswith(f"locales/kk/{SLUG}.po:{unit.line}: unit {unit.key.id}: ")
    assert (conflict.stands, conflict.other) == ("Екеу.", "Біреу.")


def test_a_file_deleted_in_the_meantime_is_written_anew(store: CatalogStore) -> None:
    """What we hold is all there is: obsolete units come back too."""
    units = (make_unit("One.", "Бір."), replace(make_unit("Two.", "Екі.", State.REVIEWED), obsolete=True))
    store.save(store.read("kk", SLUG), units)
    file = store.read("kk", SLUG)
    store.path("kk", SLUG).unlink()
    store.save(file, (replace(file.catalog.units[0], target="Біреу."), file.catalog.units[1]))
    now = store.read("kk", SLUG).catalog.units
    assert [(unit.target, unit.obsolete) for unit in now] == [("Біреу.", False), ("Екі.", True)]


def test_a_file_made_in_the_meantime_is_merged(store: CatalogStore) -> None:
    """Both found no file; the second writer finds the first one's units and keeps them."""
    mine, theirs = store.read("kk", SLUG), store.read("kk", SLUG)
    store.save(theirs, (make_unit("One.", "Бір.", State.REVIEWED),))
    saved = store.save(mine, (make_unit("One.", "Бір машина."), make_unit("Two.")))
    assert saved.conflicts == ()
    assert [unit.target for unit in store.read("kk", SLUG).catalog.units] == ["Бір.", ""]


def test_a_live_sentence_that_a_program_dropped_is_kept(store: CatalogStore) -> None:
    """`msgattrib --only-fuzzy` over the file takes sentences out that our take has; the next save puts them back."""
    units = (make_unit("One.", "Бір.", State.REVIEWED), make_unit("Two."))
    store.save(store.read("kk", SLUG), units)
    mine, other = store.read("kk", SLUG), store.read("kk", SLUG)
    store.save(other, other.catalog.units[1:])
    store.save(mine, (mine.catalog.units[0], replace(mine.catalog.units[1], target="Екі.", state=State.DRAFT)))
    now = store.read("kk", SLUG).catalog.units
    assert [(unit.target, unit.state) for unit in now] == [("Бір.", State.REVIEWED), ("Екі.", State.DRAFT)]


def test_what_a_program_signed_in_the_meantime_is_sealed(store: CatalogStore) -> None:
    """Poedit accepted one unit while we changed the other: the name is in the mark, the header is loc's again."""
    store.save(store.read("kk", SLUG), (make_unit("One.", "Бір."), make_unit("Two.")))
    mine, path = store.read("kk", SLUG), store.path("kk", SLUG)
    path.write_text(Poedit("Dana Omarova <dana@example.kz>").edit(path.read_text(encoding="utf-8"), {"One.": "Бір."}))
    store.save(mine, (mine.catalog.units[0], replace(mine.catalog.units[1], target="Екі.", state=State.DRAFT)))
    one, two = store.read("kk", SLUG).catalog.units
    assert (one.state, one.provenance[-1].author) == (State.REVIEWED, "Dana Omarova <dana@example.kz>")
    assert two.target == "Екі."


def test_a_program_that_writes_during_the_save_is_heard(store: CatalogStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Poedit knows no lock: what it wrote while the merge was being made is merged too, not overwritten."""
    store.save(store.read("kk", SLUG), (make_unit("One.", "Бір."), make_unit("Two.")))
    mine, path = store.read("kk", SLUG), store.path("kk", SLUG)
    other = Poedit("Dana Omarova")
    writes = [lambda: path.write_text(other.edit(path.read_text(encoding="utf-8"), {"One.": "Біреу."}))]

    def format_slowly(file: PoFile, units: Sequence[Unit], at: datetime, translator: str) -> str:
        text = format_file(file, units, at, translator)
        if writes:
            writes.pop()()
        return text

    monkeypatch.setattr("loc.catalog.store.format_file", format_slowly)
    store.save(mine, (mine.catalog.units[0], replace(mine.catalog.units[1], target="Екі.", state=State.DRAFT)))
    assert [unit.target for unit in store.read("kk", SLUG).catalog.units] == ["Біреу.", "Екі."]


def test_a_program_that_never_stops_writing_is_named(store: CatalogStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a few attempts the save gives up, and the other program's text stands."""
    store.save(store.read("kk", SLUG), (make_unit("One.", "Бір."),))
    mine, path = store.read("kk", SLUG), store.path("kk", SLUG)

    def format_late(file: PoFile, units: Sequence[Unit], at: datetime, translator: str) -> str:
        with path.open("a", encoding="utf-8") as stream:
            stream.write("\n")
        return format_file(file, units, at, translator)

    monkeypatch.setattr("loc.catalog.store.format_file", format_late)
    with pytest.raises(CatalogError, match="by another program during this save"):
        store.save(mine, (replace(mine.catalog.units[0], target="Екеу."),))
    assert store.read("kk", SLUG).catalog.units[0].target == "Бір."


def test_another_charset_becomes_utf_8(store: CatalogStore) -> None:
    """A file in windows-1251 is written in UTF-8, and its header says so."""
    path = store.path("ru", SLUG)
    path.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=windows-1251\\n"\n\n'
    path.write_bytes(f'{header}msgid "One."\nmsgstr "Один."\n'.encode("cp1251"))
    file = store.read("ru", SLUG)
    store.save(file, (*file.catalog.units, make_unit("Two.", "Екі.")))
    assert [unit.target for unit in store.read("ru", SLUG).catalog.units] == ["Один.", "Екі."]
    assert "charset=UTF-8" in path.read_text(encoding="utf-8")


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
    leftover = store.path("kk", SLUG).with_name(f".{SLUG}.po.tmp")
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
