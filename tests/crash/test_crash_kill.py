"""kill -9 as a command enters each system call that writes."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import cache

import pytest
from crash.crash_desk import CrashDesk
from crash.crash_invariants import refuse_damage
from crash.crash_jobs import JOBS
from crash.crash_points import Point, find_points, listing

CHUNKS = 4
MIN_POINTS = 200
ListPoints = Callable[[str], list[Point]]


@pytest.fixture(scope="session")
def list_points(crash_desk: CrashDesk, strace: str, tmp_path_factory: pytest.TempPathFactory) -> ListPoints:
    """Of a job, from one run under strace."""
    log = tmp_path_factory.mktemp("strace") / "log"

    def list_them(name: str) -> list[Point]:
        expected = crash_desk.undisturbed(JOBS[name])  # has loaded what the job needs
        crash_desk.prepare(JOBS[name].base)
        code, errors = crash_desk.run(JOBS[name].arguments, listing(strace, log))
        assert code == expected.code, errors
        return find_points(log.read_text(encoding="utf-8"), crash_desk.folder)

    return cache(list_them)


def test_there_are_enough_points(list_points: ListPoints) -> None:
    """Every command has its calls that write, and together they are many."""
    counts = {name: len(list_points(name)) for name in JOBS}
    assert all(counts.values()), counts
    assert sum(counts.values()) >= MIN_POINTS, counts


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("name", JOBS)
def test_a_killed_command_is_finished_by_the_next(
    name: str, chunk: int, list_points: ListPoints, strace: str, crash_desk: CrashDesk
) -> None:
    """Each file is the old or the new one, whole; the same command run again ends as if nothing had happened."""
    job = JOBS[name]
    expected = crash_desk.undisturbed(job)
    for point in list_points(name)[chunk::CHUNKS]:
        crash_desk.prepare(job.base)
        code, errors = crash_desk.run(job.arguments, point.killing(strace))
        assert code == -signal.SIGKILL, f"{point}: {errors}"
        refuse_damage(crash_desk.snapshot(), expected)
        crash_desk.finish(job)
