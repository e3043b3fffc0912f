"""Batches of queries, shared with other processes."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import AT

from loc.memory import Around, Memory, Pair, PairMatch, PairStore
from loc.memory.pair import NOWHERE
from loc.model import UnitKey

PAIRS = [Pair(f"Story {number} is about oil.", f"{number}", "text", "a", AT) for number in range(150)]
KEYS = [UnitKey(f"Story {number} is about gas.", "text") for number in range(60)]
WAIT_SECONDS = 60.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("memory")
    PairStore(path).update("kk", [("a", "1", PAIRS)])
    return path


@pytest.fixture
def memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    """Large enough for two workers."""
    monkeypatch.setattr("loc.memory.memory.MIN_PAIRS", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    memory = PairStore(folder).open("kk")
    yield memory
    del memory


def wait_for_workers(memory: Memory) -> None:
    team = memory.team
    assert team
    until = time.monotonic() + WAIT_SECONDS
    while team.count_ready() < 2:
        assert time.monotonic() < until
        time.sleep(0.01)


class CountingMemory(Memory):
    asked = 0
    most = 1_000

    def find(
        self, source: str, context: str | None, at_least: float, limit: int = 1, around: Around = NOWHERE
    ) -> tuple[PairMatch, ...]:
        self.asked += 1
        if self.asked > self.most:
            raise KeyboardInterrupt
        return super().find(source, context, at_least, limit, around)


def one_by_one(memory: Memory) -> list[tuple[PairMatch, ...]]:
    return [memory.find(key.source, key.context, 0.5) for key in KEYS]


def test_a_shared_batch_answers_as_one_by_one(memory: Memory) -> None:
    """Before the workers are ready, and when they are: then each answers a third."""
    expected = one_by_one(memory)
    assert memory.find_all(KEYS, 0.5) == expected
    wait_for_workers(memory)
    counted = CountingMemory.of(PAIRS)
    counted.team = memory.team
    assert counted.find_all(KEYS, 0.5) == expected
    assert counted.asked == len(KEYS) // 3


def test_workers_that_died_are_not_missed(memory: Memory) -> None:
    """What they were to answer is found by the one who asked."""
    before = set(multiprocessing.active_children())
    memory.find_all(KEYS, 0.5)
    wait_for_workers(memory)
    for process in set(multiprocessing.active_children()) - before:
        process.kill()
    assert memory.find_all(KEYS, 0.5) == one_by_one(memory)
    assert memory.find_all(KEYS, 0.5) == one_by_one(memory)


def test_a_batch_that_broke_off_leaves_no_answers_behind(memory: Memory) -> None:
    """The next one gets its own, and nobody else's."""
    memory.find_all(KEYS, 0.5)
    wait_for_workers(memory)
    interrupted = CountingMemory.of(PAIRS)
    interrupted.team, interrupted.most = memory.team, 3
    with pytest.raises(KeyboardInterrupt):
        interrupted.find_all(KEYS[::-1], 0.5)
    assert memory.find_all(KEYS, 0.5) == one_by_one(memory)


def test_workers_end_with_their_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left running behind one that is no longer used, started or still starting."""
    monkeypatch.setattr("loc.memory.memory.MIN_PAIRS", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    before = len(multiprocessing.active_children())
    memory = PairStore(folder).open("kk")
    memory.find_all(KEYS, 0.5)
    assert len(multiprocessing.active_children()) == before + 1
    del memory
    assert len(multiprocessing.active_children()) == before


def test_a_small_batch_or_memory_starts_nothing(memory: Memory, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is answered sooner than any process would be."""
    memory.find_all(KEYS[:10], 0.5)
    monkeypatch.setattr("loc.memory.memory.MIN_PAIRS", 151)
    small = PairStore(folder).open("kk")
    small.find_all(KEYS, 0.5)
    assert memory.team is None
    assert small.team is None
