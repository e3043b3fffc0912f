"""`loc init --git`: git's part, in a new project and in one that exists."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from desk import Desk, Snapshot


@pytest.fixture(autouse=True)
def git(need_tool: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    need_tool("git", "git")
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


def make_repository(desk: Desk) -> None:
    subprocess.run(["git", "init", "-q", str(desk.folder)], check=True)


def driver(desk: Desk) -> str:
    command = ["git", "config", "merge.loc.driver"]
    return subprocess.run(command, cwd=desk.folder, capture_output=True, check=True, text=True).stdout


def test_a_new_project_with_git(outside: Desk) -> None:
    """The project is made, the attributes are in it, and the clone knows the driver."""
    make_repository(outside)
    code, out, _ = outside.run("init", "--git")
    assert (code, ".gitattributes" in out, "loc.toml" in out) == (0, True, True)
    text = (outside.folder / ".gitattributes").read_text(encoding="utf-8")
    assert text == "*.po merge=loc\nlocales/published.tsv merge=union\n"
    assert "merge-driver --marker-size %L %O %A %B %P" in driver(outside)


def test_an_existing_project_gets_git_alone(desk: Desk, snapshot: Snapshot) -> None:
    """Nothing of the project is touched, and it is said; once more changes nothing."""
    make_repository(desk)
    before = snapshot()
    code, out, err = desk.run("init", "--git")
    assert (code, out) == (0, ".gitattributes\n")
    assert "here already" in err
    once = snapshot()
    assert {path for path in once if once[path] != before.get(path)} == {
        "project/.gitattributes",
        "project/.git/config",
    }
    assert desk.run("init", "--git")[:2] == (0, "")
    assert snapshot() == once


def test_attributes_that_are_there_stay(desk: Desk) -> None:
    """What somebody chose for the same files is not overruled, lines without an end get one."""
    make_repository(desk)
    path = desk.folder / ".gitattributes"
    path.write_text("*.po text eol=lf merge=ours", encoding="utf-8")
    desk.run("init", "--git")
    assert path.read_text(encoding="utf-8") == ("*.po text eol=lf merge=ours\nlocales/published.tsv merge=union\n")


def test_outside_a_repository_the_project_is_made_and_git_is_named(outside: Desk) -> None:
    """Exit 3 with the next step; the same command works when there is a repository."""
    code, _, err = outside.run("init", "--git")
    assert (code, "git init" in err) == (3, True)
    assert (outside.folder / "loc.toml").exists()
    make_repository(outside)
    assert outside.run("init", "--git")[0] == 0
