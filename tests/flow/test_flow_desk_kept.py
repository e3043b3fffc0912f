"""What the desk keeps between two questions is bounded, as fresh as the files, and safe for threads."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from builders import AT, make_project
from desk import CONFIGURATION, SLUG, TARGETS, WIRE
from hypothesis import given
from hypothesis import strategies as st

from loc.cli import main
from loc.flow.desk import Action, DeskProject, Person, decide_unit, memories, open_story, warm_up
from loc.flow.desk.recent import Latest, Recent
from loc.flow.index import FileRow, Index
from loc.flow.project import Project, open_project
from loc.flow.review import decide
from loc.flow.work import open_work
from loc.model import Finding, Unit
from loc.review import edit

TURBINES = "The plant makes 25 turbines a year."
DANA = Person("dana", "Dana Omarova")
OTHER = "2026-11-22-plant"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    sources = {f"{SLUG}.txt": WIRE, f"{OTHER}.txt": f"A plant\n\n{TURBINES}\n"}
    folder = make_project(tmp_path / "project", sources, CONFIGURATION)
    monkeypatch.chdir(folder)
    assert main(["catalog"]) == 0
    return open_project(folder)


@given(st.lists(st.integers(0, 9)), st.integers(1, 4))
def test_the_rows_asked_for_last_are_kept(keys: list[int], size: int) -> None:
    """Never more than `size` of them."""
    rows: Recent[int, int] = Recent(size)
    for key in keys:
        rows.put(key, -key)
    last = list(dict.fromkeys(reversed(keys)))[:size]
    assert [key for key in range(10) if rows.get(key) is not None] == sorted(last)


def test_a_value_is_made_anew_where_its_origin_changed() -> None:
    """And only there; a value that is nothing counts as one."""
    made = Latest[str, tuple[int, ...]](2)
    assert made.find_for("a", "one", lambda: ()) == ()
    assert made.find_for("a", "one", lambda: (1,)) == ()
    assert made.find_for("a", "two", lambda: (2,)) == (2,)
    assert (made.known("a", "one"), made.known("a", "two"), made.known("b", "two")) == (None, (2,), None)


def told(finding: Finding) -> tuple[str, str, str, str]:
    return finding.check, finding.source, finding.message, finding.severity


def checked(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, str, str]]:
    """By the command, which keeps nothing."""
    capsys.readouterr()
    main(["check", SLUG, "-l", "kk", "--format", "json"])
    rows = json.loads(capsys.readouterr().out)["findings"]
    return [(row["check"], row["source"], row["message"], row["severity"]) for row in rows]


def test_kept_findings_are_those_of_the_command(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """After each of many edits of any sentence, good, bad or silenced, in both languages of the story."""
    desk = DeskProject(project)
    texts = [*TARGETS.values(), "Зауыт 35 35 турбина  шығарады", "The plant", "Ол «Атырауда орналасқан.", "Астана"]
    for step in range(25):
        lang = "kk" if step % 3 else "ru"
        rows = open_story(desk, SLUG, lang).units
        row, text = rows[step * 7 % len(rows)], texts[step * 5 % len(texts)]
        decide_unit(desk, SLUG, lang, row.unit.key.id, Action.SAVE, text, row.seen, DANA)
        if step % 5 == 0:
            path = project.catalogs.path("kk", SLUG)
            po = path.read_text(encoding="utf-8")
            note = '# loc: ignore numbers "as the ministry has it"\n# loc: reviewed'
            path.write_text(po.replace("# loc: reviewed", note, 1), encoding="utf-8")
        shown = open_story(desk, SLUG, "kk").units
        ours = [told(finding) for row in shown for finding in row.findings]
        assert ours == checked(capsys)
        assert ours


def test_a_story_that_is_opened_again_is_opened(project: Project) -> None:
    """After decisions, an edit by another program, another take and a catalog that was taken away."""
    desk = DeskProject(project)
    path, source = project.catalogs.path("kk", SLUG), project.sources.folder / f"{SLUG}.txt"
    for step in range(8):
        row = open_story(desk, SLUG, "kk").units[step % 3]
        decide_unit(desk, SLUG, "kk", row.unit.key.id, Action.SAVE, f"{step}-сөйлем", row.seen, DANA)
        if step == 2:
            path.write_text("# Қайта қаралды\n" + path.read_text(encoding="utf-8").replace("2-сөйлем", "Екінші"))
        if step == 4:
            source.write_text(WIRE.replace("25", "26"), encoding="utf-8")
        if step == 6:
            path.unlink()
        fresh = open_project(project.config.root)
        opened, again = open_work(fresh, fresh.sources.read(SLUG), "kk"), desk.open(SLUG, "kk")
        assert (again.article, again.segments, again.file.text) == (opened.article, opened.segments, opened.file.text)
        assert [timeless(unit) for unit in again.units] == [timeless(unit) for unit in opened.units]


def timeless(unit: Unit) -> Unit:
    """A patch that is in no file yet is made anew each time."""
    return replace(unit, provenance=tuple(replace(mark, made_at=AT) for mark in unit.provenance))


def test_a_review_elsewhere_becomes_a_match(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it: the memory is renewed in the background, and the next question has it."""
    monkeypatch.setattr(memories, "_REFRESH_SECONDS", 0.0)
    monkeypatch.setattr(memories, "_KEPT_SECONDS", 0.0)
    desk = DeskProject(project)
    row = next(row for row in open_story(desk, SLUG, "kk").units if row.unit.key.source == TURBINES)
    assert row.matches == ()
    ids = [row.unit.key.id]
    decide(project, OTHER, "kk", ids, lambda unit: edit(unit, TARGETS[TURBINES], "Serik", AT), "Serik")
    end = time.monotonic() + 30
    while not row.matches and time.monotonic() < end:
        time.sleep(0.02)
        row = next(row for row in open_story(desk, SLUG, "kk").units if row.unit.key.source == TURBINES)
    assert [(match.origin, match.target) for match in row.matches] == [(OTHER, TARGETS[TURBINES])]


def test_a_desk_that_was_warmed_up_has_counted_its_stories(project: Project) -> None:
    """In every language, and written down when it closes."""
    desk = DeskProject(project)
    warm_up(desk).join(timeout=30)
    desk.close()
    index = open_project(project.config.root).index
    rows = [index.standings.find(lang, slug) for lang in ("kk", "ru") for slug in (SLUG, OTHER)]
    assert [bool(row and row.conditions) for row in rows] == [True] * 4


def test_the_index_is_written_while_others_go_on(tmp_path: Path) -> None:
    """Rows put by one thread while another one writes are written then or the next time."""
    index, done, put = Index(tmp_path), Event(), list[str]()
    index.files.find("")

    def work() -> None:
        while not done.is_set() and len(put) < 20_000:
            put.append(f"file {len(put)}")
            index.files.put(FileRow(put[-1], 1, 0, 0, ""))

    thread = Thread(target=work)
    thread.start()
    for _ in range(10):
        index.flush()
    done.set()
    thread.join()
    index.flush()
    written = Index(tmp_path).files
    assert [name for name in put if written.find(name) is None] == []
