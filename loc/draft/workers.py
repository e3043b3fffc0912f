"""Work in threads that can be given up.

A name look-up may hang for half a minute and cannot be interrupted. The threads of `concurrent.futures` are joined
at exit and would hold the program as long; daemon threads are not.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    result: R


@dataclass(frozen=True, slots=True)
class Failed:
    """What the work raised."""

    error: BaseException


@dataclass(frozen=True, slots=True)
class Overdue:
    """Given up after `seconds`; its thread goes on until the work ends by itself."""

    seconds: float


Outcome = Done[R] | Failed | Overdue


class Workers(Generic[T, R]):
    """Threads that do `work` for items, kept for the next; there are as many as work was begun at once."""

    def __init__(self, work: Callable[[T], R], overdue_at: Callable[[T, float], float]) -> None:
        """`overdue_at` gives the monotonic time at which work on an item, begun at its second argument, is given up.

        It is asked again at every outcome, so that a deadline may move.
        """
        self._work = work
        self._overdue_at = overdue_at
        self._tasks: queue.SimpleQueue[tuple[int, T] | None] = queue.SimpleQueue()
        self._finished: queue.SimpleQueue[tuple[int, Done[R] | Failed]] = queue.SimpleQueue()
        self._active: dict[int, tuple[T, float]] = {}
        self._number = 0
        self._idle = 0

    @property
    def is_busy(self) -> bool:
        return bool(self._active)

    @property
    def has_finished(self) -> bool:
        return not self._finished.empty()

    def begin(self, item: T) -> None:
        self._number += 1
        self._active[self._number] = (item, time.monotonic())
        if self._idle:
            self._idle -= 1
        else:
            threading.Thread(target=self._serve, daemon=True).start()
        self._tasks.put((self._number, item))

    def wait(self, timeout_seconds: float) -> list[tuple[T, Outcome[R]]]:
        """What ended, or was given up, by then; empty where nothing did. Returns at the first outcome."""
        end = min(
            [time.monotonic() + timeout_seconds, *(self._overdue_at(*flight) for flight in self._active.values())]
        )
        try:
            number, outcome = self._finished.get(timeout=max(end - time.monotonic(), 0))
        except queue.Empty:
            return list(self._give_up())
        self._idle += 1
        return [(self._active.pop(number)[0], outcome)] if number in self._active else []

    def close(self) -> None:
        """Idle threads end; those at work end after it."""
        for _ in range(self._idle):
            self._tasks.put(None)
        self._idle = 0

    def _serve(self) -> None:
        while (task := self._tasks.get()) is not None:
            number, item = task
            try:
                self._finished.put((number, Done(self._work(item))))
            except BaseException as error:  # noqa: BLE001 - told to the thread that waits
                self._finished.put((number, Failed(error)))

    def _give_up(self) -> list[tuple[T, Overdue]]:
        now = time.monotonic()
        overdue = [number for number, flight in self._active.items() if self._overdue_at(*flight) <= now]
        flights = [self._active.pop(number) for number in overdue]
        return [(item, Overdue(now - begun)) for item, begun in flights]
