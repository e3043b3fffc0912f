"""Processes of this machine: killed, hung, interrupted, left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import ROOT
from run.conftest import Outside
from run.watch import is_alive, wait_until

from loc.draft.protocol import Hint
from loc.errors import EngineRefused, EngineRejected, EngineUnavailable
from loc.run.processes import Processes

EN_KK = ("en", "kk")


@pytest.fixture(scope="module")
def crew() -> Iterator[Processes]:
    """Of all tests here: processes of one serve the next."""
    processes = Processes(2)
    yield processes
    processes.close()


def test_work_is_spread(outside: Outside, crew: Processes) -> None:
    """Two processes share the texts, each makes its engine once, this one none; hints go with the texts."""
    engine = outside.spread(crew, style="0.01", region="hints")
    texts = [f"text {number}" for number in range(40)]
    targets = engine.translate(texts, *EN_KK, [Hint(paragraph=text) for text in texts])
    assert targets == tuple(f"{text.upper()} [{text}]" for text in texts)
    engine.translate(texts, *EN_KK)
    made = [pid for pid, text in outside.diary if text == "made"]
    assert len(made) == len(set(made)) == 2
    assert os.getpid() not in made
    assert Counter(text for _, text in outside.diary if text != "made") == dict.fromkeys(texts, 2)


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("refuse", EngineRefused, "the quota is used up"),
        ("reject", EngineRejected, "the text is odd"),
        ("miss", EngineUnavailable, "the model is gone"),
        ("misconfigure", EngineRefused, "a worker says: no such model"),
        ("shorten", EngineRejected, "0 answers to 1 texts"),
        ("break", RuntimeError, r"^outside: ZeroDivisionError at spread_engines\.py:\d+$"),
    ],
)
def test_errors_come_back(outside: Outside, crew: Processes, text: str, error: type[Exception], message: str) -> None:
    """What an engine raises in a process is raised here, with hint and time; the next text is served as ever."""
    engine = outside.spread(crew)
    with pytest.raises(error, match=message) as caught:
        engine.translate([text], *EN_KK)
    if text == "refuse":
        assert isinstance(caught.value, EngineRefused)
        assert (caught.value.hint, caught.value.retry_after) == ("pay", 7.5)
    assert engine.translate(["good"], *EN_KK) == ("GOOD",)


def test_a_killed_process_loses_nothing(outside: Outside, crew: Processes, tmp_path: Path) -> None:
    """One process dies by kill -9 in the middle: every text has one answer, and only its own job was done again."""
    engine = outside.spread(crew, style="0.01")
    texts = [f"die-once {tmp_path / 'died'}", *(f"text {number}" for number in range(39))]
    assert engine.translate(texts, *EN_KK) == tuple(text.upper() for text in texts)
    counts = Counter(text for _, text in outside.diary if text != "made")
    assert counts[texts[0]] == 2
    assert set(counts) == set(texts)
    assert sum(counts.values()) <= len(texts) + engine.inner.max_batch


def test_a_text_that_kills_is_given_up(outside: Outside, crew: Processes) -> None:
    """Four processes die over it, then it is unavailable; the others go on."""
    engine = outside.spread(crew)
    with pytest.raises(EngineUnavailable, match="4 processes of outside died one after the other over 1 texts"):
        engine.translate(["die"], *EN_KK)
    assert [text for _, text in outside.diary].count("die") == 4
    assert engine.translate(["good"], *EN_KK) == ("GOOD",)


def test_a_process_that_hangs_is_ended(outside: Outside, crew: Processes) -> None:
    """After the time of the engine its process is ended, and a new one serves the next text."""
    engine = outside.spread(crew, timeout_seconds="0.5")
    engine.translate(["warm", "up"], *EN_KK)
    with pytest.raises(EngineUnavailable, match=r"no answer within 0\.5 s"):
        engine.translate(["hang"], *EN_KK)
    hung = next(pid for pid, text in outside.diary if text == "hang")
    assert wait_until(lambda: not is_alive(hung))
    assert engine.translate(["good"], *EN_KK) == ("GOOD",)


def test_close_ends_the_processes_and_the_work(outside: Outside) -> None:
    """Who waits is told at once, no process is left, and the engine may be used again."""
    engine = outside.spread(Processes(2))
    errors: list[BaseException] = []

    def wait() -> None:
        try:
            engine.translate(["hang"] * 20, *EN_KK)
        except EngineUnavailable as error:
            errors.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    assert wait_until(lambda: [text for _, text in outside.diary].count("hang") == 2)
    engine.close()
    thread.join(10)
    assert "the run ends" in str(errors[0])
    assert not [pid for pid, _ in outside.diary if is_alive(pid)]
    assert engine.translate(["good"], *EN_KK) == ("GOOD",)
    engine.close()


CALLER = """\
import sys
from loc.draft.registry import load
from loc.run.processes import Processes
from loc.run.spread import SpreadEngine

if __name__ == "__main__":
    settings = {"model": sys.argv[1]}
    engine = SpreadEngine(load("outside", settings), settings, Processes(2))
    try:
        print(*engine.translate(sys.argv[2:], "en", "kk"), flush=True)
    finally:
        engine.close()
"""


@pytest.fixture
def call(tmp_path: Path, entry_points: Path) -> Callable[..., subprocess.Popen[str]]:
    """A program that spreads its arguments over two processes, in a group of its own like one of a terminal."""

    def start(*texts: str) -> subprocess.Popen[str]:
        script = tmp_path / "caller.py"
        script.write_text(CALLER, encoding="utf-8")
        (tmp_path / "diary").touch()
        path = os.pathsep.join(map(str, (entry_points, ROOT, ROOT / "tests")))
        return subprocess.Popen(
            [sys.executable, str(script), str(tmp_path / "diary"), *texts],
            env={**os.environ, "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    return start


def hung(folder: Path) -> list[int]:
    return [pid for pid, text in Outside(folder).diary if text == "hang"]


def test_kill_9_of_the_caller_leaves_no_orphans(tmp_path: Path, call: Callable[..., subprocess.Popen[str]]) -> None:
    """Processes in the middle of a text notice that nobody waits for it, and end."""
    with call("hang", "hang") as caller:
        assert wait_until(lambda: len(hung(tmp_path)) == 2)
        caller.kill()
        assert wait_until(lambda: not any(map(is_alive, hung(tmp_path))), 5)


def test_ctrl_c_ends_all(tmp_path: Path, call: Callable[..., subprocess.Popen[str]]) -> None:
    """A terminal interrupts the whole group: the caller ends its processes, none of which prints a traceback."""
    with call("hang", "hang") as caller:
        assert wait_until(lambda: len(hung(tmp_path)) == 2)
        os.killpg(caller.pid, signal.SIGINT)
        _, errors = caller.communicate(timeout=20)
        assert errors.count("Traceback") == errors.count("\nKeyboardInterrupt") == 1
        assert not any(map(is_alive, hung(tmp_path)))


def test_stdout_is_for_results(call: Callable[..., subprocess.Popen[str]]) -> None:
    """What a library prints in a process goes to stderr."""
    with call("print") as caller:
        out, errors = caller.communicate(timeout=20)
    assert out == "PRINT\n"
    assert "a library talks" in errors
