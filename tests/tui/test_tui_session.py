"""One person's sitting with a story, without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import SLUG, TARGETS, WIRE
from reviewers import AIGERIM, ATYRAU, DANA, PEOPLE, TURBINES, act, make_desk, on_disk, see, write_in_poedit

from loc.config import Person, Role
from loc.errors import LocError
from loc.flow.desk import Action, DeskProject
from loc.flow.project import open_project
from loc.model import State
from loc.tui.session import Clash, Session, find_person

MINE, THEIRS = "Зауыт жылына 25 турбина жасайды.", TARGETS[TURBINES]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskProject:
    return make_desk(tmp_path / "project", monkeypatch, PEOPLE)


@pytest.fixture
def session(desk: DeskProject) -> Session:
    return at(Session(desk, SLUG, "kk", DANA), TURBINES)


def at(session: Session, source: str) -> Session:
    session.at = [row.unit.key.source for row in session.story.units].index(source)
    return session


def send(desk: DeskProject, text: str) -> None:
    """Another take of the story."""
    (desk.project.config.root / "sources" / f"{SLUG}.txt").write_text(text, encoding="utf-8")


def test_accept_saves_what_is_in_the_field(session: Session, desk: DeskProject) -> None:
    """The text stands in the file, reviewed, and nothing is left unsaved."""
    session.type(THEIRS)
    assert session.decide(Action.ACCEPT) == (True, f"{session.id} is reviewed.")
    assert (on_disk(desk).target, on_disk(desk).state) == (THEIRS, State.REVIEWED)
    assert (session.text, session.unsaved) == (THEIRS, ())


def test_a_text_typed_back_is_not_unsaved(session: Session) -> None:
    """Only what differs from the target is a change."""
    session.type("а")
    assert session.is_changed
    session.type("")
    assert session.unsaved == ()


@pytest.mark.parametrize("is_followed", [False, True])
def test_a_conflict_keeps_both_texts(session: Session, desk: DeskProject, *, is_followed: bool) -> None:
    """Refused whether or not the person could have seen it; then theirs stands, and mine can be put in its place."""
    session.type(MINE)
    act(desk, AIGERIM, Action.SAVE, THEIRS)
    if is_followed:
        session.refresh()
        assert session.is_overtaken
    done, said = session.decide(Action.ACCEPT)
    assert (done, "by Aigerim Serikova" in said) == (False, True)
    assert (session.text, session.clash) == (THEIRS, Clash(MINE, "Aigerim Serikova"))
    assert session.unsaved == (f"{session.id}  {MINE}",)
    assert session.decide(Action.SAVE, MINE)[0]
    assert (on_disk(desk).target, session.clashes) == (MINE, {})


def test_what_another_program_wrote_is_a_conflict_too(session: Session, desk: DeskProject) -> None:
    """Poedit saved while the person wrote: its text stays in the file."""
    session.type(MINE)
    write_in_poedit(desk, {TURBINES: THEIRS})
    assert not session.decide(Action.ACCEPT)[0]
    assert on_disk(desk).target == THEIRS
    assert session.clash == Clash(MINE, "Bolat Nurlan")


def test_what_others_do_appears(session: Session, desk: DeskProject) -> None:
    """A refresh shows their text, and leaves the person where they are."""
    act(desk, AIGERIM, Action.SAVE, THEIRS)
    assert session.refresh() == ""
    assert (session.text, session.row.unit.key.source) == (THEIRS, TURBINES)


def test_a_refusal_keeps_what_was_typed(session: Session, desk: DeskProject) -> None:
    """A translator may not approve: told with the reason, and the text stays unsaved."""
    act(desk, AIGERIM, Action.SAVE, THEIRS)
    session.refresh()
    session.type(MINE)
    done, said = session.decide(Action.APPROVE)
    assert not done
    assert said.startswith("Dana Omarova may not approve: it takes an editor. Editors")
    assert session.text == MINE


def test_a_file_that_cannot_be_written(session: Session, desk: DeskProject) -> None:
    """Told, and the text stays."""
    folder = desk.project.catalogs.path("kk", SLUG).parent
    session.type(MINE)
    folder.rename(folder.with_name("away"))
    folder.write_text("no folder")
    done, said = session.decide(Action.ACCEPT)
    assert (done, bool(said), session.text) == (False, True, MINE)


def test_undo(session: Session, desk: DeskProject) -> None:
    """The last decision is taken back, once."""
    session.type(THEIRS)
    session.decide(Action.ACCEPT)
    assert session.can_undo
    assert session.decide(Action.UNDO)[0]
    assert on_disk(desk).target == ""
    assert session.decide(Action.UNDO) == (
        False,
        f"unit {session.id}: nothing of yours to undo. A new text, or a rejection, will do.",
    )


def test_another_text_than_the_typed_one_is_accepted(session: Session, desk: DeskProject) -> None:
    """What was typed stays, and can be saved over it without a conflict."""
    session.type(MINE)
    assert session.decide(Action.SAVE, THEIRS)[0]
    assert (on_disk(desk).target, session.text, session.is_overtaken) == (THEIRS, MINE, False)
    assert session.decide(Action.ACCEPT)[0]
    assert on_disk(desk).target == MINE


def test_a_sentence_that_goes_leaves_its_text(session: Session, desk: DeskProject) -> None:
    """A take without the sentence: the person is told, stays near, and the text is not lost."""
    session.type(MINE)
    send(desk, WIRE.replace(f" {ATYRAU}", " It is large.").replace(TURBINES, "The plant is new."))
    assert session.refresh() == "A newer take of the story came in: sentences were changed."
    assert (session.lost, session.unsaved) == ((MINE,), (f"gone      {MINE}",))
    assert session.row.unit.key.source == "The plant is new."
    assert session.text == ""


def test_a_story_that_is_taken_away(session: Session, desk: DeskProject) -> None:
    """Told; what was last seen stays on the screen."""
    (desk.project.config.root / "sources" / f"{SLUG}.txt").unlink()
    assert session.refresh().startswith("unknown article")
    assert session.row.unit.key.source == TURBINES


def test_the_next_open_sentence(session: Session, desk: DeskProject) -> None:
    """From the top again after the last; none where all others are reviewed."""
    at(session, ATYRAU)
    assert session.find_open() == 0
    for source in list(TARGETS)[:-1]:
        act(desk, AIGERIM, Action.SAVE, TARGETS[source], see(desk, source))
    session.refresh()
    assert session.find_open() is None
    assert session.is_open(session.row)


def test_it_begins_where_something_is_to_do(desk: DeskProject) -> None:
    """At the first sentence that nobody has reviewed."""
    first = next(iter(TARGETS))
    act(desk, AIGERIM, Action.SAVE, TARGETS[first], see(desk, first))
    assert Session(desk, SLUG, "kk", DANA).at == 1


def test_unknown_story(desk: DeskProject) -> None:
    """An error that says so."""
    with pytest.raises(LocError, match="unknown article 'nothing'"):
        Session(desk, "nothing", "kk", DANA)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("aigerim  serikova", AIGERIM),
        ("dana", DANA),
        ("Guest", Person("", "Guest", Role.TRANSLATOR)),
    ],
)
def test_who_sits_there(author: str, expected: Person, desk: DeskProject) -> None:
    """By name or login; a stranger is no editor."""
    assert find_person(desk.project, author) == expected


def test_alone(desk: DeskProject) -> None:
    """Where the configuration names nobody, one may do everything."""
    (desk.project.config.root / "loc.toml").write_text("", encoding="utf-8")
    project = open_project(desk.project.config.root)
    assert find_person(project, "Guest") == Person("", "Guest", Role.EDITOR)
