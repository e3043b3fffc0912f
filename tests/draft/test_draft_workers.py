"""Threads that are given up at their deadline."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from loc.draft.workers import Done, Failed, Outcome, Overdue, Workers


def _never(_: int, begun: float) -> float:
    return begun + 60


def _run(
    work: Callable[[int], object],
    items: Iterable[int],
    at_once: int = 4,
    overdue_at: Callable[[int, float], float] = _never,
) -> dict[int, Outcome[object]]:
    """All items, `at_once` under way at a time."""
    workers: Workers[int, object] = Workers(work, overdue_at)
    waiting, active, outcomes = list(items), 0, {}
    while waiting or active:
        while waiting and active < at_once:
            workers.begin(waiting.pop(0))
            active += 1
        for item, outcome in workers.wait(5):
            outcomes[item] = outcome
            active -= 1
    assert not workers.is_busy
    workers.close()
    return outcomes


def test_every_item_has_its_outcome() -> None:
    """Results come with their items, whatever the order."""
    assert _run(lambda number: number * 2, range(50)) == {number: Done(number * 2) for number in range(50)}


def test_threads_are_kept_for_the_next_item() -> None:
    """A hundred items one after the other need one thread, and it ends with the workers."""
    threads: set[threading.Thread] = set()
    _run(lambda _: threads.add(threading.current_thread()), range(100), at_once=1)
    (thread,) = threads
    thread.join(5)
    assert not thread.is_alive()


def test_items_are_worked_on_at_once() -> None:
    """Three threads wait for each other; with fewer they would never end."""
    three = threading.Barrier(3, timeout=5)
    assert set(_run(lambda _: three.wait() * 0, range(21), at_once=3).values()) == {Done(0)}


def test_errors_are_outcomes() -> None:
    """What the work raises is told, and the others go on."""
    outcomes = _run(lambda number: 10 // number, [1, 0, 2], at_once=1)
    assert (outcomes[1], outcomes[2]) == (Done(10), Done(5))
    failed = outcomes[0]
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ZeroDivisionError)


def test_overdue_work_is_given_up() -> None:
    """A thread that hangs costs its deadline, its late result is nobody's, and others do the rest."""
    free = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            free.wait(10)
        return number

    outcomes = _run(work, range(5), at_once=1, overdue_at=lambda item, begun: begun + (60 if item else 0.05))
    free.set()
    assert isinstance(outcomes.pop(0), Overdue)
    assert outcomes == {number: Done(number) for number in range(1, 5)}


def test_a_deadline_may_move() -> None:
    """Work begun under a short deadline profits from one that was put off meanwhile."""
    end = time.monotonic() + 0.2

    def work(number: int) -> int:
        nonlocal end
        if number == 0:
            end += 10
        else:
            time.sleep(0.4)
        return number

    assert _run(work, range(2), at_once=2, overdue_at=lambda _, __: end) == {0: Done(0), 1: Done(1)}


def test_waiting_for_nothing_ends() -> None:
    """With nothing under way there is no outcome, only the time given."""
    workers: Workers[int, int] = Workers(lambda number: number, _never)
    assert workers.wait(0.01) == []
