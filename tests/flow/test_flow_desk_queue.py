"""The queue: what comes first, what is in it, and that it follows the files."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import AT, make_project

from loc.errors import LocError
from loc.flow.desk import Action, DeskProject, Person, QueuePage, decide_unit, open_queue, open_story
from loc.flow.project import find_slugs, open_project
from loc.flow.published import Publication, record_publication
from loc.flow.review import decide
from loc.flow.status import list_queue
from loc.review import edit

DANA = Person("dana", "Dana Omarova")
SOURCES = {
    "2026-11-20-flood.txt": "Flood in Atyrau\n\nThe river rose by 2 metres.\n",
    "2026-11-21-wheat.txt": "Wheat exports grow\n\nFarmers sold 3 million tonnes.\n",
    "2026-11-22-bridge.txt": "KILL\n\nBridge opens\n\nThe bridge is open.\n",
    "2026-11-23-rate.txt": "EMBARGOED UNTIL 09:00 GMT, NOVEMBER 25, 2099\n\nRate kept\n\nThe rate is 14 percent.\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> DeskProject:
    return DeskProject(open_project(make_project(tmp_path / "project", SOURCES, "[draft]\nengines = []\n")))


def slugs(page: QueuePage) -> list[str]:
    return [row.status.slug for row in page.rows]


def translate(desk: DeskProject, slug: str) -> None:
    for row in open_story(desk, slug, "kk").units:
        decide_unit(desk, slug, "kk", row.unit.key.id, Action.SAVE, "Мәтін 2 3 14.", row.seen, DANA)


def test_what_is_urgent_comes_first_then_the_newest(desk: DeskProject) -> None:
    """A killed story, one under embargo, then the others by their day; the headline is the source's."""
    page = open_queue(desk, "kk")
    assert slugs(page) == ["2026-11-22-bridge", "2026-11-23-rate", "2026-11-21-wheat", "2026-11-20-flood"]
    assert [row.headline for row in page.rows][1:] == ["Rate kept", "Wheat exports grow", "Flood in Atyrau"]
    assert (page.total, page.pages, page.pending, page.faults) == (4, 1, 0, ())
    assert page.urgencies == {"killed": 1, "none": 3}


def test_the_queue_says_what_the_command_says(desk: DeskProject) -> None:
    """The same rows as `loc review` without an article lists."""
    translate(desk, "2026-11-20-flood")
    fresh = open_project(desk.project.config.root)
    assert {row.status for row in open_queue(desk, "kk").rows} == set(list_queue(fresh, find_slugs(fresh, ()), "kk"))


def test_a_decision_moves_the_story_at_once(desk: DeskProject) -> None:
    """It leaves the queue when all is reviewed, and is found among the reviewed ones, and among all."""
    translate(desk, "2026-11-20-flood")
    assert "2026-11-20-flood" not in slugs(open_queue(desk, "kk"))
    assert slugs(open_queue(desk, "kk", state="reviewed")) == ["2026-11-20-flood"]
    assert len(open_queue(desk, "kk", state="all").rows) == 4
    assert slugs(open_queue(desk, "kk", state="draft")) == []
    assert "2026-11-20-flood" in slugs(open_queue(desk, "ru"))


def test_filters(desk: DeskProject) -> None:
    """By words of the slug, by urgency, by the stories one has worked on."""
    assert slugs(open_queue(desk, "kk", text="11 WHEAT")) == ["2026-11-21-wheat"]
    assert slugs(open_queue(desk, "kk", urgency="killed")) == ["2026-11-22-bridge"]
    assert slugs(open_queue(desk, "kk", slugs=desk.worked_on("dana"))) == []
    assert slugs(open_queue(desk, "kk", slugs={"2026-11-20-flood"}, text="wheat")) == []


@pytest.mark.parametrize(("page", "expected"), [(0, 1), (1, 1), (2, 2), (9, 2)])
def test_pages_begin_at_one_and_end(desk: DeskProject, page: int, expected: int) -> None:
    """A page that is not there is the nearest one that is."""
    found = open_queue(desk, "kk", page=page, rows=3)
    assert (found.page, found.pages, found.total, len(found.rows)) == (expected, 2, 4, 3 if expected == 1 else 1)


@pytest.mark.parametrize(("lang", "state"), [("de", ""), ("kk", "done"), ("kk", "slug")])
def test_unknown_languages_and_states_are_refused(desk: DeskProject, lang: str, state: str) -> None:
    """They come from an address that anybody can type."""
    with pytest.raises(LocError, match="unknown"):
        open_queue(desk, lang, state=state)


def test_what_others_do_is_seen_at_the_next_look(desk: DeskProject) -> None:
    """A new story, a translation of another program, a correction, an export."""
    open_queue(desk, "kk")
    folder = desk.project.sources.folder
    (folder / "2026-11-24-snow.txt").write_text("Snow in Astana\n\nRoads are closed.\n", encoding="utf-8")
    assert "2026-11-24-snow" in slugs(open_queue(desk, "kk"))
    other = open_project(desk.project.config.root)
    ids = [row.unit.key.id for row in open_story(desk, "2026-11-24-snow", "kk").units]
    decide(other, "2026-11-24-snow", "kk", ids, lambda unit: edit(unit, "Қар", "Serik", AT), "Serik")
    assert "2026-11-24-snow" not in slugs(open_queue(desk, "kk"))
    record_publication(other, Publication(datetime.now(UTC), "kk", "2026-11-24-snow", 1, "0" * 16, "Serik"))
    assert open_queue(desk, "kk", state="all", text="snow").rows[0].status.published == 1
    (folder / "2026-11-24-snow.txt").write_text("Snow in Astana\n\nAll roads are closed.\n", encoding="utf-8")
    (row,) = open_queue(desk, "kk", text="snow").rows
    assert (row.status.urgency, row.status.stale) == ("stale", True)


def test_an_embargo_ends_by_itself(desk: DeskProject) -> None:
    """The row is not kept past it."""
    path = desk.project.sources.folder / "2026-11-23-rate.txt"
    soon = datetime.fromtimestamp(time.time() + 120, UTC)
    path.write_text(
        f"EMBARGOED UNTIL {soon:%H:%M} GMT, {soon:%B} {soon.day}, {soon.year}\n\nRate kept\n\nThe rate is 14.\n",
        encoding="utf-8",
    )
    (row,) = open_queue(desk, "kk", text="rate").rows
    assert row.status.embargo
    assert "2026-11-23-rate" not in desk.rows["kk"]


def test_a_broken_story_is_told_and_the_others_stand(desk: DeskProject) -> None:
    """With the reason and the file, and not looked at again until it changes."""
    folder = desk.project.sources.folder
    (folder / "2026-11-24-broken.xml").write_text("<nitf><body>", encoding="utf-8")
    for _ in range(2):
        page = open_queue(desk, "kk")
        assert len(page.rows) == 4
        (fault,) = page.faults
        assert "2026-11-24-broken.xml" in str(fault)


def test_many_new_stories_are_looked_through_behind_the_desks_back(desk: DeskProject) -> None:
    """Nobody waits for all of them: some are there at once, all of them soon."""
    folder = desk.project.sources.folder
    for number in range(40):
        (folder / f"2026-11-25-story-{number}.txt").write_text(f"Story {number}\n\nIt is over.\n", encoding="utf-8")
    page = open_queue(desk, "kk")
    assert page.total + page.pending == 44
    assert 0 < page.pending < 44
    end = time.monotonic() + 30
    while page.pending and time.monotonic() < end:
        time.sleep(0.02)
        page = open_queue(desk, "kk")
    assert (page.total, page.pending) == (44, 0)


def test_the_next_desk_begins_with_what_this_one_found(desk: DeskProject) -> None:
    """Closing writes it down: a fresh desk has nothing to count."""
    for slug in find_slugs(desk.project, ()):
        translate(desk, slug)
    open_queue(desk, "kk")
    desk.close()
    index = open_project(desk.project.config.root).index
    assert all(index.standings.find("kk", slug).conditions for slug in find_slugs(desk.project, ()))  # type: ignore[union-attr]
