"""`loc draft` as a process: killed, twice at once, with a broken store; its plan, its progress, its accounts."""

from __future__ import annotations

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builders import ROOT, make_project, run_loc
from desk import CONFIGURATION
from loopback import Loopback, Question, Reply, answer

from loc.catalog.file import parse_file
from loc.cli.progress import describe
from loc.flow.draft import Progress

STORIES, SENTENCES = 10, 20
SEGMENTS = STORIES * SENTENCES
CONNECTIONS = 8
ENGINES = CONFIGURATION.replace("[]", '["google"]') + f"\n[engine.google]\nconnections = {CONNECTIONS}\n"
KINDS = ("wheat", "barley", "rice", "cotton", "wool", "meat", "milk", "fish", "oil", "gas")
ACTS = ("bought", "sold", "stored", "moved")
PLACES = ("Astana", "Almaty", "Atyrau", "Semey", "Taraz")


def _sentences() -> list[str]:
    return [f"The union {act} {kind} in {place}." for kind in KINDS for act in ACTS for place in PLACES]


def _behave(wait_seconds: float) -> Callable[[Question], Reply]:
    """One good Kazakh sentence for all, after a time."""

    def reply(question: Question) -> Reply:
        return Reply(answer(question, "Одақ бұл туралы Астанада хабарлады.").body, wait_seconds=wait_seconds)

    return reply


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback(_behave(0.03)) as loopback:
        yield loopback


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten stories, two hundred sentences, no two the same; each first one is its story's headline."""
    rows = _sentences()
    wires = {}
    for number in range(STORIES):
        headline, *rest = rows[number * SENTENCES : (number + 1) * SENTENCES]
        wires[f"2026-11-{number + 10}-story.txt"] = f"{headline.rstrip('.')}\n\n{' '.join(rest)}\n"
    return make_project(tmp_path / "project", wires, ENGINES)


def _environ(server: Loopback) -> dict[str, str]:
    return {"LOC_GOOGLE_URL": server.url, "PYTHONPATH": str(ROOT)}


def _start(folder: Path, server: Loopback) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "loc", "draft", "-l", "kk"],
        cwd=folder,
        env={**os.environ, **_environ(server)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _drafted(folder: Path) -> int:
    paths = (folder / "locales/kk").glob("*.po")
    catalogs = [parse_file(path.read_text(encoding="utf-8"), path.name).catalog for path in paths]
    return sum(bool(unit.target) for catalog in catalogs for unit in catalog.live)


def _asked(server: Loopback) -> Counter[str]:
    return Counter(question.text for question in server.questions)


def test_a_killed_run_loses_what_was_in_flight_alone(folder: Path, server: Loopback) -> None:
    """kill -9 in the middle of 200 segments: the next run asks for at most one text a connection again."""
    loc = _start(folder, server)
    while len(server.questions) < SEGMENTS // 2:
        assert loc.poll() is None
        time.sleep(0.005)
    loc.kill()
    loc.communicate(timeout=10)
    done = run_loc(folder, "draft", "-l", "kk", environ=_environ(server))
    assert done.returncode == 0, done.stderr
    assert _drafted(folder) == SEGMENTS
    again = sum(count - 1 for count in _asked(server).values())
    assert len(_asked(server)) == SEGMENTS
    assert again <= CONNECTIONS


def test_two_runs_at_once_ask_once(folder: Path, server: Loopback) -> None:
    """Both end well, every text is asked once by one of them, and no save is a conflict."""
    running = [_start(folder, server) for _ in range(2)]
    ends = [each.communicate(timeout=60) for each in running]
    assert [each.returncode for each in running] == [0, 0], ends
    assert set(_asked(server).values()) == {1}
    assert len(server.questions) == SEGMENTS
    assert _drafted(folder) == SEGMENTS
    assert not any("conflict" in err for _, err in ends)


def test_a_killed_run_holds_no_other_up(folder: Path, server: Loopback) -> None:
    """Its claims fall free at once: the run beside it asks what the dead one was asking, and ends."""
    server.behaviour = _behave(0.3)
    first = _start(folder, server)
    while len(server.questions) < CONNECTIONS:
        time.sleep(0.005)
    second = _start(folder, server)
    time.sleep(0.6)
    first.kill()
    first.communicate(timeout=10)
    server.behaviour = _behave(0)
    begun = time.monotonic()
    out, err = second.communicate(timeout=30)
    assert second.returncode == 0, out + err
    assert time.monotonic() - begun < 20
    assert _drafted(folder) == SEGMENTS


@pytest.mark.parametrize("content", [b"broken " * 1_000, b""])
def test_a_broken_store_is_told_and_done_without(folder: Path, server: Loopback, content: bytes) -> None:
    """Rubbish where the answers were: all is drafted, stderr has a word; an empty file needs none."""
    server.behaviour = _behave(0)
    (folder / ".loc").mkdir()
    (folder / ".loc/drafts.sqlite").write_bytes(content)
    done = run_loc(folder, "draft", "-l", "kk", environ=_environ(server))
    assert done.returncode == 0, done.stderr
    assert _drafted(folder) == SEGMENTS
    assert ("drafts.sqlite is broken" in done.stderr) is bool(content)


def test_a_locked_store_does_not_stop_a_run(folder: Path, server: Loopback) -> None:
    """Another program holds the answers for good: after the time for locks the run goes on in memory."""
    server.behaviour = _behave(0)
    run_loc(folder, "draft", "2026-11-10", "-l", "kk", environ=_environ(server))
    with closing(sqlite3.connect(folder / ".loc/drafts.sqlite", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        done = run_loc(folder, "draft", "-l", "kk", environ=_environ(server))
    assert done.returncode == 0, done.stderr
    assert _drafted(folder) == SEGMENTS
    assert "drafts.sqlite cannot be used: database is locked" in done.stderr


def test_the_next_run_takes_kept_answers(folder: Path, server: Loopback) -> None:
    """With the catalogs gone, nothing is asked; the drafts are as they were, their times too."""
    server.behaviour = _behave(0)
    run_loc(folder, "draft", "-l", "kk", environ=_environ(server))
    paths = sorted((folder / "locales/kk").glob("*.po"))
    before = [path.read_text(encoding="utf-8").partition("\n\n")[2] for path in paths]
    for path in paths:
        path.unlink()
    done = run_loc(folder, "-v", "draft", "-l", "kk", environ=_environ(server))
    assert len(server.questions) == SEGMENTS
    assert [path.read_text(encoding="utf-8").partition("\n\n")[2] for path in paths] == before
    assert f"google: {SEGMENTS} drafts kept from earlier runs" in done.stderr


def test_a_dry_run_asks_and_writes_nothing(folder: Path, server: Loopback) -> None:
    """It says how many characters, of whom, at what price, and leaves no file behind."""
    (folder / "loc.toml").write_text(f"{ENGINES}price_per_million = 20\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run_loc(folder, "draft", "--dry-run", "-l", "kk", environ=_environ(server))
    assert done.returncode == 0, done.stderr
    chars = sum(len(text) for text in _sentences()) - STORIES  # a headline has no full stop here
    assert done.stdout.splitlines()[1].split() == ["google", "200", f"{chars:,}", "200", f"{chars * 20 / 1e6:.2f}"]
    assert server.questions == []
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_accounts_of_engines(folder: Path, server: Loopback) -> None:
    """`loc status --engines` counts what was sent, prices it, and says what is left until when."""
    server.behaviour = _behave(0)
    (folder / "loc.toml").write_text(f"{ENGINES}price_per_million = 20\nchars_per_month = 1000000\n", encoding="utf-8")
    run_loc(folder, "draft", "-l", "kk", environ=_environ(server))
    chars = sum(len(text) for text in _sentences()) - STORIES
    (row,) = json.loads(run_loc(folder, "status", "--engines", "--json").stdout)["engines"]
    assert row["engine"] == "google"
    assert row["this_month"] == {
        "requests": SEGMENTS,
        "chars": chars,
        "accepted": SEGMENTS,
        "refused": 0,
        "price": pytest.approx(chars * 20 / 1e6),
    }
    assert row["chars_left"] == 1_000_000 - chars
    table = run_loc(folder, "status", "--engines").stdout
    assert f"{chars:,}" in table
    assert row["renewed_on"] in table


def test_a_quota_ends_the_asking(folder: Path, server: Loopback) -> None:
    """What the month has no room for stays empty, with the day on which it has."""
    server.behaviour = _behave(0)
    (folder / "loc.toml").write_text(f"{ENGINES}chars_per_month = 1000\n", encoding="utf-8")
    done = run_loc(folder, "draft", "-l", "kk", environ=_environ(server))
    assert done.returncode == 1
    assert sum(len(question.text) for question in server.questions) <= 1_000
    assert "the count starts anew on 20" in done.stderr


def test_progress_is_for_terminals(folder: Path, server: Loopback) -> None:
    """On a terminal one line says rate, engine and time left, then is gone; in a pipe and under -q, nothing."""
    piped = run_loc(folder, "draft", "2026-11-10", "-l", "kk", environ=_environ(server))
    assert "left" not in piped.stderr
    shown = {flag: _on_terminal(folder, server, *flag.split()) for flag in ("", "-q")}
    assert "/s · google · " in shown[""]
    assert shown[""].rindex("\x1b[K") > shown[""].rindex(" left")
    assert "left" not in shown["-q"]


def _on_terminal(folder: Path, server: Loopback, *flags: str) -> str:
    """What a draft of another story writes to a terminal."""
    slug = f"2026-11-1{2 + len(flags)}"
    terminal, loc_side = pty.openpty()
    server.behaviour = _behave(0.15)
    command = [sys.executable, "-m", "loc", *flags, "draft", slug, "-l", "kk"]
    environ = {**os.environ, **_environ(server), "COLUMNS": "120"}
    with subprocess.Popen(command, cwd=folder, env=environ, stdout=loc_side, stderr=loc_side, text=True) as loc:
        os.close(loc_side)
        pieces = []
        while piece := _read(terminal):
            pieces.append(piece)
        loc.wait(30)
    os.close(terminal)
    return b"".join(pieces).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4_096)
    except OSError:  # the other side is closed
        return b""


@pytest.mark.parametrize(
    ("progress", "seconds", "line"),
    [
        (Progress(10, 10, 200, 50, ("google",)), 5.0, "50 of 200 segments · 10.0/s · google · 0:15 left"),
        (Progress(100, 10, 200, 50, ()), 5.0, "50 of about 2,000 segments · 10.0/s · 3:15 left"),
        (Progress(10, 10, 9_000, 1, ("a", "b")), 2.0, "1 of 9,000 segments · 0.5/s · a, b · 4:59:58 left"),
        (Progress(10, 1, 20, 0, ("google",)), 5.0, "0 of about 200 segments · 0.0/s · google"),
    ],
)
def test_the_line_of_progress(progress: Progress, seconds: float, line: str) -> None:
    """Stories that are still to be opened count like those that were; without an answer nobody knows the end."""
    assert describe(progress, seconds) == line


def test_an_interrupt_frees_the_claims(folder: Path, server: Loopback) -> None:
    """Ctrl-C: exit 130, what came is saved, and no claim is left behind."""
    loc = _start(folder, server)
    while len(server.questions) < 40:
        time.sleep(0.005)
    loc.send_signal(signal.SIGINT)
    _, err = loc.communicate(timeout=10)
    assert loc.returncode == 130, err
    assert _drafted(folder) >= 40 - CONNECTIONS
    with closing(sqlite3.connect(folder / ".loc/drafts.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM claim").fetchone() == (0,)
