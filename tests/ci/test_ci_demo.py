"""`make demo`, with a stand-in for `loc`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from programs import CI, ROOT, run, write_program

DEMO = [
    "draft",
    "status",
    "check",
    "export kk 2021-09-16 -o -",
    "export ru 2021-09-16 -o -",
    "export kk 2021-09-17",
]


def make_project(folder: Path) -> Path:
    shutil.copytree(CI, folder / ".ci")
    shutil.copy(ROOT / ".gitignore", folder)
    (folder / "sources").mkdir()
    (folder / "sources" / "2021-09-16-csto.txt").write_text("A meeting took place.\n", encoding="utf-8")
    (folder / "sources" / "2021-09-16-csto.txt").chmod(0o444)
    (folder / "locales").mkdir()
    (folder / "pyproject.toml").write_text("[tool.loc]\n", encoding="utf-8")
    return folder


def run_demo(folder: Path, codes: Mapping[str, int]) -> subprocess.CompletedProcess[str]:
    """`codes`: the exit code of each `loc` command that does not end with 0."""
    cases = "\n".join(f'    "{command}") exit {code} ;;' for command, code in codes.items())
    loc = write_program(folder.parent / "fake-loc", f'echo "<$*> in ${{PWD##*/}}"\ncase "$*" in\n{cases}\nesac')
    return run([".ci/demo"], folder, {"LOC": str(loc)})


def shown_commands(output: str) -> list[str]:
    return [line.removeprefix("$ loc ") for line in output.splitlines() if line.startswith("$ loc ")]


def test_demo_shows_each_command(tmp_path: Path) -> None:
    """The demo shows six commands in order, each just before its output, all run in the copy."""
    result = run_demo(make_project(tmp_path / "project"), {DEMO[-1]: 1})
    assert (result.returncode, result.stderr) == (0, "")
    assert shown_commands(result.stdout) == DEMO
    for command in DEMO:
        assert f"$ loc {command}\n<{command}> in demo\n" in result.stdout


@pytest.mark.parametrize(
    ("command", "explanation"),
    [("draft", "have no draft"), ("check", "findings are for the translator"), (DEMO[-1], "no reviewed translation")],
)
def test_demo_explains_exit_1(tmp_path: Path, command: str, explanation: str) -> None:
    """Where the text is not ready the demo says what that means, goes on and ends well."""
    result = run_demo(make_project(tmp_path / "project"), {command: 1})
    assert result.returncode == 0
    assert result.stdout.count("Exit 1") == 1
    assert explanation in result.stdout.partition(f"$ loc {command}\n")[2].partition("$ loc")[0]
    assert shown_commands(result.stdout) == DEMO


@pytest.mark.parametrize(
    ("command", "code"),
    [("draft", 2), ("draft", 3), ("draft", 4), ("draft", 130), ("status", 3), ("check", 4), (DEMO[3], 1), (DEMO[5], 2)],
)
def test_demo_fails(tmp_path: Path, command: str, code: int) -> None:
    """A failure ends the demo at once with the same code; so does a sample story that does not come out whole."""
    result = run_demo(make_project(tmp_path / "project"), {command: code})
    assert result.returncode == code
    assert f"exit {code}, expected 0" in result.stderr
    assert shown_commands(result.stdout) == DEMO[: DEMO.index(command) + 1]


def test_demo_leaves_no_trace(tmp_path: Path, need_tool: Callable[[str, str], str]) -> None:
    """After the demo `git status` says what it said before, and a second one starts from a fresh copy."""
    git = need_tool("git", "git")
    project = make_project(tmp_path / "project")
    run([git, "init", "--quiet"], project)
    run([git, "add", "--all"], project)
    before = run([git, "status", "--porcelain"], project).stdout
    (project / "build" / "demo").mkdir(parents=True)
    (project / "build" / "demo" / "old").touch()
    assert [run_demo(project, {}).returncode for _ in range(2)] == [0, 0]
    assert run([git, "status", "--porcelain"], project).stdout == before
    assert "sources/2021-09-16-csto.txt" in before
    assert sorted(path.name for path in (project / "build" / "demo").iterdir()) == [
        "locales",
        "pyproject.toml",
        "sources",
    ]


def test_demo_of_the_sample(tmp_path: Path) -> None:
    """With no engine in reach the real sample still comes out whole in both languages, and the follow-up is refused."""
    shutil.copytree(CI, tmp_path / ".ci")
    for name in ("sources", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    loc = Path(sys.executable).with_name("loc")
    result = run([".ci/demo"], tmp_path, {"LOC": str(loc), "LOC_GOOGLE_URL": "http://127.0.0.1:9"})
    assert result.returncode == 0, result.stdout + result.stderr
    assert shown_commands(result.stdout) == DEMO
    assert "ДУШАНБЕ. ҚазАқпарат –" in result.stdout
    assert "ДУШАНБЕ. КАЗИНФОРМ –" in result.stdout
    assert "have no draft" in result.stdout
    assert "no reviewed translation" in result.stdout
