"""A disk that is full, at every size, or read-only."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from crash.crash_desk import RECORD, CrashDesk, CrashServer
from crash.crash_invariants import refuse_damage
from crash.crash_jobs import JOBS
from tools import find_tool, own_network

MOUNT = 'mount -t tmpfs -o size=2m,nr_inodes=400 tmpfs "$0" && exec "$@"'
MAX_FREE = 40
MAX_FREE_FOR_ROW = 8


@pytest.fixture(scope="module")
def disk_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CrashDesk]:
    """Its project lies on a small disk that only the server sees."""
    place = tmp_path_factory.mktemp("disk")
    (place / "bases").mkdir()
    disk = place / "mounted"
    disk.mkdir()
    server = CrashServer(place, [*own_network(), "sh", "-c", MOUNT, str(disk)])
    yield CrashDesk(server, disk / "project", place / "bases", outer=Path(f"/proc/{server.pid}/root"))
    server.close()


def _fill_blocks(disk: Path, free: int) -> None:
    status = os.statvfs(disk)
    with (disk / "filler").open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, (status.f_bavail - free) * status.f_frsize)


def _fill_inodes(disk: Path, free: int) -> None:
    (disk / "filler").mkdir()
    for number in range(os.statvfs(disk).f_favail - free):
        (disk / "filler" / str(number)).touch()


def _clear(disk: Path) -> None:
    filler = disk / "filler"
    if filler.is_dir():
        for path in filler.iterdir():
            path.unlink()
        filler.rmdir()
    else:
        filler.unlink()


@pytest.mark.parametrize("fill", [_fill_blocks, _fill_inodes], ids=["blocks", "inodes"])
@pytest.mark.parametrize("name", JOBS)
def test_a_full_disk_loses_nothing(name: str, fill: Callable[[Path, int], None], disk_desk: CrashDesk) -> None:
    """With each amount of space too small, exit 3 with file and reason; with space again the next run finishes."""
    job, disk = JOBS[name], disk_desk.place.parent
    expected = disk_desk.undisturbed(job)
    for free in range(MAX_FREE):
        disk_desk.prepare(job.base)
        fill(disk, free)
        code, errors = disk_desk.run(job.arguments)
        _clear(disk)
        now = disk_desk.snapshot()
        if code == expected.code:
            assert now == expected.after
            assert free > 0
            return
        assert code == 3, f"{free}: {errors}"
        assert re.search(
            r"^loc: \S+: cannot be written: (No space left on device|database or disk is full|unable to open database)",
            errors,
            re.MULTILINE,
        ), errors
        assert not [path for path in now if path.endswith(".tmp")]
        refuse_damage(now, expected)
        disk_desk.finish(job)
    pytest.fail(f"not even {MAX_FREE} are enough")


def test_the_record_of_exports_gets_whole_rows(disk_desk: CrashDesk) -> None:
    """A row that would begin in one block and end in another, which there is not, leaves nothing of itself."""
    job, disk = JOBS["export-again"], disk_desk.place.parent
    record = disk_desk.place / "locales" / RECORD
    codes = []
    for free in range(MAX_FREE_FOR_ROW):
        disk_desk.prepare(job.base)
        row = record.read_bytes()
        rows = row * (os.statvfs(disk).f_frsize // len(row))
        record.write_bytes(rows)
        _fill_blocks(disk, free)
        code, errors = disk_desk.run(job.arguments)
        _clear(disk)
        codes.append(code)
        assert record.read_bytes().startswith(rows), errors
        assert (code, record.read_bytes().count(b"\n")) in ((0, rows.count(b"\n") + 1), (3, rows.count(b"\n"))), errors
        assert record.read_bytes().endswith(b"\n")
    assert 3 in codes
    assert codes[-1] == 0


@pytest.mark.parametrize("name", JOBS)
def test_a_read_only_disk_stays_as_it_is(name: str, disk_desk: CrashDesk) -> None:
    """Exit 3 with file and reason, no byte changed; once it can be written the next run finishes."""
    job = JOBS[name]
    expected = disk_desk.undisturbed(job)
    disk_desk.prepare(job.base)
    _remount(disk_desk, "ro")
    try:
        code, errors = disk_desk.run(job.arguments)
    finally:
        _remount(disk_desk, "rw")
    assert code == 3, errors
    assert re.search(r"^loc: \S+: cannot be written: Read-only file system", errors, re.MULTILINE), errors
    assert disk_desk.snapshot() == expected.before
    disk_desk.finish(job)


def _remount(desk: CrashDesk, how: str) -> None:
    enter = [find_tool("nsenter", "util-linux"), f"--target={desk.server.pid}", "--mount"]
    subprocess.run([*enter, "mount", "-o", f"remount,{how}", desk.folder.parent], check=True)
