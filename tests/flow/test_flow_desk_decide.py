"""Decisions at the desk: who may make them, and what they do to the file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import CONFIGURATION, SLUG, TARGETS
from reviewers import (
    AIGERIM,
    DANA,
    PEOPLE,
    SERIK,
    TURBINES,
    act,
    make_desk,
    marks,
    on_disk,
    see,
    write_in_poedit,
)

from loc.cli import main
from loc.errors import LocError
from loc.flow.desk import (
    Action,
    DeskProject,
    Person,
    Refused,
    Role,
    decide_unit,
    show_unit,
)
from loc.model import Mark, State


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskProject:
    return make_desk(tmp_path / "project", monkeypatch, PEOPLE)


def test_a_saved_text_is_reviewed_by_who_wrote_it(desk: DeskProject) -> None:
    """What comes back is what the file holds, and the next decision may be made on it at once."""
    after = act(desk, DANA, Action.SAVE, TARGETS[TURBINES])
    unit = on_disk(desk)
    assert (unit.target, unit.state, marks(unit)) == (
        TARGETS[TURBINES],
        State.REVIEWED,
        [(Mark.REVIEWED, "Dana Omarova")],
    )
    assert (after.unit, after.seen) == (see(desk).unit, see(desk).seen)
    assert act(desk, SERIK, Action.APPROVE, seen=after).unit.state is State.APPROVED


def test_the_file_is_what_gettext_writes(desk: DeskProject, need_tool: Callable[[str, str], str]) -> None:
    """A decision leaves a file that msgfmt accepts."""
    act(desk, DANA, Action.SAVE, TARGETS[TURBINES])
    path = desk.project.catalogs.path("kk", SLUG)
    done = subprocess.run(
        [need_tool("msgfmt", "gettext"), "--check", "-o", "-", path], capture_output=True, check=False, timeout=30
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_accept_takes_the_text_in_the_field(desk: DeskProject) -> None:
    """Unchanged it is a review of what stands; changed it is an edit."""
    act(desk, DANA, Action.SAVE, "Зауыт жылына 25 турбина жасайды.")
    act(desk, DANA, Action.REJECT)
    assert act(desk, SERIK, Action.ACCEPT, see(desk).unit.target).unit.state is State.REVIEWED
    assert act(desk, DANA, Action.ACCEPT, TARGETS[TURBINES]).unit.target == TARGETS[TURBINES]
    assert marks(on_disk(desk)) == [(Mark.REVIEWED, "Dana Omarova")]


def test_what_changes_nothing_writes_nothing(desk: DeskProject) -> None:
    """A second accept of a reviewed text leaves the file as it is, byte for byte."""
    act(desk, DANA, Action.SAVE, TARGETS[TURBINES])
    before = desk.project.catalogs.path("kk", SLUG).read_bytes()
    act(desk, SERIK, Action.ACCEPT, TARGETS[TURBINES])
    assert desk.project.catalogs.path("kk", SLUG).read_bytes() == before


def test_four_eyes(desk: DeskProject) -> None:
    """An editor does not approve what he reviewed or changes in the same breath; another one does."""
    act(desk, AIGERIM, Action.SAVE, TARGETS[TURBINES])
    with pytest.raises(Refused, match="another editor approves it"):
        act(desk, AIGERIM, Action.APPROVE)
    with pytest.raises(Refused, match="another editor approves it"):
        act(desk, SERIK, Action.APPROVE, "Зауыт жылына 25 турбина жасайды.")
    assert on_disk(desk).target == TARGETS[TURBINES]
    act(desk, SERIK, Action.APPROVE, TARGETS[TURBINES])
    assert marks(on_disk(desk)) == [(Mark.REVIEWED, "Aigerim Serikova"), (Mark.APPROVED, "Serik Akhmetov")]


def test_four_eyes_know_who_signed_in_the_header(desk: DeskProject) -> None:
    """Poedit writes no mark, but a name: that is the reviewer."""
    write_in_poedit(desk, {TURBINES: TARGETS[TURBINES]})
    bolat = Person("bolat", "BOLAT NURLAN", Role.EDITOR)
    desk.project = replace(desk.project, config=replace(desk.project.config, people=(bolat, SERIK)))
    with pytest.raises(Refused, match="another editor approves it"):
        act(desk, bolat, Action.APPROVE)
    assert act(desk, SERIK, Action.APPROVE).unit.state is State.APPROVED


def test_one_does_both_where_four_eyes_are_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in one go, with a new text: it is reviewed and approved by the same name."""
    desk = make_desk(tmp_path / "project", monkeypatch, f"{CONFIGURATION}[review]\nfour_eyes = false\n")
    act(desk, SERIK, Action.APPROVE, TARGETS[TURBINES])
    assert marks(on_disk(desk)) == [(Mark.REVIEWED, "Serik Akhmetov"), (Mark.APPROVED, "Serik Akhmetov")]


def test_a_translator_does_not_approve(desk: DeskProject) -> None:
    """The message names the editors."""
    act(desk, AIGERIM, Action.SAVE, TARGETS[TURBINES])
    with pytest.raises(Refused, match="it takes an editor") as caught:
        act(desk, DANA, Action.APPROVE)
    assert "Serik Akhmetov" in caught.value.hint


@pytest.mark.parametrize("action", list(Action))
def test_a_person_decides_in_his_languages_only(desk: DeskProject, action: Action) -> None:
    """Whatever the decision, undoing included."""
    act(desk, SERIK, Action.SAVE, TARGETS[TURBINES])
    with pytest.raises(Refused, match="does not work in 'kk'"):
        act(desk, replace(SERIK, langs=("ru",)), action, "Зауыт")
    assert on_disk(desk).target == TARGETS[TURBINES]


@pytest.mark.parametrize(
    ("action", "target"),
    [
        (Action.SAVE, " \r\n"),
        (Action.ACCEPT, ""),
        (Action.APPROVE, ""),
        (Action.REJECT, ""),
        (Action.TAKE, ""),
        (Action.FIX, ""),
        (Action.UNDO, ""),
    ],
)
def test_nothing_can_be_done_without_a_text(desk: DeskProject, action: Action, target: str) -> None:
    """Each is refused with the unit's ID, and the file stands."""
    before = desk.project.catalogs.path("kk", SLUG).read_bytes()
    with pytest.raises(Refused, match=see(desk).unit.key.id):
        act(desk, SERIK, action, target)
    assert desk.project.catalogs.path("kk", SLUG).read_bytes() == before


def test_a_match_is_taken_as_a_draft(desk: DeskProject) -> None:
    """Of the memory's own sentence, with its score; who accepts it is its reviewer."""
    other = "2026-11-22-plant"
    path = desk.project.sources.folder / f"{other}.txt"
    path.write_text("A plant\n\nThe plant makes 24 turbines a year.\n", encoding="utf-8")
    row = see(desk, "The plant makes 24 turbines a year.", other)
    text = "Зауыт жылына 24 турбина шығарады."
    decide_unit(desk, other, "kk", row.unit.key.id, Action.SAVE, text, row.seen, SERIK)
    later = DeskProject(desk.project)
    with pytest.raises(Refused, match="no match has this text"):
        act(later, DANA, Action.TAKE, "Зауыт")
    taken = act(later, DANA, Action.TAKE, text)
    assert (taken.unit.target, taken.unit.state) == (text, State.DRAFT)
    assert taken.unit.previous_source == "The plant makes 24 turbines a year."
    assert taken.origin.startswith("memory 9")
    assert taken.proposal == "Зауыт жылына 25 турбина шығарады."
    assert act(later, DANA, Action.ACCEPT, taken.proposal).unit.previous_source is None


def test_a_fix_leaves_a_draft_a_draft_and_a_review_a_review(desk: DeskProject) -> None:
    """The sentence is as little read as it was before."""
    wrong = "Зауыт жылына 25 турбина шығарады .."
    act(desk, DANA, Action.SAVE, wrong)
    fixed = act(desk, SERIK, Action.FIX)
    assert (fixed.unit.state, marks(fixed.unit)) == (State.REVIEWED, [(Mark.REVIEWED, "Serik Akhmetov")])
    assert fixed.unit.target != wrong
    act(desk, SERIK, Action.UNDO)
    act(desk, SERIK, Action.REJECT)
    with pytest.raises(Refused, match="no fix has this text"):
        act(desk, SERIK, Action.FIX, "Зауыт")
    again = act(desk, SERIK, Action.FIX)
    assert (again.unit.target, again.unit.state, again.origin) == (
        fixed.unit.target,
        State.DRAFT,
        "fix by Serik Akhmetov",
    )


def test_a_rejection_does_not_lose_a_typed_text(desk: DeskProject) -> None:
    """The field holds something that is not saved: the person is asked first."""
    act(desk, DANA, Action.SAVE, TARGETS[TURBINES])
    with pytest.raises(Refused, match="not saved"):
        act(desk, DANA, Action.REJECT, "Зауыт жылына")
    assert act(desk, DANA, Action.REJECT, TARGETS[TURBINES]).unit.state is State.DRAFT


def test_the_desk_knows_who_worked_on_what(desk: DeskProject) -> None:
    """For `mine` in the queue."""
    act(desk, DANA, Action.SAVE, TARGETS[TURBINES])
    assert [sorted(desk.worked_on(login)) for login in ("dana", "serik")] == [[SLUG], []]


def test_the_command_line_keeps_four_eyes_and_roles(desk: DeskProject, capsys: pytest.CaptureFixture[str]) -> None:
    """`loc review --approve` is refused for the reviewer and for a translator, not for another editor."""
    act(desk, AIGERIM, Action.SAVE, TARGETS[TURBINES])
    approve = ["review", SLUG, "-l", "kk", "--unit", see(desk).unit.key.id, "--approve", "--by"]
    assert main([*approve, "aigerim serikova"]) == 3
    assert "another editor approves it" in capsys.readouterr().err
    assert main([*approve, "Dana Omarova"]) == 3
    assert "it takes an editor" in capsys.readouterr().err
    assert main([*approve, "Serik Akhmetov"]) == 0
    assert on_disk(desk).state is State.APPROVED


@pytest.mark.parametrize(("slug", "lang"), [("nowhere", "kk"), (SLUG, "de"), ("../../loc", "kk"), (SLUG, "../sources")])
def test_nothing_is_decided_or_kept_outside_the_project(desk: DeskProject, slug: str, lang: str) -> None:
    """An address that anybody can type names a story and a language of the project, or is refused."""
    row = see(desk)
    before = sorted(desk.project.config.root.rglob("*.po"))
    with pytest.raises(LocError, match="unknown"):
        decide_unit(desk, slug, lang, row.unit.key.id, Action.SAVE, "Зауыт", row.seen, SERIK)
    assert sorted(desk.project.config.root.rglob("*.po")) == before


def test_a_unit_that_never_was_is_an_expected_failure(desk: DeskProject) -> None:
    """As is a unit of another story."""
    with pytest.raises(LocError, match="00000000"):
        show_unit(desk, SLUG, "kk", "00000000")
