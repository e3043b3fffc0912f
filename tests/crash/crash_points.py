"""The system calls of a command that change files of its project, as strace tells them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

CALLS = (
    "write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,truncate,fallocate,openat,creat,close,flock,"
    "rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,linkat,symlink,symlinkat,"
    "chmod,fchmod,fchmodat,chown,fchown,utimensat,copy_file_range,sendfile"
)
# SQLite below .loc/ makes more calls than all the rest, on files that are made anew when they are lost.
_INDEX = ".sqlite"
INDEX_STEP = 12
_LINE = re.compile(r"(?P<call>\w+)\((?P<rest>.*)")
_OPENED = re.compile(r"= (\d+)<")
_CLOSED = re.compile(r"(\d+)<")


class Point(NamedTuple):
    """The `nth` time that the process enters this call, from 1."""

    call: str
    nth: int

    def killing(self, strace: str) -> list[str]:
        inject = f"inject={self.call}:signal=KILL:when={self.nth}"
        return [strace, "-o", "/dev/null", "-e", f"trace={self.call}", "-e", inject]


def listing(strace: str, log: Path) -> list[str]:
    return [strace, "-y", "-o", str(log), "-e", f"trace={CALLS}"]


def find_points(log: str, folder: Path) -> list[Point]:
    """Of files that are only read neither the opening nor the closing; of the index some."""
    counts: Counter[str] = Counter()
    written: set[str] = set()
    points: list[Point] = []
    of_index: list[Point] = []
    for found in filter(None, map(_LINE.match, log.splitlines())):
        call, rest = found["call"], found["rest"]
        counts[call] += 1
        if str(folder) in rest and _changes(call, rest, written):
            (of_index if _INDEX in rest else points).append(Point(call, counts[call]))
    return points + of_index[::INDEX_STEP]


def _changes(call: str, rest: str, written: set[str]) -> bool:
    """`written` holds the descriptors open for writing."""
    if call == "openat":
        changes = any(flag in rest for flag in ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"))
        written.update(_OPENED.findall(rest) if changes else ())
        return changes
    if call == "close":
        (descriptor,) = _CLOSED.findall(rest)[:1]
        changes = descriptor in written
        written.discard(descriptor)
        return changes
    return True
