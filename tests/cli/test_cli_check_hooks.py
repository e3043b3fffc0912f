"""What others call `loc check` from: pre-commit, and a workflow's step."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders import ROOT

from loc.cli.check import command

yaml = pytest.importorskip("yaml", reason="PyYAML comes with the extras `local` and `cluster`")

PO = """\
msgid ""
msgstr "Language: ru\\n"

#, fuzzy
msgctxt "text"
msgid "It makes 25 turbines."
msgstr "Он выпускает 26 турбин."
"""


def _read(name: str) -> Any:  # noqa: ANN401 - YAML
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_hook_says_what_pre_commit_asks_for() -> None:
    """id, name, entry and language are there, the entry is a command of ours, and it is given PO files alone."""
    (hook,) = _read(".pre-commit-hooks.yaml")
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    assert (hook["id"], hook["entry"], hook["language"]) == ("loc-check", "loc check", "python")
    names = ["locales/kk/a.po", "a.pot", "b.po~", "po", "notes.txt", "c.po"]
    assert [name for name in names if re.search(hook["files"], name)] == ["locales/kk/a.po", "c.po"]


def test_the_hook_runs_on_files(tmp_path: Path) -> None:
    """Called as pre-commit calls it, from the top folder with paths, it fails on a wrong figure."""
    (tmp_path / "a b.po").write_text(PO, encoding="utf-8")
    (hook,) = _read(".pre-commit-hooks.yaml")
    program, *arguments = shlex.split(hook["entry"])
    loc = [sys.executable, "-m", program, *arguments, "a b.po"]
    done = subprocess.run(
        loc, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert (done.returncode, b"numbers" in done.stdout) == (1, True)


def test_the_action_is_composite_and_whole() -> None:
    """Inputs used are the inputs there are, each step that runs has a shell, and none holds the text of an input."""
    action = _read("action.yml")
    steps = action["runs"]["steps"]
    assert action["runs"]["using"] == "composite"
    assert {"name", "description"} <= action.keys()
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(action["inputs"])
    assert all(row["description"] and "default" in row for row in action["inputs"].values())
    assert all("shell" in step for step in steps if "run" in step)
    assert not [step for step in steps if "${{" in step.get("run", "")]


def _run_step(folder: Path, **inputs: str) -> tuple[int, list[str]]:
    """The step as a runner would run it, with a `loc` that writes down how it was called."""
    action = _read("action.yml")
    step = action["runs"]["steps"][-1]
    loc = folder / "runner/loc/bin/loc"
    loc.parent.mkdir(parents=True)
    loc.write_text(f'#!/bin/sh\nprintf "%s\\0" "$@" > {folder}/called\nexit 1\n', encoding="utf-8")
    loc.chmod(0o755)
    values = {name: inputs.get(name.replace("-", "_"), row["default"]) for name, row in action["inputs"].items()}
    environ = {name: _fill(text, values) for name, text in step["env"].items()}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    environ |= {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(folder / "runner")}
    done = subprocess.run(command, cwd=folder, env=environ, check=False)
    return done.returncode, (folder / "called").read_text(encoding="utf-8").split("\0")[:-1]


def _fill(text: str, values: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], text)


def test_the_action_calls_loc_with_its_inputs(tmp_path: Path) -> None:
    """Paths and languages one by one, the baseline whole; its exit code is the step's, so the step fails with it."""
    inputs = {"paths": "a.po  plant", "langs": "kk ru", "baseline": "known findings.json", "fail_on": "warning"}
    code, called = _run_step(tmp_path, **inputs)
    options = ["--format", "github", "--fail-on", "warning", "--lang", "kk", "--lang", "ru"]
    assert called == ["check", *options, "--baseline", "known findings.json", "--", "a.po", "plant"]
    assert code == 1


def test_inputs_are_words_to_the_action_not_shell(tmp_path: Path) -> None:
    """No pattern is expanded, no command in them is run, no path is taken for an option."""
    (tmp_path / "b.po").touch()
    _, called = _run_step(tmp_path, paths="*.po $(touch,ran) `x` --fix", baseline="")
    assert called == ["check", "--format", "github", "--fail-on", "error", "--", "*.po", "$(touch,ran)", "`x`", "--fix"]
    assert not (tmp_path / "ran").exists()


def test_the_action_uses_options_that_exist() -> None:
    """The step and the command speak of the same options."""
    (step,) = [step for step in _read("action.yml")["runs"]["steps"] if step.get("name") == "loc check"]
    options = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", step["run"]))
    assert options <= {name for parameter in command.params for name in parameter.opts}
