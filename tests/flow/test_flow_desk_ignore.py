"""A word on a finding at the desk: what becomes of it in the file, for others, and with the next take."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import SLUG, TARGETS, WIRE
from reviewers import AIGERIM, DANA, PEOPLE, SERIK, TURBINES, act, make_desk, marks, on_disk, see, write_in_poedit

from loc.check.silence import name_finding, read_ignored
from loc.cli import main
from loc.flow.desk import About, Action, DeskProject, DeskUnit, Person, Refused, Stale, can_undo, decide_unit
from loc.flow.ingest import ingest
from loc.flow.project import open_project
from loc.model import State

WRONG = "Зауыт жылына 52 турбина шығарады."
TWICE_WRONG = "Зауыт жылына 52 турбина, 7 қозғалтқыш шығарады."
REASON = "зауыт басшылығы телефонмен нақтылады"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskProject:
    """With a wrong figure in a reviewed sentence."""
    desk = make_desk(tmp_path / "project", monkeypatch, PEOPLE)
    act(desk, DANA, Action.SAVE, WRONG)
    return desk


def say_of(desk: DeskProject, person: Person, action: Action, about: About, seen: DeskUnit | None = None) -> DeskUnit:
    row = seen or see(desk)
    return decide_unit(desk, SLUG, "kk", row.unit.key.id, action, "", row.seen, person, about)


def ignore(desk: DeskProject, person: Person = DANA, seen: DeskUnit | None = None, reason: str = REASON) -> DeskUnit:
    """The first finding there is."""
    finding = (seen or see(desk)).findings[0]
    return say_of(desk, person, Action.IGNORE, About(finding.check, name_finding(finding), reason), seen)


def check(capsys: pytest.CaptureFixture[str]) -> str:
    """What `loc check` says of figures and comments."""
    capsys.readouterr()
    main(["check", "plant", "-l", "kk"])
    lines = capsys.readouterr().out.splitlines()
    return "\n".join(line for line in lines if "numbers:" in line or "ignore:" in line)


def test_it_is_ignored_until_the_source_changes(desk: DeskProject, capsys: pytest.CaptureFixture[str]) -> None:
    """`loc check` is silent from then on; the next take with another figure brings the finding back."""
    assert "expected 25, got 52" in check(capsys)
    ignore(desk)
    assert check(capsys) == ""
    take = WIRE.replace("makes 25 turbines a year", "makes 26 turbines a year").encode()
    ingest(open_project(desk.project.config.root), take, f"{SLUG}.txt", stem=SLUG)
    assert main(["catalog"]) == 0
    assert "numbers" in check(capsys)


def test_text_state_and_marks_stay(desk: DeskProject) -> None:
    """The file says who, when and why; an approved text stays approved."""
    act(desk, SERIK, Action.APPROVE)
    before = on_disk(desk)
    assert ignore(desk, AIGERIM).findings == ()
    after = on_disk(desk)
    assert (after.target, after.state, marks(after)) == (WRONG, State.APPROVED, marks(before))
    (ignored,) = read_ignored(after)
    assert (ignored.check, ignored.reason, ignored.author) == ("numbers", REASON, "Aigerim Serikova")
    assert ignored.made_at


def test_of_two_findings_the_named_one_is_ignored(desk: DeskProject) -> None:
    """The second of them; the first stands."""
    act(desk, DANA, Action.SAVE, TWICE_WRONG)
    first, second, *_ = (finding for finding in see(desk).findings if finding.check == "numbers")
    row = say_of(desk, DANA, Action.IGNORE, About("numbers", name_finding(second), REASON))
    assert [finding.message for finding in row.findings if finding.check == "numbers"] == [first.message]


def test_it_is_heeded_again(desk: DeskProject) -> None:
    """Anybody may take it back: the finding is told again, and no comment is left."""
    (ignored,) = read_ignored(ignore(desk).unit)
    row = say_of(desk, SERIK, Action.HEED, About(note=ignored.note))
    assert [finding.check for finding in row.findings] == ["numbers"]
    assert on_disk(desk).notes == ()
    with pytest.raises(Refused, match="not ignored any more"):
        say_of(desk, DANA, Action.HEED, About(note=ignored.note))


def test_undo_takes_it_back_step_by_step(desk: DeskProject) -> None:
    """First the word on the finding, then the text before."""
    ignore(desk)
    assert can_undo(desk, SLUG, "kk", see(desk).unit, DANA)
    assert [finding.check for finding in act(desk, DANA, Action.UNDO).findings] == ["numbers"]
    assert (on_disk(desk).notes, on_disk(desk).target) == ((), WRONG)
    assert act(desk, DANA, Action.UNDO).unit.target == ""


def test_undo_takes_no_word_of_another_away(desk: DeskProject) -> None:
    """The text that a finding was dismissed on is not taken back beneath it."""
    ignore(desk, SERIK)
    assert not can_undo(desk, SLUG, "kk", see(desk).unit, DANA)
    with pytest.raises(Refused, match="what is said of its findings"):
        act(desk, DANA, Action.UNDO)
    assert len(on_disk(desk).notes) == 1


@pytest.mark.parametrize(
    ("about", "problem"),
    [
        (About("numbers", reason=" "), "no reason"),
        (About("figures", reason=REASON), "unknown check 'figures'"),
        (About("ignore", reason=REASON), "unknown check 'ignore'"),
        (About("names", reason=REASON), "no such finding of names"),
        (About("numbers", "0" * 16, REASON), "no such finding of numbers"),
    ],
)
def test_what_cannot_be_ignored(desk: DeskProject, about: About, problem: str) -> None:
    """No reason, no such check, nothing found: refused, and the file stands."""
    before = desk.project.catalogs.path("kk", SLUG).read_bytes()
    with pytest.raises(Refused, match=problem):
        say_of(desk, DANA, Action.IGNORE, about)
    assert desk.project.catalogs.path("kk", SLUG).read_bytes() == before


def test_the_second_of_two_people_is_told(desk: DeskProject) -> None:
    """Both saw the same finding; one word on it is enough."""
    row = see(desk)
    ignore(desk, DANA, row)
    with pytest.raises(Refused, match="no such finding"):
        ignore(desk, SERIK, row)
    assert len(on_disk(desk).notes) == 1


def test_a_text_that_others_changed_is_looked_at_first(desk: DeskProject) -> None:
    """Stale, with no text of one's own to save; another sentence changed in Poedit stays as it is."""
    row = see(desk)
    write_in_poedit(desk, {"It stands in Atyrau.": TARGETS["It stands in Atyrau."]})
    ignore(desk, DANA, row)
    assert on_disk(desk, "It stands in Atyrau.").target == TARGETS["It stands in Atyrau."]
    write_in_poedit(desk, {TURBINES: TWICE_WRONG})
    with pytest.raises(Stale) as caught:
        say_of(desk, DANA, Action.HEED, About(note=on_disk(desk).notes[0]), row)
    assert caught.value.yours == ""


def test_other_programs_keep_the_comment(desk: DeskProject) -> None:
    """Poedit saves the file, and the desk goes on with what it says of the finding."""
    ignore(desk)
    write_in_poedit(desk, {"It stands in Atyrau.": TARGETS["It stands in Atyrau."]})
    row = see(desk)
    assert row.findings == ()
    assert [ignored.reason for ignored in read_ignored(row.unit)] == [REASON]
