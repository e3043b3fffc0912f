"""Many queries over all cores. Other processes open the same files, once for a run, and answer part of each batch.

Wall time at 1,100,000 pairs, alone and then shared with one worker on two cores:

    queries   alone    shared
    30        96 ms    48 ms
    100       343      186
    300       916      502

Two threads took longer than one, as they wait for one another here. A worker needs half a second to start, more than
a story takes: batches are answered alone meanwhile, and those that follow are shared.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing import parent_process
from pathlib import Path
from typing import NamedTuple

from loc.memory.pair import Around, PairMatch
from loc.memory.worker import Worker

MIN_QUERIES = 16  # fewer are answered before they are sent
MIN_PAIRS = 100_000  # of fewer a query is answered in less than a millisecond
MAX_PROCESSES = 4
BLOCK = 64  # queries that are shared out at once: a worker that gets ready during a batch takes part in its rest

Answer = tuple[PairMatch, ...]


class Question(NamedTuple):
    source: str
    context: str | None
    at_least: float
    limit: int
    around: Around


# The shards, each with the origins whose pairs stand.
Places = Sequence[tuple[Path, frozenset[str]]]
Finder = Callable[[Sequence[Question]], list[Answer]]


class Team:
    """Workers that start in the background; until they are ready, and where they fail, the caller answers alone."""

    def __init__(self, open_finder: Callable[[Places], Finder], places: Places) -> None:
        """A process that another one started gets no workers: the cores are busy."""
        count = 0 if parent_process() else min(MAX_PROCESSES, os.cpu_count() or 1) - 1
        self._workers: list[Worker[Sequence[Question], list[Answer]]] = [
            Worker(open_finder, places) for _ in range(count)
        ]
        self._lock = threading.Lock()

    def answer(self, questions: Sequence[Question], find: Callable[[Question], Answer]) -> list[Answer]:
        """In order; `find` is the caller's own way. While another thread's batch is on, all go that way."""
        if not self._lock.acquire(blocking=False):
            return list(map(find, questions))
        try:
            blocks = (questions[start : start + BLOCK] for start in range(0, len(questions), BLOCK))
            return [answer for block in blocks for answer in self._share(block, find)]
        except BaseException:
            self.close()  # answers nobody took would be those of the next batch
            raise
        finally:
            self._lock.release()

    @property
    def size(self) -> int:
        return len(self._workers)

    def count_ready(self) -> int:
        return sum(worker.is_ready() for worker in self._workers)

    def close(self) -> None:
        for worker in self._workers:
            worker.close()

    def _share(self, questions: Sequence[Question], find: Callable[[Question], Answer]) -> list[Answer]:
        workers = [worker for worker in self._workers if worker.is_ready()]
        shares = [questions[number :: len(workers) + 1] for number in range(len(workers) + 1)]
        for worker, share in zip(workers, shares, strict=False):
            worker.send(share)
        own = list(map(find, shares[-1]))
        received = (worker.receive() for worker in workers)
        answers = [
            list(map(find, share)) if answer is None else answer
            for share, answer in zip(shares, received, strict=False)
        ]
        answers.append(own)
        return [answers[number % len(answers)][number // len(answers)] for number in range(len(questions))]
