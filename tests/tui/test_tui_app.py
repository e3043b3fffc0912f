"""The screen, driven by keys."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from html import unescape
from pathlib import Path

import pytest
from desk import SLUG, TARGETS, WIRE
from reviewers import AIGERIM, ATYRAU, DANA, PEOPLE, SERIK, TURBINES, act, make_desk, on_disk, see
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from loc.config import Person
from loc.flow.desk import Action, DeskProject, decide_unit
from loc.flow.project import open_project
from loc.model import Mark, State
from loc.tui.app import ReviewApp
from loc.tui.session import Session

Play = Callable[[Pilot[None], ReviewApp], Awaitable[None]]
MINE, THEIRS = "Зауыт жылына 25 турбина жасайды.", TARGETS[TURBINES]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskProject:
    return make_desk(tmp_path / "project", monkeypatch, PEOPLE)


def run(desk: DeskProject, play: Play, person: Person = AIGERIM, size: tuple[int, int] = (80, 24)) -> Session:
    session = Session(desk, SLUG, "kk", person)

    async def sit() -> None:
        app = ReviewApp(session)
        async with app.run_test(size=size) as pilot:
            await play(pilot, app)

    asyncio.run(sit())
    return session


def screen(app: ReviewApp) -> str:
    """As it is seen, line by line."""
    pieces = re.findall(r'<text[^>]* y="([\d.]+)"[^>]*>(.*?)</text>', app.export_screenshot(simplify=True))
    lines: dict[float, str] = {}
    for place, text in pieces:
        lines[float(place)] = lines.get(float(place), "") + unescape(text).replace("\xa0", " ")
    return "\n".join(lines[place].rstrip() for place in sorted(lines))


async def wait_for(pilot: Pilot[None], app: ReviewApp, text: str) -> str:
    """The screen with it, or as it is after long enough."""
    for _ in range(3):
        await pilot.pause(0.05)
        if text in screen(app):
            break
    return screen(app)


def paste(app: ReviewApp, text: str) -> None:
    """Into the field, as a terminal's paste comes in."""
    app.field.insert(text)


def send(desk: DeskProject, text: str) -> None:
    (desk.project.config.root / "sources" / f"{SLUG}.txt").write_text(text, encoding="utf-8")


def test_a_story_is_cleared_by_keys_alone(desk: DeskProject) -> None:
    """Write, Enter, next; another editor approves; the file holds it all."""

    async def translate(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("e")
        for target in TARGETS.values():
            paste(app, target)
            await pilot.press("enter")
        assert "Nothing is left to review." in screen(app)
        assert "4 reviewed" in screen(app)
        await pilot.press("escape", "p")
        assert "another editor approves" in screen(app)

    async def approve(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("p")

    assert run(desk, translate).unsaved == ()
    run(desk, approve, SERIK)
    units = [on_disk(desk, source) for source in TARGETS]
    assert [unit.target for unit in units] == list(TARGETS.values())
    assert [unit.state for unit in units] == [State.APPROVED] + [State.REVIEWED] * 3


def test_a_small_terminal_shows_it_all(desk: DeskProject) -> None:
    """In 80 by 24: standing, source, target, field, finding, term and keys."""
    act(desk, DANA, Action.SAVE, "Зауыт жылына 52 турбина шығарады.")

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj")
        shown = screen(app)
        assert len(shown.splitlines()) <= 24
        for text in (f"{SLUG}  kk  take 1", TURBINES, "Зауыт жылына 52 турбина шығарады.", "reviewed lede"):
            assert text in shown
        for text in ("lede 02ab7890, reviewed", "error    numbers", "reviewed Dana Omarova", "Q quit"):
            assert text in shown

    run(desk, play)


@pytest.mark.parametrize("keys", ["jjк", "ооk", "jjj"])
def test_moving(keys: str, desk: DeskProject) -> None:
    """The same places under any layout; a place without a meaning does nothing."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*keys)

    moves = {"jjк": 2, "ооk": 1, "jjj": 3}
    assert run(desk, play).at == moves[keys]


def test_moving_while_writing(desk: DeskProject) -> None:
    """Alt Down takes the field along; what was typed stays with its sentence, marked as not saved."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("e", *"Зауыт", "alt+down")
        assert (app.field.text, app.focused) == ("", app.field)
        assert "not saved" in screen(app)
        await pilot.press("alt+up")
        assert app.field.text == "Зауыт"

    assert len(run(desk, play).unsaved) == 1


def test_reject_and_undo(desk: DeskProject) -> None:
    """A rejected text is a draft again; undo brings the review back."""
    act(desk, DANA, Action.SAVE, THEIRS)

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jjx")
        assert on_disk(desk).state is State.DRAFT
        await pilot.press("u")

    run(desk, play)
    assert on_disk(desk).state is State.REVIEWED


def test_undo_of_typing(desk: DeskProject) -> None:
    """First what is typed goes; Ctrl Z in the field brings it back."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("e")
        paste(app, MINE)
        await pilot.press("escape", "u")
        assert (app.field.text, app.session.unsaved) == ("", ())
        await pilot.press("ctrl+z")
        assert app.field.text == MINE

    assert len(run(desk, play).unsaved) == 1


def test_a_conflict_shows_both_texts(desk: DeskProject) -> None:
    """The save is refused, theirs stands in the field; M puts mine in its place."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj", "e")
        paste(app, MINE)
        act(desk, DANA, Action.SAVE, THEIRS)
        await pilot.press("enter")
        shown = screen(app)
        assert "changed by Dana Omarova meanwhile; M saves yours in its place" in shown
        assert f"theirs   {THEIRS}" in shown
        assert "yours    Зауыт жылына 25 турбина [-шығарады-]{+жасайды+}." in shown
        assert app.field.text == THEIRS
        assert on_disk(desk).target == THEIRS
        await pilot.press("escape", "m")

    assert run(desk, play).unsaved == ()
    assert on_disk(desk).target == MINE


def test_what_others_do_appears_by_itself(desk: DeskProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key, and never over what is being written."""
    monkeypatch.setattr("loc.tui.app._FOLLOW_SECONDS", 0.05)

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj", "e", "Б")
        act(desk, DANA, Action.SAVE, THEIRS)
        first = see(desk, next(iter(TARGETS)))
        decide_unit(desk, SLUG, "kk", first.unit.key.id, Action.SAVE, "Зауыт ашылды", first.seen, DANA)
        shown = await wait_for(pilot, app, "2 reviewed")
        assert "Зауыт ашылды" in shown
        assert "changed by somebody; what you write is kept" in shown
        assert app.field.text == "Б"

    run(desk, play)


def test_a_correction(desk: DeskProject) -> None:
    """Old and new source word by word, the proposed patch, and T accepts it."""
    act(desk, DANA, Action.SAVE, THEIRS)
    send(desk, WIRE.replace("25 turbines", "30 turbines"))

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj")
        shown = screen(app)
        assert "changed  The plant makes [-25-]{+30+} turbines a year." in shown
        assert "proposed Зауыт жылына [-25-]{+30+} турбина шығарады." in shown
        await pilot.press("t")

    run(desk, play)
    unit = on_disk(desk, TURBINES.replace("25", "30"))
    assert (unit.target, unit.state) == (THEIRS.replace("25", "30"), State.REVIEWED)


@pytest.fixture
def remembered(desk: DeskProject) -> DeskProject:
    """Another story had nearly the same sentence."""
    other = "2026-11-22-other"
    (desk.project.config.root / "sources" / f"{other}.txt").write_text(
        " date 2026-11-22 Another plant\n\nASTANA. KAZINFORM – The plant makes 24 turbines a year.\n", encoding="utf-8"
    )
    row = see(desk, TURBINES.replace("25", "24"), other)
    target = THEIRS.replace("25", "24")
    decide_unit(desk, other, "kk", row.unit.key.id, Action.SAVE, target, row.seen, DANA)
    return DeskProject(open_project(desk.project.config.root))


def test_a_match(remembered: DeskProject) -> None:
    """Shown with its score and the changed word; its number takes it as a draft."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj")
        assert re.search(r"1  \d\d%   The plant makes \[-24-\]{\+25\+} turbines a year\.", screen(app))
        await pilot.press("2")
        assert "There is no match 2." in screen(app)
        await pilot.press("1")

    run(remembered, play)
    unit = on_disk(remembered)
    assert (unit.target, unit.state) == (THEIRS.replace("25", "24"), State.DRAFT)
    assert [mark.mark for mark in unit.provenance] == [Mark.DRAFT]


def test_a_match_over_what_is_being_written(remembered: DeskProject) -> None:
    """Goes into the field and nowhere else; Ctrl Z takes it back."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj", "e", "З", "escape", "ә")
        assert "There is no match 2." in screen(app)
        await pilot.press("1")
        assert app.field.text == THEIRS.replace("25", "24")
        await pilot.press("ctrl+z")
        assert app.field.text == "З"

    run(remembered, play)
    assert on_disk(remembered).target == ""


def test_the_concordance(remembered: DeskProject) -> None:
    """The selected words of the field are looked up in both languages; Esc closes it."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj", "e")
        paste(app, "турбина шығарады")
        await pilot.press("f7", "escape", "с")
        assert app.screen.query_one(Input).value == "турбина шығарады"
        assert "Зауыт жылына 24 [[турбина шығарады]]." in screen(app)
        await pilot.press("end", *"x", "enter")
        assert "Nothing was found." in screen(app)
        await pilot.press("escape")
        assert not app.is_beside

    run(remembered, play, size=(100, 40))


def test_a_fix(desk: DeskProject) -> None:
    """F applies the fix of the first finding that has one, and it is reviewed by who applied it."""
    act(desk, DANA, Action.SAVE, "Зауыт жылына  25 турбина шығарады.".replace("турбина", "турбина турбина"))

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj")
        assert "(F applies it)" in screen(app)
        await pilot.press("f")

    run(desk, play)
    assert (on_disk(desk).target, on_disk(desk).state) == (THEIRS, State.REVIEWED)


def test_help(desk: DeskProject) -> None:
    """Every key fits into 80 by 24, and no key decides anything while it is open."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("?")
        for text in ("next sentence", "accept, and on to the next", "leave the field", "close the desk"):
            assert text in screen(app)
        await pilot.press("a")
        assert not app.is_beside
        assert "empty, it has no" not in screen(app)

    run(desk, play)


def test_leaving_asks_where_something_is_not_saved(desk: DeskProject) -> None:
    """Once it asks, another key takes it back, twice it closes, and the text is given back."""

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("e", "Б", "ctrl+q")
        assert "Not saved: 1." in screen(app)
        await pilot.press("escape", "q")
        assert app.is_running
        await pilot.press("q")
        assert not app.is_running

    session = run(desk, play)
    assert session.unsaved == (f"{session.id}  Б",)


def test_a_newer_take_comes_in(desk: DeskProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are made anew, the person is told, and the text of a sentence that went is shown."""
    monkeypatch.setattr("loc.tui.app._FOLLOW_SECONDS", 0.05)

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jjj", "e", *"Ол")
        send(desk, WIRE.replace(f" {ATYRAU}", ""))
        shown = await wait_for(pilot, app, "A newer take")
        assert "A newer take of the story came in" in shown
        assert "not saved" in shown
        assert "its sentence is gone: Ол" in shown

    assert len(run(desk, play).story.units) == 3


def test_what_comes_after_the_end_is_harmless(desk: DeskProject) -> None:
    """A key or a look at the disk may be on its way while the screen is taken down."""
    apps: list[ReviewApp] = []

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        apps.append(app)
        await pilot.press("j")

    run(desk, play)
    apps[0].on_text_area_changed(TextArea.Changed(apps[0].field))


def test_nothing_in_a_story_acts(desk: DeskProject) -> None:
    """Escape sequences, marks of direction and console markup are shown as text, in the list and in the field."""
    act(desk, DANA, Action.SAVE, "Зауыт \x1b[31m\u202eжылына [b]25[/b] турбина")

    async def play(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"jj")
        assert "Зауыт <U+001B>[31m<U+202E>жылына [b]25[/b] турбина" in screen(app)
        lines = [app.field.render_line(line).text for line in range(app.field.size.height)]
        assert lines[0].startswith("Зауыт \ufffd[31m\ufffdжылына [b]25[/b] турбина")
        await pilot.press("e", "!", "enter")

    run(desk, play)
    assert on_disk(desk).target == "Зауыт \x1b[31m\u202eжылына [b]25[/b] турбина!"
