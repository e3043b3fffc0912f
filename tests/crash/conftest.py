"""One server for each worker, loaded once."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from crash.crash_desk import CrashDesk, CrashServer
from tools import find_tool, skip_or_fail

# kill -9 leaves the same files on every disk, and the system's own in memory needs no time for an fsync.
FAST_DISK = Path("/dev/shm")  # noqa: S108 - the folder made in it is ours alone


@pytest.fixture(scope="session")
def crash_desk() -> Iterator[CrashDesk]:
    with tempfile.TemporaryDirectory(dir=FAST_DISK if os.access(FAST_DISK, os.W_OK) else None) as folder:
        place = Path(folder)
        (place / "bases").mkdir()
        server = CrashServer(place)
        yield CrashDesk(server, place / "project", place / "bases")
        server.close()


@pytest.fixture(scope="session")
def strace() -> str:
    path = find_tool("strace", "strace")
    if subprocess.run([path, "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        skip_or_fail("strace may not trace here")
    return path
