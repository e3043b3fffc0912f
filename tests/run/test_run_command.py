"""`loc draft --jobs` and `--cluster`, the real command in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from builders import ROOT, make_project, run_loc
from run.conftest import Outside
from run.dask_farm import DaskFarm
from run.watch import is_alive, wait_until

NUMBERS = range(101, 141)
WIRE = " date 2026-11-23 Kazakhstan bought 100 carriages.\n\nASTANA. KAZINFORM – " + "\n\n".join(
    f"Kazakhstan bought {number} carriages." for number in NUMBERS
)
CONFIGURATION = """\
author = "Aigerim Serikova"
langs = ["kk"]

[draft]
engines = ["outside"]

[engine.outside]
model = "{diary}"
key = "hush-hush"
style = "{busy}"

[[dateline]]
wire = "KAZINFORM"
kk = "{{city}}. ҚазАқпарат"
"""


def make_desk(folder: Path, entry_points: Path, busy_seconds: float = 0.01) -> tuple[Path, dict[str, str]]:
    """A project of one story with 41 sentences to draft, and the variables that `loc` needs for the engine."""
    configuration = CONFIGURATION.format(diary=folder / "diary", busy=busy_seconds)
    (folder / "diary").touch()
    project = make_project(folder / "desk", {"2026-11-23-carriages.txt": WIRE}, configuration)
    return project, {"PYTHONPATH": os.pathsep.join(map(str, (entry_points, ROOT, ROOT / "tests")))}


def targets_of(project: Path) -> Counter[str]:
    po = (project / "locales" / "kk" / "2026-11-23-carriages.po").read_text(encoding="utf-8")
    return Counter(line for line in po.splitlines() if line.startswith('msgstr "Қазақстан '))


EXPECTED = {f'msgstr "Қазақстан {number} вагон сатып алды."': 1 for number in (100, *NUMBERS)}


def test_jobs(tmp_path: Path, entry_points: Path) -> None:
    """Every sentence has its draft once, made by two processes that are not the command's own."""
    project, environ = make_desk(tmp_path, entry_points)
    done = run_loc(project, "draft", "--jobs", "2", environ=environ)
    assert done.returncode == 0, done.stderr
    assert "outside: work spread over 2 processes of this machine." in done.stderr
    assert targets_of(project) == EXPECTED
    diary = Outside(tmp_path).diary
    assert len({pid for pid, text in diary if text.startswith("Kazakhstan")}) == 2
    assert "hush" not in done.stdout + done.stderr


def test_cluster(tmp_path: Path, entry_points: Path) -> None:
    """The same with a worker of a Dask cluster; only this process writes into the project."""
    project, environ = make_desk(tmp_path, entry_points)
    with DaskFarm(tmp_path, workers=1, outside=(entry_points,)) as farm:
        done = run_loc(project, "draft", "--cluster", farm.address, environ=environ)
    assert done.returncode == 0, done.stderr
    assert f"outside: work spread over the cluster {farm.address}, 1 at once." in done.stderr
    assert targets_of(project) == EXPECTED


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--jobs", "2", "--engine", "deepl"), 3, "none of the engines translates on the machine itself"),
        (("--cluster", "127.0.0.1:8786"), 3, "is no address of a Dask scheduler"),
        (("--cluster", "tcp://127.0.0.1:9", "--jobs", "2"), 3, "both say who works"),
        (("--jobs", "0"), 2, "0 is not in the range"),
    ],
)
def test_what_cannot_be_is_told(
    tmp_path: Path, entry_points: Path, options: tuple[str, ...], code: int, message: str
) -> None:
    """One line says why, before anything is asked or written."""
    project, environ = make_desk(tmp_path, entry_points)
    done = run_loc(project, "draft", *options, environ={**environ, "LOC_DEEPL_KEY": "hush-hush"})
    assert (done.returncode, message in done.stderr, "Traceback" in done.stderr) == (code, True, False), done.stderr
    assert not (project / "locales" / "kk").exists()


def test_ctrl_c(tmp_path: Path, entry_points: Path) -> None:
    """An interrupted run ends at once with 130 and leaves no process behind."""
    project, environ = make_desk(tmp_path, entry_points, busy_seconds=0.5)
    command = [sys.executable, "-m", "loc", "draft", "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=project, env={**os.environ, **environ}, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert wait_until(lambda: len({pid for pid, text in Outside(tmp_path).diary if text.startswith("Kazakh")}) == 2)
        os.killpg(run.pid, signal.SIGINT)
        _, errors = run.communicate(timeout=20)
    assert run.returncode == 130
    assert "Traceback" not in errors
    assert not [pid for pid, _ in Outside(tmp_path).diary if is_alive(pid)]
