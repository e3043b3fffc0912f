"""A finding is dismissed in the terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from desk import SLUG
from reviewers import DANA, PEOPLE, SERIK, TURBINES, act, make_desk, on_disk
from textual.pilot import Pilot
from textual.widgets import Input

from loc.check.silence import read_ignored
from loc.flow.desk import About, Action, DeskProject
from loc.model import State
from loc.tui.app import ReviewApp
from loc.tui.session import Session

Play = Callable[[Pilot[None], ReviewApp], Awaitable[None]]
WRONG = "Зауыт жылына 52 турбина шығарады."
REASON = "зауыт растады"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskProject:
    """With a wrong figure in a reviewed sentence."""
    desk = make_desk(tmp_path / "project", monkeypatch, PEOPLE)
    act(desk, DANA, Action.SAVE, WRONG)
    return desk


def sit(desk: DeskProject) -> Session:
    """Before the sentence with the wrong figure."""
    session = Session(desk, SLUG, "kk", DANA)
    session.at = [row.unit.key.source for row in session.story.units].index(TURBINES)
    return session


def run(desk: DeskProject, play: Play) -> Session:
    session = sit(desk)

    async def review() -> None:
        app = ReviewApp(session)
        async with app.run_test(size=(100, 30)) as pilot:
            await play(pilot, app)

    asyncio.run(review())
    return session


def reasons(desk: DeskProject) -> list[tuple[str, str]]:
    return [(ignored.reason, ignored.author) for ignored in read_ignored(on_disk(desk))]


def known(app: ReviewApp) -> str:
    """What stands below the sentence."""
    return str(app.aids.query_one("#known").render())


@pytest.mark.parametrize("key", ["i", "ш", "Ш"])
def test_a_finding_is_dismissed_with_a_reason(desk: DeskProject, key: str) -> None:
    """By the key of that place under any layout; who and why stand below the sentence, and text and state stay."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        assert "(I ignores it)" in known(app)
        await pilot.press(key)
        app.screen.query_one(Input).value = REASON
        await pilot.press("enter")
        assert f"ignored  numbers – {REASON} – Dana Omarova" in known(app)
        assert "(I ignores it)" not in known(app)

    run(desk, play)
    assert reasons(desk) == [(REASON, "Dana Omarova")]
    assert (on_disk(desk).target, on_disk(desk).state) == (WRONG, State.REVIEWED)


def test_escape_and_an_empty_reason_dismiss_nothing(desk: DeskProject) -> None:
    """Enter without words leaves the question open, Esc closes it; letters are text in it."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("i", "space", "enter")
        assert app.is_beside
        await pilot.press("x", "escape")
        assert not app.is_beside

    run(desk, play)
    assert reasons(desk) == []
    assert on_disk(desk).state is State.REVIEWED


def test_it_is_heeded_and_undone(desk: DeskProject) -> None:
    """H takes it back and U that; where there is nothing to do, the screen says so."""
    said: list[str] = []

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        for keys in (("h",), ("i",), tuple(REASON[:5]), ("enter",), ("i",), ("h",), ("u",)):
            await pilot.press(*keys)
            said.append(str(app.said.render()))

    run(desk, play)
    assert said[0] == "No finding is ignored."
    assert said[3:6] == ["numbers is ignored.", "No finding to ignore.", "numbers counts again."]
    assert reasons(desk) == [(REASON[:5], "Dana Omarova")]


def test_what_is_typed_stays(desk: DeskProject) -> None:
    """A word on a finding saves no text, and the text can be saved after it."""
    session = sit(desk)
    session.type("Зауыт жылына 25 турбина шығарады.")
    finding = session.row.findings[0]
    assert session.annotate(Action.IGNORE, About(finding.check, reason=REASON)) == (True, "numbers is ignored.")
    assert session.unsaved == (f"{session.id}  Зауыт жылына 25 турбина шығарады.",)
    assert on_disk(desk).target == WRONG
    assert session.decide(Action.ACCEPT)[0]


def test_a_refused_reason_is_given_back(desk: DeskProject) -> None:
    """Somebody changed the text meanwhile: the message has the words, to be written again."""
    session = sit(desk)
    act(desk, SERIK, Action.SAVE, "Зауыт жылына 53 турбина шығарады.")
    is_done, said = session.annotate(Action.IGNORE, About("numbers", reason=REASON))
    assert not is_done
    assert said.startswith(f"unit {session.id}: changed by Serik Akhmetov meanwhile.")
    assert said.endswith(f"Not saved: {REASON}")
    assert session.clash is None
