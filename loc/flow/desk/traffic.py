"""Who waits for the desk goes before what the desk does by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

_MOST_SECONDS = 0.2


class Traffic:
    """Safe for threads."""

    def __init__(self) -> None:
        self._waiting = 0
        self._lock = Lock()
        self._quiet = Event()
        self._quiet.set()

    @contextmanager
    def somebody_waits(self) -> Iterator[None]:
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def give_way(self, most_seconds: float = _MOST_SECONDS) -> None:
        """Asked before each piece of work; on a busy desk it is held up, not put off for ever."""
        self._quiet.wait(most_seconds)

    def _count(self, more: int) -> None:
        with self._lock:
            self._waiting += more
            if self._waiting:
                self._quiet.clear()
            else:
                self._quiet.set()
