"""Work in threads that can be given up.

A name look-up may hang for half a minute and cannot be interrupted. The threads of `concurrent.futures` are joined
at exit and would hold the program as long; daemon threads are not.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
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


def run_all(
    work: Callable[[T], R], items: Iterable[T], *, at_once: int, overdue_at: Callable[[float], float]
) -> Iterator[tuple[T, Outcome[R]]]:
    """Outcomes as they come, in any order. An item is taken from `items` when a thread is free for it.

    `overdue_at` gives the monotonic time at which work begun at its argument is given up. It is asked again at
    every outcome, so that a deadline may move.
    """
    finished: queue.SimpleQueue[tuple[int, Outcome[R]]] = queue.SimpleQueue()
    active: dict[int, tuple[T, float]] = {}
    waiting = enumerate(items)
    while True:
        while len(active) < at_once and (following := next(waiting, None)) is not None:
            number, item = following
            active[number] = (item, time.monotonic())
            threading.Thread(target=_run, args=(work, item, number, finished), daemon=True).start()
        if not active:
            return
        end = min(overdue_at(begun) for _, begun in active.values())
        try:
            number, outcome = finished.get(timeout=max(end - time.monotonic(), 0))
        except queue.Empty:
            yield from _give_up(active, overdue_at)
            continue
        if number in active:
            yield active.pop(number)[0], outcome


def _run(work: Callable[[T], R], item: T, number: int, finished: queue.SimpleQueue[tuple[int, Outcome[R]]]) -> None:
    try:
        finished.put((number, Done(work(item))))
    except BaseException as error:  # noqa: BLE001 - told to the thread that waits
        finished.put((number, Failed(error)))


def _give_up(active: dict[int, tuple[T, float]], overdue_at: Callable[[float], float]) -> Iterator[tuple[T, Overdue]]:
    now = time.monotonic()
    for number, (item, begun) in list(active.items()):
        if overdue_at(begun) <= now:
            del active[number]
            yield item, Overdue(now - begun)
