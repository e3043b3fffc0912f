"""PO files as git's index has them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from builders import make_project
from tools import find_tool

from loc.errors import CatalogError, LocError
from loc.flow.check import Checker
from loc.flow.check_files import CheckedFiles
from loc.flow.check_staged import find_staged
from loc.flow.project import open_project
from loc.model import Finding

HEADER = 'msgid ""\nmsgstr "Language: ru\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
SOURCE = "It makes 25 turbines."
RIGHT, WRONG = "Он выпускает 25 турбин.", "Он выпускает 26 турбин."


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its git is asked nothing of the user's own settings."""
    find_tool("git", "git")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = tmp_path / "repository"
    folder.mkdir()
    _git(folder, "init", "--quiet")
    return folder


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Aigerim Serikova", "-c", "user.email=aigerim@example.kz"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def _write(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f'{HEADER}#, fuzzy\nmsgctxt "text"\nmsgid "{SOURCE}"\nmsgstr "{target}"\n'
    path.write_text(text, encoding="utf-8")


def _check(folder: Path) -> list[Finding]:
    staged = find_staged(folder)
    files = CheckedFiles(None, staged.read)
    return [finding for opened in files.of_paths(staged.paths(), ()) for finding in Checker(files).find(opened())]


def test_the_index_is_checked_not_the_work_tree(repository: Path) -> None:
    """A fault that is staged is told although it is mended on disk; one on disk alone is not."""
    _write(repository / "wrong.po", WRONG)
    _write(repository / "right.po", RIGHT)
    _git(repository, "add", ".")
    _write(repository / "wrong.po", RIGHT)
    _write(repository / "right.po", WRONG)
    assert [(finding.file, finding.check) for finding in _check(repository)] == [("wrong.po", "numbers")]


def test_only_what_the_commit_takes_is_checked(repository: Path) -> None:
    """Committed, deleted and other files are not; new, changed and renamed ones are."""
    for name in ("old.po", "gone.po", "moved.po"):
        _write(repository / name, WRONG)
    _git(repository, "add", ".")
    _git(repository, "commit", "--quiet", "-m", "Old")
    _write(repository / "new.po", WRONG)
    (repository / "notes.txt").write_text("x", encoding="utf-8")
    _git(repository, "rm", "--quiet", "gone.po")
    _git(repository, "mv", "moved.po", "there.po")
    _git(repository, "add", ".")
    assert [str(path) for path in find_staged(repository).paths()] == ["new.po", "there.po"]


@pytest.mark.parametrize("name", ["сюжет о заводе.po", 'quo"te.po', "new\nline.po", "0:odd.po", "-n.po", "a b/ә.po"])
def test_names_may_be_odd(name: str, repository: Path) -> None:
    """Spaces, quotes, line breaks, Cyrillic, a colon that git would read as a stage."""
    _write(repository / name, WRONG)
    _git(repository, "add", ".")
    assert [finding.file for finding in _check(repository)] == [name]


def test_names_that_are_no_utf8_are_read(repository: Path) -> None:
    """A file name is bytes; what cannot be printed of it is shown as U+FFFD."""
    _write(repository / os.fsdecode(b"\xe6avod.po"), WRONG)
    _git(repository, "add", ".")
    assert [finding.file for finding in _check(repository)] == ["\ufffdavod.po"]


@pytest.mark.parametrize("setting", ["false", "true"])
def test_a_folder_below_sees_all_that_is_staged(setting: str, repository: Path) -> None:
    """Paths are told from where the user stands, whatever `diff.relative` says."""
    _git(repository, "config", "diff.relative", setting)
    _write(repository / "top.po", WRONG)
    _write(repository / "kk/below.po", WRONG)
    _git(repository, "add", ".")
    assert [finding.file for finding in _check(repository / "kk")] == ["below.po", "../top.po"]


def test_the_other_languages_are_staged_ones_too(repository: Path) -> None:
    """A story's other language is compared as the commit would take it."""
    make_project(repository / "desk", {"plant.txt": f"Plant opens\n\n{SOURCE}\n"})
    project = open_project(repository / "desk")
    for lang in ("kk", "ru"):
        _write(project.catalogs.path(lang, "plant"), RIGHT)
    _git(repository, "add", ".")
    _write(project.catalogs.path("ru", "plant"), WRONG)
    staged = find_staged(repository / "desk")
    files = CheckedFiles(project, staged.read)
    (unit,) = files.others(files.open("kk", "plant"))["ru"].values()
    assert unit.target == RIGHT


def test_broken_staged_files_are_named(repository: Path) -> None:
    """A text that is no PO, or no UTF-8, is an error of the file, not of git."""
    (repository / "bytes.po").write_bytes(HEADER.encode() + b'msgid "a"\nmsgstr "\xff"\n')
    _git(repository, "add", ".")
    with pytest.raises(CatalogError, match=r"bytes\.po:5: expected UTF-8"):
        _check(repository)


def test_outside_git_it_is_an_expected_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is where git is not installed."""
    find_tool("git", "git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(LocError, match="not a git repository"):
        find_staged(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LocError, match="no git here"):
        find_staged(tmp_path)
