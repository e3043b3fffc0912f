"""One file written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders import ROOT

from loc.catalog.atomic import append_line, write_atomically

# Two such writers, and a reader in between, must never see a mixture.
WRITER = """
import sys
from pathlib import Path
from loc.catalog.atomic import write_atomically
for _ in range(60):
    write_atomically(Path(sys.argv[1]), sys.argv[2].encode() * 400_000)
"""


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_a_file_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    """What was closed to others stays so."""
    path = tmp_path / "file.po"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_atomically(path, b"new")
    assert path.stat().st_mode & 0o777 == mode
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("umask", [0o022, 0o002, 0o077])
def test_a_new_file_has_the_mode_of_its_user(umask: int, tmp_path: Path) -> None:
    """As any editor would make it; what a killed run left beside it does not matter."""
    before = os.umask(umask)
    try:
        (tmp_path / ".file.po.tmp").write_bytes(b"half of a longer text")
        write_atomically(tmp_path / "file.po", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "file.po").stat().st_mode & 0o777 == 0o666 & ~umask
    assert [path.name for path in tmp_path.iterdir()] == ["file.po"]
    assert (tmp_path / "file.po").read_bytes() == b"new"


@pytest.mark.parametrize("is_there", [True, False], ids=["file", "nothing"])
def test_a_link_is_written_through(is_there: bool, tmp_path: Path) -> None:
    """A catalog that lies elsewhere stays there, also where its folder is still to be made."""
    target = tmp_path / "elsewhere/file.po"
    if is_there:
        target.parent.mkdir()
        target.write_bytes(b"old")
    (tmp_path / "project").mkdir()
    link = tmp_path / "project/file.po"
    link.symlink_to(Path("../elsewhere/file.po"))
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [path.name for path in link.parent.iterdir()] == ["file.po"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    """An error of the system, which the commands explain."""
    link = tmp_path / "file.po"
    link.symlink_to(link)
    with pytest.raises(OSError, match="symbolic links"):
        write_atomically(link, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file.po"]


def test_folders_are_made(tmp_path: Path) -> None:
    """As many as are missing."""
    write_atomically(tmp_path / "a/b/c/file.po", b"new")
    assert (tmp_path / "a/b/c/file.po").read_bytes() == b"new"


def test_a_name_as_long_as_may_be(tmp_path: Path) -> None:
    """A temporary name that would be too long is an error before anything is touched."""
    path = tmp_path / f"{'s' * 250}.po"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="name too long"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("old", "new"), [(b"", b"b\n"), (b"a\n", b"a\nb\n"), (b"a\nhal", b"a\nhal\nb\n"), (b"\n", b"\nb\n")]
)
def test_a_line_is_added_below_the_last(old: bytes, new: bytes, tmp_path: Path) -> None:
    """Also below one that was cut, which it leaves as it is."""
    path = tmp_path / "record.tsv"
    path.write_bytes(old)
    append_line(path, b"b")
    assert path.read_bytes() == new


def test_two_writers_come_one_after_the_other(tmp_path: Path) -> None:
    """Without any lock of ours the file is always of one of them, whole, and both come to their end."""
    path = tmp_path / "file.po"
    write_atomically(path, b"a" * 400_000)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), letter], env={"PYTHONPATH": str(ROOT)})
        for letter in "ab"
    ]
    while any(writer.poll() is None for writer in writers):
        content = path.read_bytes()
        assert content in (b"a" * 400_000, b"b" * 400_000)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.po"]
