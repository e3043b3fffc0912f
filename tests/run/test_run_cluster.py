"""A real Dask scheduler with two real workers under their nannies, all on loopback."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from run.conftest import Outside
from run.dask_farm import DaskFarm

from loc.config import Config
from loc.draft.protocol import Hint
from loc.draft.schedule import Chain
from loc.errors import ConfigError, EngineRefused, EngineRejected, EngineUnavailable
from loc.model import Draft
from loc.run.choose import open_spreader
from loc.run.cluster import Cluster

EN_KK = ("en", "kk")


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory, entry_points: Path) -> Iterator[DaskFarm]:
    with DaskFarm(tmp_path_factory.mktemp("farm"), workers=2, outside=(entry_points,)) as farm:
        yield farm


@pytest.fixture
def crew(farm: DaskFarm) -> Iterator[Cluster]:
    """With both workers, also after a test that killed some."""
    end = time.monotonic() + 30
    while (cluster := Cluster(farm.address, connect_seconds=20)).slots < 2 and time.monotonic() < end:
        cluster.close()
        time.sleep(0.1)
    yield cluster
    cluster.close()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def test_work_is_spread(outside: Outside, crew: Cluster) -> None:
    """Two workers share the texts, each makes its engine once, this process none; hints go with the texts."""
    engine = outside.spread(crew, style="0.01", region="hints")
    assert (crew.slots, engine.leaves_machine, engine.plain_http) == (2, False, False)
    texts = [f"text {number}" for number in range(40)]
    targets = engine.translate(texts, *EN_KK, [Hint(paragraph=text) for text in texts])
    assert targets == tuple(f"{text.upper()} [{text}]" for text in texts)
    engine.translate(texts, *EN_KK)
    made = [pid for pid, text in outside.diary if text == "made"]
    assert len(made) == len(set(made)) == 2
    assert os.getpid() not in made
    assert Counter(text for _, text in outside.diary if text != "made") == dict.fromkeys(texts, 2)


def test_a_killed_worker_loses_nothing(outside: Outside, crew: Cluster) -> None:
    """A worker dies by kill -9 in the middle of a chain's run: every text has one draft, few were done twice."""
    engine = outside.spread(crew, style="0.02")
    texts = [f"Kazakhstan bought {number} carriages." for number in range(60)]
    killed: list[int] = []

    def kill_one() -> None:
        while len(outside.diary) < 15:
            time.sleep(0.01)
        killed.append(outside.diary[-1][0])
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    chain = Chain([engine], patience_seconds=30)
    drafts = list(chain.draft_texts(texts, *EN_KK))
    killer.join()
    assert Counter(text for text, _ in drafts) == dict.fromkeys(texts, 1)
    assert [draft for _, draft in drafts if not isinstance(draft, Draft)] == []
    counts = Counter(text for _, text in outside.diary if text != "made")
    assert set(counts) == set(texts)
    assert sum(counts.values()) <= len(texts) + 2 * engine.inner.max_batch
    assert {pid for pid, _ in outside.diary} > set(killed)


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("refuse", EngineRefused, "the quota is used up"),
        ("reject", EngineRejected, "the text is odd"),
        ("miss", EngineUnavailable, "the model is gone"),
        ("misconfigure", EngineRefused, "a worker says: no such model"),
        ("break", RuntimeError, r"^outside: ZeroDivisionError at spread_engines\.py:\d+$"),
    ],
)
def test_errors_come_back(outside: Outside, crew: Cluster, text: str, error: type[Exception], message: str) -> None:
    """What an engine raises in a worker is raised here, with hint and time; the next text is served as ever."""
    engine = outside.spread(crew)
    with pytest.raises(error, match=message) as caught:
        engine.translate([text], *EN_KK)
    if text == "refuse":
        assert isinstance(caught.value, EngineRefused)
        assert (caught.value.hint, caught.value.retry_after) == ("pay", 7.5)
    assert engine.translate(["good"], *EN_KK) == ("GOOD",)


def test_a_cluster_may_be_used_again(outside: Outside, crew: Cluster) -> None:
    """After close the next text connects anew."""
    engine = outside.spread(crew)
    engine.close()
    assert engine.translate(["good"], *EN_KK) == ("GOOD",)


def test_close_ends_the_work(outside: Outside, crew: Cluster) -> None:
    """Who waits is told at once."""
    engine = outside.spread(crew, style="0.5")
    errors: list[BaseException] = []

    def wait() -> None:
        try:
            engine.translate([f"text {number}" for number in range(16)], *EN_KK)
        except EngineUnavailable as error:
            errors.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    while not outside.diary:
        time.sleep(0.01)
    engine.close()
    thread.join(3)
    assert "is lost" in str(errors[0])


def test_no_key_and_no_text_in_the_logs(outside: Outside, crew: Cluster, farm: DaskFarm) -> None:
    """Neither the engine's key nor unpublished text is in what scheduler and workers print, whatever happened."""
    engine = outside.spread(crew)
    for text in ("unpublished text", "break", "refuse"):
        with contextlib.suppress(RuntimeError, EngineRefused):
            engine.translate([text], *EN_KK)
    assert "distributed" in farm.log
    assert not [word for word in ("hush-hush", "unpublished", "nobody may see") if word in farm.log]


def test_a_text_that_kills_is_given_up(outside: Outside, crew: Cluster) -> None:
    """Four workers die over it, then it is unavailable, and the cluster lives on."""
    engine = outside.spread(crew)
    with pytest.raises(EngineUnavailable, match="4 workers died one after the other over 1 texts of outside"):
        engine.translate(["die"], *EN_KK)
    assert [text for _, text in outside.diary].count("die") == 4
    assert engine.translate(["good"], *EN_KK) == ("GOOD",)


def test_a_dead_address_is_told_at_once() -> None:
    """Nobody listens there: the address and the next step, within the seconds given."""
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(EngineUnavailable, match=f"no Dask scheduler answers at {address} within 0.5 s") as caught:
        Cluster(address, connect_seconds=0.5)
    assert "dask scheduler" in caught.value.hint


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ftp://127.0.0.1:1", "no address of a Dask scheduler"),
        ("tcp://127.0.0.1:port", "no address of a Dask scheduler"),
        ("tcp://127.0.0.1", "no address of a Dask scheduler"),
        ("scheduler", "no address of a Dask scheduler"),
        ("tls://127.0.0.1:1", "no certificates for tls://127.0.0.1:1"),
    ],
)
def test_a_wrong_address_is_told(address: str, message: str) -> None:
    """No such protocol, no port, no certificates."""
    with pytest.raises(ConfigError, match=message):
        open_spreader(Config(Path()), address, None)


def test_a_cluster_of_another_version_is_told(tmp_path: Path) -> None:
    """Without workers, with one of another loc and with one without loc, the worker and what it has are named."""
    other = tmp_path / "other"
    (other / "loc").mkdir(parents=True)
    (other / "loc" / "__init__.py").write_text('__version__ = "0.0.1"\n', encoding="utf-8")
    with DaskFarm(tmp_path, workers=0, outside=(other,)) as farm:
        with pytest.raises(EngineUnavailable, match="has no workers"):
            Cluster(farm.address, connect_seconds=0.5)
        farm.add_worker()
        with pytest.raises(ConfigError, match=r"worker at tcp://127\.0\.0\.1:\d+ has loc 0\.0\.1; expected"):
            Cluster(farm.address, connect_seconds=20)


def test_a_lost_scheduler_ends_the_run(outside: Outside, tmp_path: Path, entry_points: Path) -> None:
    """The scheduler dies by kill -9 in the middle: who waits is told."""
    with DaskFarm(tmp_path, workers=1, outside=(entry_points,)) as farm:
        cluster = Cluster(farm.address, connect_seconds=20)
        engine = outside.spread(cluster, style="0.2")

        def kill() -> None:
            while not outside.diary:
                time.sleep(0.01)
            farm.scheduler.kill()

        killer = threading.Thread(target=kill)
        killer.start()
        try:
            with pytest.raises(EngineUnavailable, match=f"{farm.address} is lost"):
                engine.translate([f"text {number}" for number in range(8)], *EN_KK)
        finally:
            killer.join()
            engine.close()
