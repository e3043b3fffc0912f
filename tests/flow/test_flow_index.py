"""What is remembered of files and stories, and that it is never believed against the files themselves."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import make_project
from hypothesis import given, settings
from hypothesis import strategies as st

from loc.errors import LocError
from loc.flow import index as index_module
from loc.flow.catalog import update_catalogs
from loc.flow.project import open_project
from loc.flow.standing import find_standing
from loc.flow.status import Statuses, StoryStatus

STORY = """ date 2026-11-23 Plant opens

ASTANA. KAZINFORM – The plant makes 25 turbines a year. It stands in Atyrau.
"""
LONG_AGO = time.time_ns() - 3_600_000_000_000
SLUG = "plant"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = make_project(tmp_path / "project", {f"{SLUG}.txt": STORY})
    update(folder)
    settle(folder)
    update(folder)
    return folder


def update(folder: Path) -> list[bool]:
    """Whether each language's catalog was opened."""
    project = open_project(folder)
    with project.index:
        return [done.saved is not None for done in update_catalogs(project, SLUG, ["kk", "ru"])]


def settle(folder: Path) -> None:
    """As if all had been written an hour ago."""
    for path in (*folder.glob("sources/*.txt"), *folder.glob("locales/*/*.po")):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))


def statuses(folder: Path) -> tuple[StoryStatus, ...]:
    project = open_project(folder)
    with project.index:
        return Statuses(project, ["kk", "ru"], {}, datetime.now(UTC)).of(SLUG)


def test_nothing_new_is_not_opened(folder: Path) -> None:
    """Source and catalogs as they were: neither is parsed."""
    assert update(folder) == [False, False]


def test_same_size_and_time_is_not_read(folder: Path) -> None:
    """Other bytes of one size under an old time are not even looked at: that is the price of speed, as in git."""
    path = folder / f"sources/{SLUG}.txt"
    path.write_bytes(path.read_bytes().replace(b"25", b"26"))
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert update(folder) == [False, False]


def test_a_change_within_a_tick_of_the_clock_is_seen(folder: Path) -> None:
    """A file that was young when it was read is read again, whatever its time says."""
    path = folder / f"sources/{SLUG}.txt"
    now = time.time_ns()
    os.utime(path, ns=(now, now))
    update(folder)
    path.write_bytes(path.read_bytes().replace(b"25", b"26"))
    os.utime(path, ns=(now, now))
    assert update(folder) == [True, True]


def test_a_touched_file_is_the_same(folder: Path) -> None:
    """Another time with the same bytes, as after a checkout, opens nothing."""
    for path in (*folder.glob("sources/*.txt"), *folder.glob("locales/*/*.po")):
        path.touch()
    assert update(folder) == [False, False]


def test_one_catalog_that_changed_is_opened(folder: Path) -> None:
    """The other language is left alone."""
    path = folder / f"locales/ru/{SLUG}.po"
    path.write_text(path.read_text(encoding="utf-8") + "\n# end\n", encoding="utf-8")
    assert update(folder) == [False, True]


@pytest.mark.parametrize("content", [None, b"", b"no database", b"SQLite format 3\0" + b"\1" * 5000])
def test_a_lost_or_broken_index_is_made_anew(folder: Path, content: bytes | None) -> None:
    """The files are read once more, and then no more."""
    path = folder / ".loc/index.sqlite"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert update(folder) == [True, True]
    update(folder)
    assert update(folder) == [False, False]


def test_an_index_that_another_process_holds_is_done_without(folder: Path) -> None:
    """Nothing fails, and nothing waits for long."""
    holder = sqlite3.connect(folder / ".loc/index.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert update(folder) == [True, True]
    holder.close()
    assert update(folder) == [False, False]


def test_rows_of_other_code_do_not_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version may split sentences elsewhere: all is looked at again."""
    monkeypatch.setattr(index_module, "_code_version", lambda: 7)
    assert update(folder) == [True, True]
    assert update(folder) == [False, False]


def test_findings_are_remembered_under_their_conditions(folder: Path) -> None:
    """Another glossary asks for another look at the same catalog."""
    statuses(folder)
    project = open_project(folder)
    standing = find_standing(project, SLUG, "kk")
    assert standing is not None
    with project.index:
        project.index.standings.put(standing._replace(errors=9))
    assert [row.errors for row in statuses(folder)] == [9, 0]
    (folder / "locales/kk/glossary.po").write_text('msgid ""\nmsgstr "Language: kk\\n"\n', encoding="utf-8")
    assert [row.errors for row in statuses(folder)] == [0, 0]


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    if path.is_file():
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


OPERATIONS = {
    "correct": lambda folder: _edit(folder, f"sources/{SLUG}.txt", "25", "26"),
    "take back": lambda folder: _edit(folder, f"sources/{SLUG}.txt", "26", "25"),
    "cut": lambda folder: _edit(folder, f"sources/{SLUG}.txt", " It stands in Atyrau.", ""),
    "translate": lambda folder: _edit(folder, f"locales/kk/{SLUG}.po", 'msgstr ""\n\n', 'msgstr "Зауыт"\n\n'),
    "lose a catalog": lambda folder: (folder / f"locales/ru/{SLUG}.po").unlink(missing_ok=True),
    "touch": lambda folder: (folder / f"sources/{SLUG}.txt").touch(),
    "settle": settle,
    "catalog": update,
    "status": statuses,
}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(OPERATIONS)), max_size=8))
def test_the_index_never_says_anything_else_than_the_files(operations: list[str]) -> None:
    """After any edits and runs a status with the index is that of a project that never had one."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_project(Path(name) / "project", {f"{SLUG}.txt": STORY})
        for operation in operations:
            OPERATIONS[operation](folder)
        with_index = statuses(folder)
        (folder / ".loc/index.sqlite").unlink(missing_ok=True)
        assert with_index == statuses(folder)


def test_a_file_that_vanishes_meanwhile_is_an_expected_failure(folder: Path) -> None:
    """Between the listing and the reading: the story is named, and the others go on."""
    project = open_project(folder)
    file = project.sources.files()[SLUG]
    file.path.unlink()
    with pytest.raises(LocError, match=r"plant\.txt: cannot be read: No such file"):
        project.index.look(file._replace(changed_ns=file.changed_ns + 1))
