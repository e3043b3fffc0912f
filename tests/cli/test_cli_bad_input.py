"""Wrong words, broken files, read-only folders, Ctrl-C: message, exit code, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import ROOT
from desk import SLUG, Desk, Snapshot

from loc.cli.group import COMMANDS as TABLE

COMMANDS = {
    "ingest": ["ingest", "x.txt"],
    "segment": ["segment", "plant"],
    "catalog": ["catalog"],
    "draft": ["draft"],
    "review": ["review", "plant", "-l", "kk"],
    "check": ["check"],
    "export": ["export", "kk"],
    "status": ["status"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_project(command: str, outside: Desk) -> None:
    """Exit 3, and how to make one."""
    code, out, err = outside.run(*COMMANDS[command])
    assert (code, out) == (3, "")
    assert "no loc project" in err
    assert "loc init" in err


@pytest.mark.parametrize("command", ["catalog", "draft", "check", "status"])
def test_unknown_language(command: str, desk: Desk, snapshot: Snapshot) -> None:
    """Exit 3, the languages there are, nothing written."""
    before = snapshot()
    code, _, err = desk.run(command, "-l", "de")
    assert code == 3
    assert "unknown language 'de'; this project has kk, ru" in err
    assert snapshot() == before


@pytest.mark.parametrize("arguments", [["export", "de"], ["review", "plant", "-l", "de"]])
def test_unknown_language_as_argument(arguments: list[str], desk: Desk) -> None:
    """The same where the language is not an option of the shared kind."""
    assert desk.run(*arguments)[0] == 3


@pytest.mark.parametrize("command", ["segment", "catalog", "draft", "check", "status"])
def test_unknown_article_offers_the_nearest(command: str, desk: Desk) -> None:
    """A slip of the finger is answered with the name that was meant."""
    code, _, err = desk.run(command, "2026-11-23-plan7")
    assert code == 3
    assert f"Nearest: {SLUG}" in err


@pytest.mark.parametrize(
    "arguments",
    [["drafft"], ["draft", "--nope"], ["export"], ["review", "plant"], ["export", "kk", "--parts", "tail"],
     ["review", "plant", "-l", "kk", "--accept"], ["review", "plant", "-l", "kk", "--all", "--accept", "--reject"],
     ["list", "cooks"], ["check", "--format", "pdf"]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage(arguments: list[str], desk: Desk) -> None:
    """Exit 2."""
    assert desk.run(*arguments)[0] == 2


@pytest.mark.parametrize("command", ["catalog", "draft", "check", "status", "review", "export"])
def test_a_broken_po_file_is_named_and_kept(command: str, desk: Desk) -> None:
    """Exit 3, file, line and reason; the bytes stay, whatever command comes across it."""
    path = desk.folder / f"locales/kk/{SLUG}.po"
    path.parent.mkdir()
    path.write_bytes(b'msgid "a"\nmsgstr "b\n')
    code, _, err = desk.run(*COMMANDS[command])
    assert code == 3
    assert f"locales/kk/{SLUG}.po:2: expected" in err
    assert path.read_bytes() == b'msgid "a"\nmsgstr "b\n'


def test_a_broken_source_stops_no_other(desk: Desk) -> None:
    """draft does the rest first, then names the file that could not be read; exit 3."""
    (desk.folder / "sources/2026-11-22-broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\xff\xfe")
    code, out, err = desk.run("draft")
    assert code == 3
    assert f"{SLUG} kk" in out
    assert "sources/2026-11-22-broken.txt:1" in err


@pytest.mark.parametrize("command", ["status", "catalog", "export"])
def test_a_broken_source_is_told_and_passed_by(command: str, desk: Desk) -> None:
    """The other stories are done all the same; exit 3."""
    (desk.folder / "sources/2026-11-22-broken.txt").write_bytes(b"")
    desk.run("catalog")
    code, out, err = desk.run(*COMMANDS[command])
    assert code == 3
    assert SLUG in out + err
    assert "sources/2026-11-22-broken.txt: empty" in err


def test_a_broken_glossary_names_its_line(desk: Desk) -> None:
    """File, line, and what a msgctxt may be."""
    path = desk.folder / "locales/kk/glossary.po"
    path.parent.mkdir()
    path.write_text('msgctxt "prefered"\nmsgid "a"\nmsgstr "b"\n', encoding="utf-8")
    code, _, err = desk.run("check")
    assert code == 0
    assert "locales/kk/glossary.po:2" in err
    assert "preferred" in err


def test_check_of_a_file_outside_any_project(outside: Desk, tmp_path: Path) -> None:
    """The language comes from the header or from -l; without both it is asked for."""
    path = tmp_path / "any.po"
    path.write_text('msgid "It costs 25 tenge."\nmsgstr "Ол 52 теңге тұрады."\n', encoding="utf-8")
    assert outside.run("check", str(path))[0] == 3
    code, out, _ = outside.run("check", str(path), "-l", "kk")
    assert code == 1
    assert "any.po:2:12: error numbers" in out
    assert outside.run("check", str(tmp_path / "none.po"), "-l", "kk")[0] == 3


def test_ingest_takes_the_good_files_in(desk: Desk, tmp_path: Path) -> None:
    """One of three cannot be read: the others are in, exit 3."""
    for name, content in (("a.txt", b"A head\n\nText."), ("b.txt", b""), ("c.txt", b"C head\n\nText.")):
        (tmp_path / name).write_bytes(content)
    code, out, err = desk.run("ingest", *(str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt", "d.txt")))
    assert code == 3
    assert out.splitlines() == ["sources/undated-a.txt", "sources/undated-c.txt"]
    assert "b.txt: empty" in err
    assert "d.txt: cannot be read" in err


@pytest.mark.parametrize("name", ["glossary.txt", "with space.txt"])
def test_names_that_cannot_be_slugs(name: str, desk: Desk) -> None:
    """The glossary's name and spaces are refused with the path."""
    (desk.folder / "sources" / name).write_text("Head\n\nText.\n", encoding="utf-8")
    code, _, err = desk.run("draft")
    assert code == 3
    assert f"sources/{name}" in err


def test_two_sources_of_one_slug(desk: Desk) -> None:
    """Both paths are named."""
    (desk.folder / f"sources/{SLUG}.html").write_text("Head\n\nText.\n", encoding="utf-8")
    code, _, err = desk.run("status")
    assert code == 3
    assert f"sources/{SLUG}.html" in err
    assert f"sources/{SLUG}.txt" in err


def test_a_read_only_project(desk: Desk, need_tool: Callable[[str, str], str], tmp_path: Path) -> None:
    """Looking works; what must write says so before any engine is asked; nothing changes. Root gives its powers up."""
    desk.run("catalog")
    before = {path: path.read_bytes() for path in desk.folder.rglob("*.po")}
    drop = [need_tool("setpriv", "util-linux"), "--bounding-set", "-dac_override,-dac_read_search,-fowner"]
    for path in [desk.folder, *desk.folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    loc = [*(drop if os.geteuid() == 0 else []), sys.executable, "-m", "loc"]
    wire = tmp_path / "new.txt"
    wire.write_text("A head\n\nText.\n", encoding="utf-8")
    codes = {}
    for arguments in (
        ["status"],
        ["check"],
        ["draft"],
        ["catalog"],
        ["ingest", str(wire)],
        ["export", "kk", "-o", "x"],
    ):
        done = subprocess.run(
            [*loc, *arguments], cwd=desk.folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
        )
        codes[arguments[0]] = done.returncode
        assert b"Traceback" not in done.stderr
    for path in [desk.folder, *desk.folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert codes == {"status": 0, "check": 1, "draft": 3, "catalog": 0, "ingest": 3, "export": 1}
    assert {path: path.read_bytes() for path in desk.folder.rglob("*.po")} == before


def test_a_bug_is_logged(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 4, no traceback on the screen, the log named and there."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("surprise")

    monkeypatch.setattr("loc.cli.status.Statuses", fail)
    code, out, err = desk.run("status")
    assert (code, out) == (4, "")
    assert "Traceback" not in err
    log = Path(next(word for word in err.split() if word.endswith(".log;")).rstrip(";"))
    assert "ZeroDivisionError: surprise" in log.read_text(encoding="utf-8")


def test_a_closed_pipe_is_no_error(desk: Desk) -> None:
    """`loc … | head` ends quietly."""
    loc = subprocess.Popen(
        [sys.executable, "-m", "loc", "segment", "plant"],
        cwd=desk.folder,
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert loc.stdout
    loc.stdout.close()
    _, err = loc.communicate(timeout=30)
    assert (loc.returncode, err) == (0, b"")


def test_help_of_every_command(desk: Desk) -> None:
    """Each answers -h, and its one line is the one in the table."""
    _, overview, _ = desk.run("--help")
    for row in TABLE:
        code, out, _ = desk.run(row.name, "-h")
        assert code == 0
        assert "Usage: loc" in out
        assert row.help in overview
