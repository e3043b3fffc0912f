"""Many queries over all cores, in processes: threads, which wait for one another here, took a third longer than one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from loc.memory.pair import Around, PairMatch

MIN_QUERIES = 300  # fewer are answered before the processes have started, which takes half a second
MAX_PROCESSES = 4


class Question(NamedTuple):
    source: str
    context: str | None
    around: Around


class Place(NamedTuple):
    """Where a process finds the memory."""

    folder: Path
    lang: str


def find_spread(
    place: Place, questions: Sequence[Question], at_least: float, limit: int
) -> list[tuple[PairMatch, ...]]:
    """In order."""
    count = min(MAX_PROCESSES, os.cpu_count() or 1)
    parts = [(place, questions[number::count], at_least, limit) for number in range(count)]
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        answers = list(pool.map(_find_part, parts))
    return [answers[number % count][number // count] for number in range(len(questions))]


def _find_part(part: tuple[Place, Sequence[Question], float, int]) -> list[tuple[PairMatch, ...]]:
    from loc.memory.store import PairStore  # the store knows the memory, and the memory this: no start-up cost

    place, questions, at_least, limit = part
    memory = PairStore(place.folder).open(place.lang)
    return [memory.find(each.source, each.context, at_least, limit, each.around) for each in questions]
