"""Several people, and other programs, on one story: nobody's text is lost, and one's own is undone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Barrier, Thread

import pytest
from desk import SLUG, TARGETS, WIRE
from reviewers import (
    AIGERIM,
    ATYRAU,
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

from loc.catalog.store import Saved
from loc.flow.desk import (
    Action,
    DeskProject,
    Gone,
    Person,
    Refused,
    Stale,
    can_undo,
    decide_unit,
    open_story,
)
from loc.flow.work import Workpiece
from loc.model import Mark, State, Unit


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskProject:
    return make_desk(tmp_path / "project", monkeypatch, PEOPLE)


@pytest.mark.parametrize("action", [Action.SAVE, Action.ACCEPT, Action.REJECT, Action.APPROVE, Action.UNDO])
def test_a_decision_on_an_older_text_is_refused_with_both(desk: DeskProject, action: Action) -> None:
    """Another one saved since the page was made: his text stands, and both are told."""
    page = see(desk)
    act(desk, AIGERIM, Action.SAVE, TARGETS[TURBINES])
    with pytest.raises(Stale) as caught:
        act(desk, SERIK, action, "Зауыт жылына 25 турбина жасайды.", seen=page)
    assert (caught.value.theirs.target, caught.value.by) == (TARGETS[TURBINES], "Aigerim Serikova")
    assert caught.value.yours in ("Зауыт жылына 25 турбина жасайды.", "")
    assert on_disk(desk).target == TARGETS[TURBINES]


def test_a_text_on_top_of_poedits_is_refused(desk: DeskProject) -> None:
    """The page was open while Poedit saved the sentence."""
    page = see(desk)
    write_in_poedit(desk, {TURBINES: "Зауыт жыл сайын 25 турбина шығарады."})
    with pytest.raises(Stale) as caught:
        act(desk, DANA, Action.SAVE, TARGETS[TURBINES], seen=page)
    assert (caught.value.theirs.target, caught.value.by) == ("Зауыт жыл сайын 25 турбина шығарады.", "Bolat Nurlan")
    assert on_disk(desk).target == "Зауыт жыл сайын 25 турбина шығарады."


def test_poedit_beside_the_desk_loses_nothing(desk: DeskProject) -> None:
    """It saved another sentence since the page was made: both stand, each reviewed by its own author."""
    page = see(desk)
    write_in_poedit(desk, {ATYRAU: TARGETS[ATYRAU]})
    act(desk, DANA, Action.SAVE, TARGETS[TURBINES], seen=page)
    assert (on_disk(desk).target, on_disk(desk, ATYRAU).target) == (TARGETS[TURBINES], TARGETS[ATYRAU])
    assert marks(on_disk(desk, ATYRAU)) == [(Mark.REVIEWED, "Bolat Nurlan")]


class LateDesk(DeskProject):
    """Poedit saves after the desk has read the file, and before it writes it."""

    late: dict[str, str]

    def save(self, work: Workpiece, units: Sequence[Unit], author: str) -> Saved:
        write_in_poedit(self, self.late)
        return super().save(work, units, author)


def test_poedit_in_the_moment_of_a_save_loses_nothing(desk: DeskProject) -> None:
    """On another sentence both stand; on the same one the save is refused and the file keeps both texts."""
    late = LateDesk(desk.project)
    late.late = {ATYRAU: TARGETS[ATYRAU]}
    act(late, DANA, Action.SAVE, TARGETS[TURBINES])
    assert (on_disk(late).target, on_disk(late, ATYRAU).target) == (TARGETS[TURBINES], TARGETS[ATYRAU])
    late.late = {TURBINES: "Зауыт жыл сайын 25 турбина шығарады."}
    with pytest.raises(Stale) as caught:
        act(late, DANA, Action.SAVE, "Зауыт жылына 25 турбина жасайды.")
    assert caught.value.yours == "Зауыт жылына 25 турбина жасайды."
    unit = on_disk(late)
    assert unit.state is State.DRAFT
    texts = f"{unit.target}\n{' '.join(unit.notes)}"
    assert "Зауыт жыл сайын 25 турбина шығарады." in texts
    assert "Зауыт жылына 25 турбина жасайды." in texts


def test_a_sentence_that_a_correction_took_away_is_gone(desk: DeskProject) -> None:
    """The decision is not put on another sentence."""
    page = see(desk)
    desk.project.sources.files()[SLUG].path.write_text(WIRE.replace(TURBINES, "It burnt."), encoding="utf-8")
    with pytest.raises(Gone, match="no longer in the story"):
        act(desk, DANA, Action.SAVE, TARGETS[TURBINES], seen=page)


def test_undo_goes_back_step_by_step(desk: DeskProject) -> None:
    """Each of one's own decisions, the last first, to the empty unit it began with; then there is nothing left."""
    act(desk, DANA, Action.SAVE, TARGETS[TURBINES])
    act(desk, DANA, Action.REJECT)
    act(desk, DANA, Action.SAVE, "Зауыт жылына 25 турбина жасайды.")
    assert can_undo(desk, SLUG, "kk", see(desk).unit, DANA)
    assert act(desk, DANA, Action.UNDO).unit.marks == {Mark.REJECTED}
    assert (act(desk, DANA, Action.UNDO).unit.state, on_disk(desk).target) == (State.REVIEWED, TARGETS[TURBINES])
    assert (act(desk, DANA, Action.UNDO).unit.state, on_disk(desk).target) == (State.EMPTY, "")
    assert not can_undo(desk, SLUG, "kk", see(desk).unit, DANA)
    with pytest.raises(Refused, match="nothing of yours to undo"):
        act(desk, DANA, Action.UNDO)


def test_undo_gives_back_what_another_had_decided(desk: DeskProject) -> None:
    """An approved text, edited by mistake, is approved again, by who approved it."""
    act(desk, DANA, Action.SAVE, TARGETS[TURBINES])
    act(desk, SERIK, Action.APPROVE)
    before = on_disk(desk)
    act(desk, AIGERIM, Action.SAVE, "Зауыт")
    act(desk, AIGERIM, Action.UNDO)
    assert on_disk(desk) == before


def test_undo_is_refused_where_another_went_on(desk: DeskProject) -> None:
    """His text would be lost; both are told."""
    act(desk, DANA, Action.SAVE, TARGETS[TURBINES])
    act(desk, SERIK, Action.SAVE, "Зауыт жылына 25 турбина жасайды.")
    assert not can_undo(desk, SLUG, "kk", see(desk).unit, DANA)
    with pytest.raises(Stale) as caught:
        act(desk, DANA, Action.UNDO)
    assert caught.value.by == "Serik Akhmetov"
    assert on_disk(desk).target == "Зауыт жылына 25 турбина жасайды."


def test_reviewers_at_once_lose_no_decision(desk: DeskProject) -> None:
    """Eight people on the four sentences of one story, all at the same moment: one a sentence wins, seven are told."""
    rows = open_story(desk, SLUG, "kk").units
    start, outcomes = Barrier(8), list[tuple[str, str]]()

    def work(number: int) -> None:
        person = Person(f"p{number}", f"Person {number}")
        start.wait()
        for row in rows:
            text = f"{TARGETS[row.unit.key.source]} {number}"
            try:
                done = decide_unit(desk, SLUG, "kk", row.unit.key.id, Action.SAVE, text, row.seen, person)
                outcomes.append((row.unit.key.source, done.unit.target))
            except Stale as stale:
                assert stale.theirs.target.startswith(TARGETS[row.unit.key.source])

    threads = [Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == len(rows)
    assert {source: on_disk(desk, source).target for source, _ in outcomes} == dict(outcomes)
