"""Pairs on disk, by the catalog they were read from."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from builders import AT

from loc.memory import Memory, Pair, PairStore

TALKS = Pair("The talks are over.", "Келіссөз аяқталды.", "text", "a", AT)
OIL = Pair("Oil is dear.", "Мұнай қымбат.", "text", "b", AT + timedelta(days=1))


@pytest.fixture
def store(tmp_path: Path) -> PairStore:
    store = PairStore(tmp_path / "pairs.sqlite")
    store.replace("kk", [("a", "1", [TALKS]), ("b", "2", [OIL])])
    return store


def test_pairs_come_back(store: PairStore) -> None:
    """With context, story and time; each language has its own."""
    assert [store.read(number) for number, _, _ in store.keys("kk")] == [TALKS, OIL]
    assert list(store.keys("ru")) == []
    assert store.digests("kk") == {"a": "1", "b": "2"}


def test_a_catalog_that_changed_replaces_its_pairs(store: PairStore) -> None:
    """Those of the other stay."""
    store.replace("kk", [("a", "3", [])])
    assert [source for _, _, source in store.keys("kk")] == [OIL.source]
    assert store.digests("kk") == {"a": "3", "b": "2"}


def test_a_catalog_that_is_gone_takes_its_pairs_along(store: PairStore) -> None:
    """Nothing is offered from a story that is no longer there."""
    store.forget("kk", ["b"])
    assert [source for _, _, source in store.keys("kk")] == [TALKS.source]


def test_a_run_that_dies_leaves_the_pairs_as_they_were(store: PairStore) -> None:
    """All rows of a call or none."""

    def rows() -> list[tuple[str, str, list[Pair]]]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.replace("kk", (row for _ in range(1) for row in rows()))
    assert store.digests("kk") == {"a": "1", "b": "2"}


def test_a_memory_reads_targets_from_the_store(store: PairStore) -> None:
    """The newer of two targets of one source answers."""
    newer = Pair(TALKS.source, "Келіссөздер аяқталды.", "text", "c", AT + timedelta(days=2))
    store.replace("kk", [("c", "1", [newer])])
    memory = Memory(store.keys("kk"), store.read)
    assert memory.find(TALKS.source, "text", 0.75)[0].target == newer.target
