"""`loc review` in a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pytest
from builders import ROOT, make_project
from desk import CONFIGURATION, SLUG, WIRE

from loc.flow.project import open_project
from loc.model import State

_PATIENCE_SECONDS = 20.0
_RUN = "import sys; from loc.cli import main; sys.exit(main(['review', 'plant', '-l', 'kk'{more}]))"
WITHOUT_TEXTUAL = f"import sys; sys.modules['textual'] = None; {_RUN}"


class Terminal:
    """80 by 24; `seen` is all that the program wrote."""

    def __init__(self, process: subprocess.Popen[bytes], side: int) -> None:
        self.process, self.side, self.seen = process, side, ""
        self._bytes = b""
        self._place = 0
        self._closed = False
        self._until = time.monotonic() + _PATIENCE_SECONDS

    @classmethod
    @contextmanager
    def running(cls, folder: Path, program: str, **environ: str) -> Iterator[Self]:
        side, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        kept = {key: value for key, value in os.environ.items() if key != "NO_COLOR" and not key.startswith("LOC_")}
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=folder,
            env={**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environ},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        try:
            yield cls(process, side)
        finally:
            process.kill()
            process.wait()
            os.close(side)

    def type(self, text: str) -> None:
        os.write(self.side, text.encode())

    def wait_for(self, text: str) -> None:
        """Behind what was waited for before."""
        while text not in self.seen[self._place :]:
            assert self._read(), f"no {text!r} in {self.seen[self._place :]}"
        self._place = self.seen.index(text, self._place) + len(text)

    def end(self) -> int:
        """Its exit code."""
        while self._read():
            pass
        assert self._closed, f"it goes on: {self.seen[self._place :]}"
        return self.process.wait(_PATIENCE_SECONDS)

    def _read(self) -> bool:
        """False where it has ended, or has had time enough."""
        left = self._until - time.monotonic()
        if left <= 0 or not select.select([self.side], [], [], left)[0]:
            return False
        try:
            self._bytes += os.read(self.side, 65536)
        except OSError:  # Linux: the other side is closed
            self._closed = True
            return False
        self.seen = self._bytes.decode(errors="ignore")
        return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {f"{SLUG}.txt": WIRE}, CONFIGURATION)


def program(*more: str) -> str:
    return _RUN.format(more="".join(f", {word!r}" for word in more))


def colours(seen: str) -> list[str]:
    """Of all SGR sequences: foreground or background other than the terminal's own."""
    codes = [code for found in re.findall(r"\x1b\[([\d;]*)m", seen) for code in found.split(";")]
    return [code for code in codes if re.fullmatch(r"[349][0-7]|10[0-7]|[34]8", code)]


def test_a_sentence_is_reviewed_full_screen(folder: Path) -> None:
    """Keys of a real terminal, Kazakh letters among them; the file holds the text after it closes with 0."""
    with Terminal.running(folder, program()) as terminal:
        terminal.wait_for("The plant makes 25 turbines a year.")
        terminal.type("e")
        terminal.wait_for("Esc leaves the field")
        terminal.type("Қазақстан зауыт ашты")
        terminal.type("\r")
        terminal.wait_for("is reviewed.")
        terminal.type("\x1b")
        terminal.wait_for("Q quit")
        terminal.type("й")
        assert terminal.end() == 0
    catalog = open_project(folder).catalogs.read("kk", SLUG).catalog
    assert [unit.target for unit in catalog.live if unit.state is State.REVIEWED] == ["Қазақстан зауыт ашты"]
    assert "\x1b[?1049l" in terminal.seen
    assert colours(terminal.seen)


def test_no_colour(folder: Path) -> None:
    """NO_COLOR is kept to."""
    with Terminal.running(folder, program(), NO_COLOR="1") as terminal:
        terminal.wait_for("It stands in Atyrau.")
        terminal.wait_for("Q quit")
        terminal.type("q")
        assert terminal.end() == 0
    assert colours(terminal.seen) == []


def test_what_is_not_saved_is_said_at_the_end(folder: Path) -> None:
    """On the terminal as it was before, so that it can be copied."""
    with Terminal.running(folder, program()) as terminal:
        terminal.wait_for("Q quit")
        terminal.type("e")
        terminal.wait_for("Esc leaves the field")
        terminal.type("Ашылды\x11")
        terminal.wait_for("Not saved: 1.")
        terminal.type("\x11")
        assert terminal.end() == 0
    assert re.search(r"not saved: [0-9a-f]{8}  Ашылды", terminal.seen.partition("\x1b[?1049l")[2])


@pytest.mark.parametrize(
    ("run", "environ", "said"),
    [
        (program("--json"), {}, '"state": "empty"'),
        (program(), {"TERM": "dumb"}, "4 units, 4 to review."),
        (WITHOUT_TEXTUAL.format(more=""), {}, "needs the package textual: install loc with its extra `tui`."),
    ],
    ids=["json", "dumb terminal", "without the extra"],
)
def test_the_list(run: str, environ: dict[str, str], said: str, folder: Path) -> None:
    """Where it is asked for, where a terminal cannot show a screen, and where the extra is missing, which is said."""
    with Terminal.running(folder, run, **environ) as terminal:
        assert terminal.end() == 0
    assert said in terminal.seen
    assert "The plant makes 25 turbines a year." in terminal.seen
    assert "\x1b[?1049h" not in terminal.seen
