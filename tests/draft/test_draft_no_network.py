"""No network, the real ways: the run ends soon, writes nothing wrong, and says why."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from loopback import SOURCES, Loopback, Question, Reply, black_hole, closed_port_url, hang
from tools import own_network

from loc.draft.registry import load
from loc.draft.schedule import Chain, Failure

LANGS = ("kk", "ru")
ARTICLES = 5
LIMIT_SECONDS = 10.0


@contextlib.contextmanager
def _hanging_server() -> Iterator[str]:
    with Loopback(hang) as server:
        yield server.url


@dataclass(frozen=True)
class Network:
    """`patience_seconds` is short where nothing but patience ends the wait."""

    address: Callable[[], contextlib.AbstractContextManager[str]]
    reason: str
    patience_seconds: float


NETWORKS = {
    "connection refused": Network(lambda: contextlib.nullcontext(closed_port_url()), "the connection is refused", 7),
    "name not resolved": Network(
        lambda: contextlib.nullcontext("http://engine.invalid"), "its name is not resolved", 7
    ),
    "packets dropped": Network(black_hole, "no answer within", 1),
    "no answer": Network(_hanging_server, "no answer within", 1),
}


def _draft_all(chain: Chain) -> list[object]:
    texts = [[f"{source} Story {number}." for source in SOURCES] for number in range(ARTICLES)]
    return [draft for story in texts for lang in LANGS for _, draft in chain.draft_texts(story, "en", lang)]


@pytest.mark.parametrize("network", NETWORKS)
def test_a_run_without_network_ends(network: str) -> None:
    """Two engines, two languages, several articles: within the limit, with a reason of each engine for each text."""
    case = NETWORKS[network]
    with case.address() as url:
        engines = [load("google", {"url": url}), load("mymemory", {"url": url})]
        chain = Chain(engines, patience_seconds=case.patience_seconds)
        begun = time.monotonic()
        drafts = _draft_all(chain)
        assert time.monotonic() - begun < LIMIT_SECONDS
        chain.close()
    assert len(drafts) == ARTICLES * len(LANGS) * len(SOURCES)
    for draft in drafts:
        assert isinstance(draft, Failure)
        assert [engine for engine, _ in draft.reasons] == ["google", "mymemory"]
    for health in chain.report():
        assert case.reason in health.stopped
        assert "another engine" in health.advice
        assert health.accepted == 0


def test_patience_is_one_for_the_run() -> None:
    """Engines that never answer share one budget, whatever the number of stories."""
    patience_seconds = 1.0
    with black_hole() as url:
        chain = Chain([load("google", {"url": url}), load("mymemory", {"url": url})], patience_seconds=patience_seconds)
        begun = time.monotonic()
        _draft_all(chain)
        spent = time.monotonic() - begun
        chain.close()
    assert patience_seconds * 0.9 < spent < patience_seconds * 3


def test_slow_engine_is_waited_for_once_it_was_heard(server: Loopback) -> None:
    """Patience is for the unheard: after the first answer an engine has its own time-out."""
    slow = SOURCES[-1]
    usual = server.behaviour
    first_done = threading.Event()

    def behave(question: Question) -> Reply:
        if question.text == slow:
            first_done.wait(5)
            time.sleep(1)
        return usual(question)

    server.behaviour = behave
    chain = Chain([load("google", {"url": server.url})], patience_seconds=0.8)
    for text, draft in chain.draft_texts([SOURCES[0], slow], "en", "kk"):
        first_done.set()
        assert not isinstance(draft, Failure), text
    chain.close()


def test_interrupt_passes_through_at_once() -> None:
    """Ctrl-C while every engine hangs ends the run there and then."""
    program = f"""
        from loc.draft.registry import load
        from loc.draft.schedule import Chain
        chain = Chain([load("google", {{"url": URL}})], patience_seconds=60)
        print("asking", flush=True)
        try:
            list(chain.draft_texts({SOURCES!r}, "en", "kk"))
        except KeyboardInterrupt:
            print("interrupted", flush=True)
    """
    with _hanging_server() as url:
        process = subprocess.Popen(
            [sys.executable, "-c", f"URL = {url!r}\n" + textwrap.dedent(program)],
            stdout=subprocess.PIPE,
            text=True,
        )
        with process:
            assert process.stdout is not None
            assert process.stdout.readline() == "asking\n"
            time.sleep(0.3)
            process.send_signal(2)
            output, _ = process.communicate(timeout=5)
    assert output == "interrupted\n"


_HANGING_LOOK_UP = textwrap.dedent("""
    import os, socket, subprocess, tempfile, time
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with tempfile.NamedTemporaryFile("w", delete=False) as conf:
        conf.write("nameserver 127.0.0.1\\noptions timeout:30 attempts:3\\n")
    subprocess.run(["mount", "--bind", conf.name, "/etc/resolv.conf"], check=True)
    silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    silent.bind(("127.0.0.1", 53))

    from loc.draft.registry import load
    from loc.draft.schedule import Chain, Failure
    chain = Chain([load("google", {}), load("mymemory", {})], patience_seconds=2)
    begun = time.monotonic()
    for lang in ("kk", "ru"):
        for story in range(5):
            texts = [f"The ministers met in Almaty on day {day} of week {story}." for day in range(6)]
            for text, draft in chain.draft_texts(texts, "en", lang):
                assert isinstance(draft, Failure), draft
    assert silent.recv(4096), "nobody asked for a name"
    os.unlink(conf.name)
    print([health.engine for health in chain.report() if "no answer within" in health.stopped])
""")


def test_a_hanging_name_look_up_does_not_hold_the_program() -> None:
    """The resolver waits 90 s for a silent server and cannot be interrupted; the program ends all the same."""
    begun = time.monotonic()
    result = subprocess.run(
        [*own_network(), sys.executable, "-c", _HANGING_LOOK_UP],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert time.monotonic() - begun < LIMIT_SECONDS
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "['google', 'mymemory']"
