"""Many queries over all cores. Other processes open the same files, once for a run, and answer part of each batch.

Processor time at 1,100,000 pairs, alone and then shared with one helper on two cores:

    queries   alone      asking   helping
    30        104 ms     60       56
    100       421        206      221
    300       1,446      774      744

Two threads took longer than one, as they wait for one another here. A helper needs half a second to start, more than
a story takes: batches are answered alone meanwhile, and those that follow are shared.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing import parent_process
from pathlib import Path
from typing import NamedTuple

from loc.memory.helper import Helper
from loc.memory.pair import Around, PairMatch

MIN_QUERIES = 16  # fewer are answered before they are sent
MIN_PAIRS = 100_000  # of fewer a query is answered in less than a millisecond
MAX_PROCESSES = 4
BLOCK = 64  # queries that are shared out at once: a helper that gets ready during a batch takes part in its rest

Answer = tuple[PairMatch, ...]


class Question(NamedTuple):
    source: str
    context: str | None
    at_least: float
    limit: int
    around: Around


class Team:
    """Helpers that start in the background; until they are ready, and where they fail, the caller answers alone."""

    def __init__(self, places: Sequence[tuple[Path, frozenset[str]]]) -> None:
        """`places` are the shards, each with the origins whose pairs stand.

        A process that another one started gets no helpers: the cores are busy.
        """
        count = 0 if parent_process() else min(MAX_PROCESSES, os.cpu_count() or 1) - 1
        self._helpers: list[Helper[Sequence[Question], list[Answer]]] = [
            Helper(_open_finder, places) for _ in range(count)
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
        return len(self._helpers)

    def count_ready(self) -> int:
        return sum(helper.is_ready() for helper in self._helpers)

    def close(self) -> None:
        for helper in self._helpers:
            helper.close()

    def _share(self, questions: Sequence[Question], find: Callable[[Question], Answer]) -> list[Answer]:
        helpers = [helper for helper in self._helpers if helper.is_ready()]
        shares = [questions[number :: len(helpers) + 1] for number in range(len(helpers) + 1)]
        for helper, share in zip(helpers, shares, strict=False):
            helper.send(share)
        own = list(map(find, shares[-1]))
        received = (helper.receive() for helper in helpers)
        answers = [
            list(map(find, share)) if answer is None else answer
            for share, answer in zip(shares, received, strict=False)
        ]
        answers.append(own)
        return [answers[number % len(answers)][number // len(answers)] for number in range(len(questions))]


def _open_finder(
    places: Sequence[tuple[Path, frozenset[str]]],
) -> Callable[[Sequence[Question]], list[Answer]]:
    from loc.memory.lookup import Lookup  # start-up: numpy, 150 ms
    from loc.memory.memory import Memory  # it knows this module

    memory = Memory([Lookup.open(path, number, live) for number, (path, live) in enumerate(places)])
    return lambda questions: [memory.find(*each) for each in questions]
