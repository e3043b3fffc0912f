"""A project that is put back as it was before each run, and the server that runs `loc` in it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from builders import ROOT
from crash.crash_jobs import BASES, DRAFT, EXPORT, FILES, JOBS, TAKE, TRANSLATE, Arguments, Job

SERVER = Path(__file__).with_name("crash_server.py")
STATUS: Arguments = ("status",)
# Everything a job may load, loaded before the first fork; the last ones take the paths of an error.
WARM_UP = (
    *TRANSLATE,
    TAKE,
    DRAFT,
    EXPORT,
    STATUS,
    ("init", "empty"),
    ("ingest", "incoming/none.txt"),
    *(job.arguments for job in JOBS.values()),
)
LONG_AGO = 1_600_000_000  # seconds, in 2020
RECORD = "published.tsv"
_TIME = re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|\+0000)")
Snapshot = dict[str, bytes]


class CrashServer:
    """`place` is the folder where it may make what it likes; `prefix` stands before its command."""

    def __init__(self, place: Path, prefix: Sequence[str] = ()) -> None:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("LOC_")}
        self._errors = (place / "server.log").open("w+b")
        self._process = subprocess.Popen(
            [*prefix, sys.executable, str(SERVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
            text=True,
        )
        warm = place / "warm"
        write_files(warm)
        self.pid = int(self._ask({"folder": str(warm), "commands": WARM_UP}))

    def run(
        self, folder: Path, arguments: Sequence[str], strace: Sequence[str] = (), user: int | None = None
    ) -> tuple[int, str]:
        """Exit code, below zero the signal that killed it, and stderr."""
        request = {"folder": str(folder), "arguments": arguments, "strace": strace, "user": user}
        code, errors = json.loads(self._ask(request))
        return code, errors

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._errors.close()

    def _ask(self, request: object) -> str:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(request)}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            self._errors.seek(0)
            raise AssertionError(self._errors.read().decode())
        return answer


class Undisturbed(NamedTuple):
    """The project before and after a job that nothing disturbs, and its exit code."""

    before: Snapshot
    after: Snapshot
    code: int


@dataclass
class CrashDesk:
    """One folder for all runs: what a run writes into `.loc/` knows its path.

    `outer` is where the server's `/` is for us, if it has mounts of its own. `user` is who runs the commands.
    """

    server: CrashServer
    folder: Path
    bases: Path
    outer: Path = Path("/")
    user: int | None = None
    _results: dict[Job, Undisturbed] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        """The project's folder, as this process sees it."""
        return self.outer / self.folder.relative_to("/")

    def prepare(self, base: str) -> None:
        """The project as the commands of this base leave it."""
        kept = self.bases / base
        if not kept.exists():
            self._clear()
            write_files(self.place)
            self._give_away()
            for arguments in BASES[base]:
                code, errors = self.run(arguments)
                assert code < 2, errors
            shutil.copytree(self.place, kept)
            _make_old(kept)
        self._clear()
        shutil.copytree(kept, self.place, dirs_exist_ok=True)
        self._give_away()

    def run(self, arguments: Arguments, strace: Sequence[str] = ()) -> tuple[int, str]:
        return self.server.run(self.folder, arguments, strace, self.user)

    def undisturbed(self, job: Job) -> Undisturbed:
        if job not in self._results:
            self.prepare(job.base)
            before = self.snapshot()
            code, errors = self.run(job.arguments)
            assert code < 2, errors
            self._results[job] = Undisturbed(before, self.snapshot(), code)
        return self._results[job]

    def snapshot(self) -> Snapshot:
        """Files by path, times made equal; without `.loc/`, where nothing counts, and a record without a row."""
        files = {
            path.relative_to(self.place).as_posix(): _without_times(path)
            for path in sorted(self.place.rglob("*"))
            if path.is_file() and ".loc" not in path.parts
        }
        return {name: content for name, content in files.items() if content or not name.endswith(RECORD)}

    def finish(self, job: Job) -> None:
        """The same command, undisturbed now, ends as if nothing had happened before."""
        expected, now = self.undisturbed(job), self.snapshot()
        code, errors = self.run(job.arguments)
        assert code == expected.code or (job.is_once and now == expected.after), errors
        assert self.snapshot() == expected.after

    def _clear(self) -> None:
        self.place.mkdir(exist_ok=True)
        for path in self.place.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _give_away(self) -> None:
        if self.user is not None:
            for path in (self.place, *self.place.rglob("*")):
                os.chown(path, self.user, self.user)


def write_files(folder: Path) -> None:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _make_old(folder: Path) -> None:
    """What has just been written is read once more than what is old: all runs shall make the same calls."""
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def _without_times(path: Path) -> bytes:
    """Of the record of exports each row counts once: who was killed after the row was written writes it again."""
    content = _TIME.sub(b"TIME", path.read_bytes())
    if path.name == RECORD:
        assert content.endswith(b"\n") or not content, "a row was cut"
        return b"".join(sorted(set(content.splitlines(keepends=True))))
    return content
