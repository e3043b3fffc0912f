"""Pairs on disk, by the catalog they were read from."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from builders import AT

from loc.memory import Around, BrokenIndex, BusyIndex, Memory, Pair, PairStore
from loc.memory import store as store_module

TALKS = Pair("The talks are over.", "Келіссөз аяқталды.", "text", "a", AT, "Айгүл Серік")
OIL = Pair("Oil is dear.", "Мұнай қымбат.", "headline", "b", AT + timedelta(days=1))


@pytest.fixture
def store(tmp_path: Path) -> PairStore:
    store = PairStore(tmp_path)
    store.update("kk", [("a", "1", [TALKS]), ("b", "2", [OIL])])
    return store


def pairs(store: PairStore, lang: str = "kk") -> list[Pair]:
    return list(store.open(lang).pairs())


def sources(store: PairStore) -> set[str]:
    return {pair.source for pair in pairs(store)}


def story(number: int, size: int = 10) -> tuple[str, str, list[Pair]]:
    rows = [TALKS._replace(source=f"Story {number} says {line}.", origin=str(number)) for line in range(size)]
    return str(number), "1", rows


def test_pairs_come_back(store: PairStore) -> None:
    """With all that is known of them; each language has its own."""
    assert pairs(store) == [TALKS, OIL]
    assert pairs(store, "ru") == []
    assert store.digests("kk") == {"a": "1", "b": "2"}


def test_live_pairs_are_the_newest_wherever_they_lie(store: PairStore) -> None:
    """A target that a later file brings supersedes the one in an earlier shard, and a file that goes gives it back."""
    newer = TALKS._replace(target="Келіссөздер аяқталды.", origin="c", made_at=AT + timedelta(days=1))
    store.update("kk", [("c", "1", [newer])])
    memory = store.open("kk")
    assert (list(memory.live()), len(memory)) == ([OIL, newer], 3)
    assert memory.count_origins() == {"a": 1, "b": 1, "c": 1}
    store.update("kk", [], ["c"])
    memory = store.open("kk")
    assert (list(memory.live()), memory.count_origins()) == ([TALKS, OIL], {"a": 1, "b": 1})


def test_neighbours_are_known_from_disk(store: PairStore) -> None:
    """As fingerprints, which is enough to tell them."""
    around = Around("Ministers met.", "They will meet again.")
    store.update("kk", [("c", "1", [TALKS._replace(around=around)])])
    (match,) = store.open("kk").find(TALKS.source, "text", 1.0, 1, around)
    assert (match.origin, match.in_context) == ("c", True)


def test_a_catalog_that_changed_replaces_its_pairs(store: PairStore) -> None:
    """Those of the other stay."""
    store.update("kk", [("a", "3", [])])
    assert pairs(store) == [OIL]
    assert store.open("kk").find(TALKS.source, None, 0.5) == ()
    assert store.digests("kk") == {"a": "3", "b": "2"}


def test_a_catalog_that_is_gone_takes_its_pairs_along(store: PairStore) -> None:
    """Nothing is offered from a story that is no longer there."""
    store.update("kk", [], ["b"])
    assert pairs(store) == [TALKS]


def test_an_update_that_changes_nothing_writes_nothing(store: PairStore, tmp_path: Path) -> None:
    """A catalog that cannot be read is asked for each time."""
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    store.update("kk", [])
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_run_that_is_interrupted_leaves_the_pairs_as_they_were(store: PairStore, tmp_path: Path) -> None:
    """All rows of a call or none, and no rubbish."""

    def rows() -> Iterator[tuple[str, str, list[Pair]]]:
        yield "a", "9", [OIL]
        raise KeyboardInterrupt

    files = sorted(tmp_path.rglob("*"))
    with pytest.raises(KeyboardInterrupt):
        store.update("kk", rows())
    assert (pairs(store), sorted(tmp_path.rglob("*"))) == ([TALKS, OIL], files)


def _die_halfway(folder: Path) -> None:
    def rows() -> Iterator[tuple[str, str, list[Pair]]]:
        yield "a", "9", [OIL] * 50_000
        os.kill(os.getpid(), signal.SIGKILL)

    PairStore(folder).update("kk", rows())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_run_that_dies_leaves_the_pairs_as_they_were(store: PairStore, tmp_path: Path) -> None:
    """What it had begun is removed by the next one, which is not kept waiting."""
    process = get_context("spawn").Process(target=_die_halfway, args=(tmp_path,))
    process.start()
    process.join()
    assert pairs(store) == [TALKS, OIL]
    assert list(tmp_path.rglob("*.tmp"))
    store.update("kk", [("c", "1", [TALKS._replace(origin="c")])])
    assert len(pairs(store)) == 3
    assert not list(tmp_path.rglob("*.tmp"))


def test_many_updates_leave_few_files(tmp_path: Path) -> None:
    """Small shards are merged, and nothing is lost by it."""
    store = PairStore(tmp_path)
    for number in range(60):
        store.update("kk", [story(number)])
    assert len(sources(store)) == 600
    assert len(list(tmp_path.rglob("*.shard"))) <= 6
    assert store.open("kk").find("Story 31 says 7.", "text", 1.0)[0].origin == "31"


def test_a_small_update_leaves_the_large_shard_alone(tmp_path: Path) -> None:
    """New pairs are added without a rebuild."""
    store = PairStore(tmp_path)
    store.update("kk", [story(1, 5_000)])
    (large,) = tmp_path.rglob("*.shard")
    before = large.stat().st_mtime_ns
    for number in range(2, 9):
        store.update("kk", [story(number)])
    assert large.stat().st_mtime_ns == before
    assert len(sources(store)) == 5_070


def test_a_shard_of_dead_pairs_is_made_anew(tmp_path: Path) -> None:
    """Superseded pairs do not pile up on disk."""
    store = PairStore(tmp_path)
    store.update("kk", [story(number, 100) for number in range(10)])
    size = sum(path.stat().st_size for path in tmp_path.rglob("*.shard"))
    for _ in range(20):
        store.update("kk", [story(number, 100) for number in range(10)])
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.shard")) <= 2 * size
    assert len(pairs(store)) == 1_000


def test_what_is_open_stays_readable(store: PairStore) -> None:
    """A writer that merges the shards of a reader does not disturb it."""
    memory = store.open("kk")
    store.update("kk", [story(number) for number in range(20)], ["a", "b"])
    assert [memory.find(pair.source, pair.context, 1.0)[0].target for pair in (TALKS, OIL)] == [
        TALKS.target,
        OIL.target,
    ]


def test_readers_come_and_go_while_somebody_writes(tmp_path: Path) -> None:
    """Each sees the pairs before an update or after it."""
    store = PairStore(tmp_path)
    store.update("kk", [story(0)])

    def write() -> None:
        for number in range(1, 40):
            store.update("kk", [story(number)])

    writer = threading.Thread(target=write)
    writer.start()
    counts = []
    while writer.is_alive():
        counts.append(len(pairs(PairStore(tmp_path))))
    writer.join()
    assert all(count % 10 == 0 for count in counts)
    assert counts == sorted(counts)
    assert len(pairs(store)) == 400


@pytest.mark.parametrize("content", [b"", b"no shard", b"\0" * 5_000])
@pytest.mark.parametrize("pattern", ["*.shard", "manifest.json"])
def test_a_file_that_is_not_ours_is_broken(store: PairStore, tmp_path: Path, pattern: str, content: bytes) -> None:
    """It is told when the memory is opened."""
    (path,) = tmp_path.rglob(pattern)
    path.write_bytes(content)
    with pytest.raises(BrokenIndex):
        store.open("kk")


def test_a_lost_shard_is_broken(store: PairStore, tmp_path: Path) -> None:
    """No less than one that cannot be read."""
    (path,) = tmp_path.rglob("*.shard")
    path.unlink()
    with pytest.raises(BrokenIndex):
        store.open("kk")


def test_a_shard_cut_short_is_broken(store: PairStore, tmp_path: Path) -> None:
    """Whatever the length that is left."""
    (path,) = tmp_path.rglob("*.shard")
    content = path.read_bytes()
    for size in range(0, len(content), 37):
        path.write_bytes(content[:size])
        with pytest.raises(BrokenIndex):
            store.open("kk")


def test_no_wrong_text_is_served(store: PairStore, tmp_path: Path) -> None:
    """A byte that changed on disk makes the index broken or costs a match; no target is ever another."""
    (path,) = tmp_path.rglob("*.shard")
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x41]) + content[place + 1 :])
        try:
            found = [
                *store.open("kk").find(TALKS.source, None, 0.5),
                *store.open("kk").find("Oil is cheap.", None, 0.5),
            ]
        except BrokenIndex:
            continue
        assert {match.target for match in found} <= {TALKS.target, OIL.target}


def test_a_broken_memory_renews_itself(store: PairStore, tmp_path: Path) -> None:
    """The question that met the broken text is answered from the new one."""
    (path,) = tmp_path.rglob("*.shard")
    content = path.read_bytes()

    def renew() -> Memory:
        path.write_bytes(content)
        return store.open("kk")

    path.write_bytes(content.replace("аяқталды".encode(), "аяқталма".encode()))
    assert store.open("kk", renew).find(TALKS.source, "text", 1.0)[0].target == TALKS.target
    path.write_bytes(content.replace("аяқталды".encode(), "аяқталма".encode()))
    with pytest.raises(BrokenIndex):
        store.open("kk").find(TALKS.source, "text", 1.0)


def test_a_writer_waits_for_another_only_so_long(
    store: PairStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says what it waited for."""
    monkeypatch.setattr(store_module, "LOCK_SECONDS", 0.1)
    failures: list[BusyIndex] = []

    def write() -> None:
        try:
            PairStore(tmp_path).update("kk", [story(1)])
        except BusyIndex as error:
            failures.append(error)

    with store.locked("kk"):
        other = threading.Thread(target=write)
        other.start()
        other.join()
    assert "another run" in str(failures[0])


def test_a_shard_holds_only_so_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory of any size is built in the same room."""
    monkeypatch.setattr("loc.memory.update.MAX_PAIRS", 100)
    monkeypatch.setattr("loc.memory.merge.MAX_PAIRS", 100)
    store = PairStore(tmp_path)
    store.update("kk", [story(1, 250)])
    assert len(list(tmp_path.rglob("*.shard"))) == 3
    assert len(pairs(store)) == 250
    assert store.open("kk").find("Story 1 says 249.", "text", 1.0)
