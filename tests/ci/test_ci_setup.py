"""The set-up of .venv, with stand-ins for Python."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from programs import CI, ROOT, link_programs, run, write_program

FAKE_PYTHON = """
case "$1 $2" in
    "-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; echo "venv" >>calls ;;
    "-m pip")
        for package; do :; done
        echo "pip $package $PIP_CONSTRAINT $PIP_BUILD_CONSTRAINT" >>calls
        [ ! -e pip-fails ] ;;
    "-c "*ensurepip*) echo "3.11 venv" ;;
    "-c "*base_prefix*) echo "/usr 3.11" ;;
esac
"""


def find_python(folder: Path, pythons: Mapping[str, str], chosen: str = "") -> subprocess.CompletedProcess[str]:
    """`pythons`: name -> what its probe answers; "broken" does not run."""
    folder.mkdir()
    link_programs(folder, "cat")
    for name, answer in pythons.items():
        write_program(folder / name, "exit 127" if answer == "broken" else f'echo "{answer}"')
    return run([str(CI / "python")], folder, {"PATH": str(folder), "PYTHON": chosen})


@pytest.mark.parametrize(
    ("pythons", "chosen", "expected"),
    [
        ({"python3.13": "3.13 venv", "python3.11": "3.11 venv"}, "", "python3.13"),
        ({"python3.13": "broken", "python3.12": "3.12 venv"}, "", "python3.12"),
        ({"python3.12": "3.12 bare", "python3.11": "3.11 venv"}, "", "python3.11"),
        ({"python3.11": "3.11 bare", "python3": "3.14 venv"}, "", "python3"),
        ({"python3.13": "3.13 venv", "my own": "3.11 venv"}, "my own", "my own"),
    ],
)
def test_first_python_that_works(tmp_path: Path, pythons: dict[str, str], chosen: str, expected: str) -> None:
    """The newest known Python that runs and has venv is taken; one named by the user goes before all."""
    result = find_python(tmp_path / "bin", pythons, chosen)
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{tmp_path / 'bin' / expected}\n", "")


@pytest.mark.parametrize(
    ("pythons", "chosen", "messages"),
    [
        (
            {"python3.11": "3.11 bare", "python3": "3.11 bare"},
            "",
            ["cannot make virtual", "apt install python3.11-venv"],
        ),
        ({"python3": "3.10 venv"}, "", ["Python 3.10, too old", "apt install python3 python3-venv", "brew install"]),
        ({"python3": "3.9 bare"}, "", ["Python 3.9, too old"]),
        ({"python3.13": "broken"}, "", ["python3.13: does not run", "dnf install"]),
        ({}, "", ["none of: python3.13 python3.12 python3.11 python3"]),
        ({"python3.13": "3.13 venv", "other": "3.8 venv"}, "other", ["other: Python 3.8, too old"]),
        ({"python3.13": "3.13 venv"}, "missing", ["none of: missing"]),
    ],
)
def test_no_python_fits(tmp_path: Path, pythons: dict[str, str], chosen: str, messages: list[str]) -> None:
    """Where nothing fits it says what was found and which package to install."""
    result = find_python(tmp_path / "bin", pythons, chosen)
    assert (result.returncode, result.stdout) == (1, "")
    for message in messages:
        assert message in result.stderr


def test_probe_knows_this_python() -> None:
    """The probe accepts a real Python that can make environments."""
    result = run([str(CI / "python")], ROOT, {"PYTHON": sys.executable})
    assert (result.returncode, result.stdout) == (0, f"{sys.executable}\n")


class Checkout:
    """A checkout whose Python only notes what it is asked to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(CI, folder / ".ci")
        shutil.copy(ROOT / "pyproject.toml", folder)
        self.python = write_program(folder.parent / "python", FAKE_PYTHON)

    def set_up(self, wanted: str) -> int:
        return run([".ci/setup", wanted], self.folder, {"PYTHON": str(self.python)}).returncode

    def calls(self) -> list[str]:
        """What was asked for since the last look; a pip call without its constraints, checked here."""
        calls = self.folder / "calls"
        lines = calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []
        calls.unlink(missing_ok=True)
        constraints = " .ci/constraints.txt .ci/constraints.txt"
        assert all(line == "venv" or line.endswith(constraints) for line in lines)
        return [line.removesuffix(constraints) for line in lines]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def test_set_up_once(checkout: Checkout) -> None:
    """A second set-up installs nothing, nor does `run` after `dev`; `dev` after `run` adds to it."""
    assert checkout.set_up("run") == 0
    assert checkout.calls() == ["venv", "pip ."]
    assert checkout.set_up("run") == 0
    assert checkout.calls() == []
    assert checkout.set_up("dev") == 0
    assert checkout.calls() == ["pip .[dev]"]
    assert [checkout.set_up("run"), checkout.set_up("dev")] == [0, 0]
    assert checkout.calls() == []


@pytest.mark.parametrize("name", ["pyproject.toml", ".ci/constraints.txt"])
def test_set_up_follows_content(checkout: Checkout, name: str) -> None:
    """A changed list of packages is installed; a file that only looks newer is not."""
    checkout.set_up("dev")
    checkout.calls()
    path = checkout.folder / name
    path.touch()
    checkout.set_up("dev")
    assert checkout.calls() == []
    path.write_text(path.read_text(encoding="utf-8") + "\n# more\n", encoding="utf-8")
    checkout.set_up("run")
    assert checkout.calls() == ["pip ."]
    checkout.set_up("dev")
    assert checkout.calls() == ["pip .[dev]"]


def test_interrupted_set_up(checkout: Checkout) -> None:
    """A set-up that did not come to its end is begun anew."""
    (checkout.folder / "pip-fails").touch()
    assert checkout.set_up("dev") != 0
    (checkout.folder / "pip-fails").unlink()
    checkout.calls()
    assert checkout.set_up("dev") == 0
    assert checkout.calls() == ["venv", "pip .[dev]"]


def test_moved_checkout(checkout: Checkout) -> None:
    """A checkout that was moved gets a new environment, whose programs start with their new path."""
    checkout.set_up("run")
    checkout.calls()
    checkout.folder = checkout.folder.rename(checkout.folder.parent / "moved")
    checkout.set_up("run")
    assert checkout.calls() == ["venv", "pip ."]
