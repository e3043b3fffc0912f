"""Threads that are given up at their deadline."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from loc.draft.workers import Done, Failed, Overdue, run_all


def _never(begun: float) -> float:
    return begun + 60


def test_every_item_has_its_outcome() -> None:
    """Results come with their items, whatever the order."""
    outcomes = dict(run_all(lambda number: number * 2, range(50), at_once=4, overdue_at=_never))
    assert outcomes == {number: Done(number * 2) for number in range(50)}


def test_as_many_at_once_as_allowed() -> None:
    """Three threads work at a time, never two (they would wait for the third) and never four."""
    three = threading.Barrier(3, timeout=5)
    active: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        active.append(number)
        most.append(len(active))
        three.wait()
        active.remove(number)

    outcomes = dict(run_all(work, range(21), at_once=3, overdue_at=_never))
    assert set(outcomes.values()) == {Done(None)}
    assert max(most) == 3


def test_errors_are_outcomes() -> None:
    """What the work raises is told, and the others go on."""

    def work(number: int) -> int:
        return 10 // number

    outcomes = dict(run_all(work, [1, 0, 2], at_once=1, overdue_at=_never))
    assert outcomes[1] == Done(10)
    assert outcomes[2] == Done(5)
    failed = outcomes[0]
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ZeroDivisionError)


def test_overdue_work_is_given_up() -> None:
    """A thread that hangs costs its deadline, and its place is filled again."""
    free = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            free.wait(10)
        return number

    outcomes = dict(run_all(work, range(5), at_once=1, overdue_at=lambda begun: begun + 0.05))
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

    assert dict(run_all(work, range(2), at_once=2, overdue_at=lambda _: end)) == {0: Done(0), 1: Done(1)}


def test_items_are_taken_when_there_is_room() -> None:
    """A source of items may end early, so none is taken in advance."""
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10):
            taken.append(number)
            yield number

    coming = run_all(lambda number: number, items(), at_once=2, overdue_at=_never)
    next(coming)
    assert len(taken) <= 2


@pytest.mark.parametrize("at_once", [1, 4])
def test_no_items_no_wait(at_once: int) -> None:
    """Nothing to do is done at once."""
    assert list(run_all(str, [], at_once=at_once, overdue_at=_never)) == []
