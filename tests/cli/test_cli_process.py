"""The command as a process: no network, Ctrl-C, kill -9, start-up."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import ROOT, make_project, run_loc
from desk import CONFIGURATION
from loopback import PAIRS, SOURCES, Loopback, Question, Reply, black_hole, closed_port_url, right
from tools import own_network

from loc.catalog.file import parse_file
from loc.model import State

STORIES = 4
LIMIT_SECONDS = 10
ENGINES = CONFIGURATION.replace("[]", '["google", "mymemory"]')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four stories of six sentences each; the house knows their datelines, nobody the rest."""
    text = f"ASTANA. KAZINFORM – {' '.join(SOURCES)}\n"
    wires = {
        f"2026-11-2{number}-story.txt": f" date 2026-11-2{number} Story {number}\n\n{text}" for number in range(STORIES)
    }
    return make_project(tmp_path / "project", wires, ENGINES)


def environ(url: str) -> dict[str, str]:
    return {"LOC_GOOGLE_URL": url, "LOC_MYMEMORY_URL": url, "PYTHONPATH": str(ROOT)}


@contextlib.contextmanager
def unresolved() -> Iterator[str]:
    yield "http://no-such-host.invalid"


@contextlib.contextmanager
def refused() -> Iterator[str]:
    yield closed_port_url()


@pytest.mark.parametrize("address", [unresolved, refused, black_hole])
def test_no_network(address: Callable[[], contextlib.AbstractContextManager[str]], folder: Path) -> None:
    """Within 10 s: exit 1, the house's datelines kept, every unit without a draft named with reason and advice."""
    begun = time.monotonic()
    with address() as url:
        done = run_loc(folder, "draft", environ=environ(url))
    assert time.monotonic() - begun < LIMIT_SECONDS
    _expect_no_drafts(folder, done)


HANGING = textwrap.dedent("""
    import os, socket, subprocess, sys, tempfile
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with tempfile.NamedTemporaryFile("w") as conf:
        conf.write("nameserver 127.0.0.1\\noptions timeout:30 attempts:3\\n")
        conf.flush()
        subprocess.run(["mount", "--bind", conf.name, "/etc/resolv.conf"], check=True)
        silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        silent.bind(("127.0.0.1", 53))
        code = subprocess.run([sys.executable, "-m", "loc", "draft"]).returncode
        assert silent.recv(4096), "nobody asked for a name"
    sys.exit(code)
""")


def test_a_name_look_up_that_hangs(folder: Path) -> None:
    """The same with a resolver that never answers, in a network of the test's own."""
    names = {"LOC_GOOGLE_URL": "http://translate.example.kz", "LOC_MYMEMORY_URL": "http://mymemory.example.kz"}
    begun = time.monotonic()
    done = subprocess.run(
        [*own_network(), sys.executable, "-c", HANGING],
        cwd=folder,
        env={**os.environ, **names, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert time.monotonic() - begun < LIMIT_SECONDS
    _expect_no_drafts(folder, done)


def _expect_no_drafts(folder: Path, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("8 units; 1 from house, 7 without a draft") == STORIES * 2
    assert "mymemory" in done.stderr
    assert "another engine" in done.stderr
    for lang in ("kk", "ru"):
        for path in (folder / "locales" / lang).glob("*.po"):
            drafts = [
                unit for unit in parse_file(path.read_text(encoding="utf-8"), path.name).catalog.units if unit.target
            ]
            assert [unit.key.context for unit in drafts] == ["dateline"]


def _start(folder: Path, url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "loc", "draft", "-l", "kk"],
        cwd=folder,
        env={**os.environ, **environ(url), "LOC_DRAFT_ENGINES": "google"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _hang_at(text: str) -> Callable[[Question], Reply]:
    def behave(question: Question) -> Reply:
        reply = right(question)
        return Reply(reply.body, wait_seconds=30) if question.text == text else reply

    return behave


def _wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(400):
        if condition():
            return
        time.sleep(0.02)
    pytest.fail("it did not come to this in 8 s")


def test_an_interrupt_keeps_what_is_done(folder: Path) -> None:
    """Ctrl-C while one sentence hangs: exit 130, no traceback, the five answers that came are in the file."""
    with Loopback(_hang_at(SOURCES[-1])) as engine:
        loc = _start(folder, engine.url)
        _wait_until(lambda: {question.text for question in engine.questions} >= set(SOURCES))
        time.sleep(0.5)
        loc.send_signal(signal.SIGINT)
        _, err = loc.communicate(timeout=10)
    assert loc.returncode == 130, err
    assert "Traceback" not in err
    path = folder / "locales/kk/2026-11-20-story.po"
    targets = {unit.key.source: unit.target for unit in parse_file(path.read_text(encoding="utf-8"), "x").catalog.units}
    assert [targets[source] for source in SOURCES[:-1]] == [PAIRS[source][0] for source in SOURCES[:-1]]
    assert targets[SOURCES[-1]] == ""


def test_the_run_after_a_kill_finishes(folder: Path) -> None:
    """kill -9 in the second story: the first is whole, the next run drafts what is left, no lock is in its way."""
    with Loopback() as engine:
        seen = 0

        def behave(question: Question) -> Reply:
            nonlocal seen
            seen += 1
            return Reply(b"", wait_seconds=30) if seen > len(SOURCES) + 2 else right(question)

        engine.behaviour = behave
        loc = _start(folder, engine.url)
        _wait_until(lambda: seen > len(SOURCES) + 2)
        loc.kill()
        loc.communicate(timeout=10)
        engine.behaviour = right
        done = run_loc(folder, "draft", "-l", "kk", environ=environ(engine.url))
    assert done.returncode == 1, done.stderr  # the headlines are none of the server's sentences
    for path in (folder / "locales/kk").glob("*.po"):
        units = parse_file(path.read_text(encoding="utf-8"), path.name).catalog.units
        assert [unit.state for unit in units if unit.key.source in SOURCES] == [State.DRAFT] * len(SOURCES)


def test_help_loads_no_library() -> None:
    """`loc --help` starts as fast as click: nothing of the stages and their libraries is imported."""
    program = (
        "import sys; from loc.cli import main; main(['--help']);"
        "print([name for name in sys.modules if name.split('.')[0] in"
        " ('babel', 'deep_translator', 'polib', 'rapidfuzz', 'regex', 'requests', 'starlette', 'distributed')"
        " or name.startswith(('loc.flow', 'loc.draft', 'loc.check', 'loc.lang'))], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
