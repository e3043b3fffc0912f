"""Who holds a claim, and whether that process still lives."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4


class Owner(NamedTuple):
    """A process by host, number and start, since numbers come again; `token` tells apart its parts."""

    host: str
    pid: int
    started: str
    token: str

    @classmethod
    def of_this_process(cls) -> Owner:
        return cls(socket.gethostname(), os.getpid(), _start_of(os.getpid()), uuid4().hex)

    @property
    def is_dead(self) -> bool:
        """False where it cannot be known: on another host, and where the system tells nothing."""
        if self.host != socket.gethostname() or sys.platform == "win32":
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False  # somebody else's
        return _start_of(self.pid) != self.started


def _start_of(pid: int) -> str:
    """Clock ticks since boot (proc(5), stat, field 22), "" on systems without /proc."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]
