"""Locks that somebody holds, dead or alive, and two commands at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import ROOT, run_loc
from crash.crash_desk import CrashDesk
from crash.crash_invariants import refuse_damage
from crash.crash_jobs import JOBS

from loc.catalog import store
from loc.cli import main

HOLDER = """
import sys, time
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(600)
"""
CLEAN = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
DELAY_US = 2_500_000
WRITERS = ("ingest-take", "catalog", "draft", "review", "export")


@contextmanager
def held(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """The lock in the hands of another process."""
    lock.parent.mkdir(exist_ok=True)
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.kill()


@pytest.mark.parametrize("lock", ["catalogs.lock", "published.lock"])
@pytest.mark.parametrize("name", WRITERS)
def test_a_lock_of_the_dead_stops_nobody(name: str, lock: str, crash_desk: CrashDesk) -> None:
    """Who held it was killed with -9: the next command does its work."""
    job = JOBS[name]
    crash_desk.undisturbed(job)
    crash_desk.prepare(job.base)
    with held(crash_desk.place / ".loc" / lock) as holder:
        holder.kill()
        holder.wait()
        assert (crash_desk.place / ".loc" / lock).exists()
        crash_desk.finish(job)


@pytest.mark.parametrize("name", WRITERS)
def test_a_lock_of_the_living_is_waited_for(
    name: str, crash_desk: CrashDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After the time allowed exit 3 and a message, and nothing recorded; once it is free the next run finishes."""
    job = JOBS[name]
    expected = crash_desk.undisturbed(job)
    crash_desk.prepare(job.base)
    monkeypatch.setattr(store, "LOCK_TIMEOUT_SECONDS", 0.2)
    monkeypatch.chdir(crash_desk.place)
    with held(crash_desk.place / ".loc/catalogs.lock"):
        assert main(list(job.arguments)) == 3
    assert ".loc/catalogs.lock: another loc has been writing for 0.2 s" in capsys.readouterr().err
    now = crash_desk.snapshot()
    refuse_damage(now, expected)
    assert {name for name in now if now[name] != expected.before.get(name)} <= {"exports/kk/2026-11-23-plant.txt"}
    crash_desk.finish(job)


@pytest.mark.parametrize("name", ["draft-take", "catalog", "ingest-take"])
def test_several_at_once_end_as_one(name: str, crash_desk: CrashDesk) -> None:
    """All end well, and the project is as after one of them."""
    job = JOBS[name]
    expected = crash_desk.undisturbed(job)
    crash_desk.prepare(job.base)
    with ThreadPoolExecutor() as both:
        runs = [both.submit(run_loc, crash_desk.place, *job.arguments) for _ in range(3)]
    for run in runs:
        assert run.result().returncode == expected.code, run.result().stderr
    assert crash_desk.snapshot() == expected.after


def test_a_draft_that_is_overtaken_adds_nothing(crash_desk: CrashDesk, strace: str, tmp_path: Path) -> None:
    """Another run drafts the same sentences between its reading and its saving; each gets its mark once."""
    job = JOBS["draft"]
    expected = crash_desk.undisturbed(job)
    crash_desk.prepare(job.base)
    log = tmp_path / "flock"
    # The first is locked to see whether one may write at all, and let go; the third is the first save's.
    slow = [strace, "-o", str(log), "-e", "trace=flock", "-e", f"inject=flock:delay_enter={DELAY_US}:when=3"]
    command = [*slow, sys.executable, "-m", "loc", *job.arguments]
    with subprocess.Popen(command, cwd=crash_desk.place, env=CLEAN, stderr=subprocess.DEVNULL) as overtaken:
        while not (log.exists() and "= 0" in log.read_text(encoding="utf-8")):
            time.sleep(0.02)
        time.sleep(1.2)  # marks tell seconds apart
        assert crash_desk.run(job.arguments)[0] == expected.code
    assert overtaken.returncode == expected.code
    assert crash_desk.snapshot() == expected.after
