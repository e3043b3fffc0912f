"""A real scheduler and its workers, each a process of its own, on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from builders import ROOT


@dataclass
class DaskFarm:
    """`outside` is put on the workers' path before all else."""

    folder: Path
    workers: int
    outside: tuple[Path, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    _started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __enter__(self) -> Self:
        file = self.folder / "scheduler.json"
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-show", "--scheduler-file", str(file))
        self.address = _read(file)["address"]
        for _ in range(self.workers):
            self.add_worker()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in self._started:
            os.killpg(process.pid, signal.SIGKILL)  # with the workers of a nanny
            process.wait(20)

    def add_worker(self) -> None:
        place = str(self.folder)
        options = ("--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard", "--local-directory", place)
        self.start("worker", self.address, *options)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(map(str, (*self.outside, ROOT, ROOT / "tests")))
        with (self.folder / "dask.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments],
                env={**os.environ, "PYTHONPATH": path, **self.variables},
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started.append(process)
        return process

    @property
    def scheduler(self) -> subprocess.Popen[bytes]:
        return self._started[0]

    @property
    def log(self) -> str:
        return (self.folder / "dask.log").read_text(encoding="utf-8", errors="replace")


def _read(path: Path) -> dict[str, Any]:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.05)
        else:
            return found
    raise TimeoutError(path)
