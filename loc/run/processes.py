"""A crew of processes of this machine.

They are spawned, not forked: a fork of a program with threads may inherit a lock that nobody will release.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from loc.errors import ConfigError, EngineUnavailable
from loc.run.crew import DEATHS_ALLOWED, START_SECONDS
from loc.run.jobs import Answer, Job
from loc.run.worker import serve

_Task = tuple[Job, float, Future[Answer]]


@dataclass(slots=True)
class Processes:
    """`slots` processes, started for the first job."""

    slots: int
    leaves_machine: bool = False
    is_plain: bool = False
    _team: _Team | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        if self.slots < 1:
            raise ConfigError(f"{self.slots} processes do nothing; expected 1 or more")

    @property
    def name(self) -> str:
        return f"{self.slots} process{'es' if self.slots > 1 else ''} of this machine"

    def run(self, jobs: Sequence[Job], job_seconds: float, total_seconds: float) -> list[Answer]:
        with self._lock:
            team = self._team = self._team or _Team(self.slots)
            futures = [team.submit(job, job_seconds) for job in jobs]
        end = time.monotonic() + total_seconds
        try:
            return [future.result(max(end - time.monotonic(), 0)) for future in futures]
        except TimeoutError:
            return [Answer(error=EngineUnavailable(f"no answer within {total_seconds:g} s"))] * len(jobs)
        except CancelledError:
            return [Answer(error=EngineUnavailable("given up: the run ends"))] * len(jobs)
        finally:
            for future in futures:
                future.cancel()

    def close(self) -> None:
        with self._lock:
            team, self._team = self._team, None
        if team:
            team.stop()


class _Team:
    """Seats around one table; once stopped it is of no more use."""

    def __init__(self, size: int) -> None:
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        threads = max((os.cpu_count() or 1) // size, 1)
        self._seats = [_Seat(self._tasks, threads) for _ in range(size)]

    def submit(self, job: Job, job_seconds: float) -> Future[Answer]:
        future: Future[Answer] = Future()
        self._tasks.put((job, job_seconds, future))
        return future

    def stop(self) -> None:
        while not self._tasks.empty():
            task = self._tasks.get()
            if task:
                task[2].cancel()
        for seat in self._seats:
            self._tasks.put(None)
            seat.leave()
        for seat in self._seats:
            seat.thread.join()


class _Seat:
    """One process after another, and the thread that hands it its jobs."""

    def __init__(self, tasks: queue.SimpleQueue[_Task | None], threads: int) -> None:
        self._tasks = tasks
        self._threads = threads
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._is_left = False
        self._lock = threading.Lock()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def leave(self) -> None:
        with self._lock:
            self._is_left = True
            if self._process:
                self._process.kill()

    def _serve(self) -> None:
        for job, job_seconds, future in iter(self._tasks.get, None):
            if future.set_running_or_notify_cancel():
                future.set_result(self._do(job, job_seconds))
        self._end_process()

    def _do(self, job: Job, job_seconds: float) -> Answer:
        """The job may itself be what kills: it is not tried for ever."""
        for _ in range(DEATHS_ALLOWED + 1):
            try:
                return self._ask(job, job_seconds)
            except (EOFError, OSError):  # the process is dead
                self._end_process()
                if self._is_left:
                    break
        deaths = f"{DEATHS_ALLOWED + 1} processes of {job.engine} died one after the other over {len(job.texts)} texts"
        return Answer(error=EngineUnavailable("given up: the run ends" if self._is_left else deaths))

    def _ask(self, job: Job, job_seconds: float) -> Answer:
        seconds = job_seconds if self._pipe else job_seconds + START_SECONDS
        pipe = self._pipe or self._start_process()
        pipe.send(job)
        if pipe.poll(seconds):
            answer: Answer = pipe.recv()
            return answer
        self._end_process()
        return Answer(error=EngineUnavailable(f"no answer within {seconds:g} s; its process was ended"))

    def _start_process(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        pipe, its_end = context.Pipe()
        with self._lock, _sigint_blocked():
            if self._is_left:
                raise EOFError
            self._process = context.Process(target=serve, args=(its_end, self._threads), daemon=True)
            self._process.start()
        its_end.close()
        self._pipe = pipe
        return pipe

    def _end_process(self) -> None:
        with self._lock:
            process, self._process = self._process, None
            pipe, self._pipe = self._pipe, None
        if process:
            process.kill()
            process.join()
            process.close()
        if pipe:
            pipe.close()


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """A process started now never sees Ctrl-C, which a terminal sends to all: the one who started it ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # started with the first process, it would unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
