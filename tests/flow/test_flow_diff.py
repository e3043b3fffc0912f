"""What to change in a language when a story that was translated or published is corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import make_project

from loc import review
from loc.errors import LocError
from loc.flow.diff import diff_story
from loc.flow.ingest import ingest
from loc.flow.project import open_project
from loc.flow.published import Publication
from loc.flow.review import Decide, decide, list_units
from loc.flow.work import open_work, save_work
from loc.model import Signal, State
from loc.review.diff.story import Change, StoryDiff

SLUG = "2026/11/2026-11-23-plant"
REVIEWED_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
PUBLISHED_AT = REVIEWED_AT + timedelta(hours=1)
LATER = REVIEWED_AT + timedelta(hours=2)
WIRE = """ date 2026-11-23 Kazakhstan opens a plant{mark}

ASTANA. KAZINFORM – {text}
"""
TURBINES = "The plant makes 25 turbines a year."
JOBS = "The new plant will create 400 jobs, and the city will build a road to it by the summer."
RAIN = "Heavy rain fell on the foothills all night."
PLACE = "It stands near the port of Aktau."
TARGETS = {
    "Kazakhstan opens a plant": "Қазақстан зауыт ашты",
    "ASTANA. KAZINFORM": "АСТАНА. ҚазАқпарат",
    TURBINES: "Зауыт жылына 25 турбина шығарады.",
    JOBS: "Жаңа зауыт 400 адамды жұмыспен қамтиды, ал қала жазға дейін оған жол салады.",
    RAIN: "Тау бөктерінде түні бойы нөсер жауды.",
    PLACE: "Ол Ақтау портының маңында орналасқан.",
}


class Desk(NamedTuple):
    """A project with one story; every call opens it anew."""

    folder: Path

    def take(self, *sentences: str, mark: str = "") -> None:
        wire = WIRE.format(mark=mark, text=" ".join(sentences))
        ingest(open_project(self.folder), wire.encode(), "plant.txt", "plant")

    def change_in_place(self, *sentences: str) -> None:
        path = self.folder / f"sources/{SLUG}.txt"
        path.write_text(WIRE.format(mark="", text=" ".join(sentences)), encoding="utf-8")

    def update(self) -> None:
        project = open_project(self.folder)
        work = open_work(project, project.sources.read(SLUG), "kk")
        save_work(project, work, work.units)

    def decide(self, decision: Decide, *sources: str) -> None:
        project = open_project(self.folder)
        rows = list_units(project, SLUG, "kk")
        ids = [row.unit.key.id for row in rows if row.unit.key.source in sources]
        assert not decide(project, SLUG, "kk", ids, decision, "Aigerim Serikova").conflicts

    def review(self, targets: Mapping[str, str] = TARGETS, at: datetime = REVIEWED_AT) -> None:
        self.decide(lambda unit: review.edit(unit, targets[unit.key.source], "Aigerim Serikova", at), *targets)

    def diff(self, last: Publication | None = None, since: int | None = None) -> StoryDiff:
        return diff_story(open_project(self.folder), SLUG, "kk", last, since)


def published(take: int, parts: str = "") -> Publication:
    return Publication(PUBLISHED_AT, "kk", SLUG, take, "0" * 16, "Dana", parts)


def changes(diff: StoryDiff) -> list[tuple[Change, list[str], list[str]]]:
    """(change, old sources, new sources) of each row."""
    return [(row.change, [old.source for old in row.old], [new.source for new in row.new]) for row in diff.rows]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Take 1 has come in and is reviewed."""
    made = Desk(make_project(tmp_path / "project", configuration="[draft]\nengines = []\n"))
    made.take(TURBINES, JOBS, RAIN, PLACE)
    made.review()
    return made


def test_a_correction_lists_what_it_changes_in_order(desk: Desk) -> None:
    """Edited, inserted, split, deleted; what stayed is not listed, and each old sentence has its published target."""
    turbines, more = TURBINES.replace("25", "26"), "Two more plants are planned in Pavlodar."
    first, second = "The new plant will create 400 jobs.", "The city will build a road to it by the summer."
    desk.take(turbines, more, first, second, PLACE, mark=" (CORRECTED)")
    diff = desk.diff(published(1))
    assert changes(diff) == [
        (Change.EDITED, [TURBINES], [turbines]),
        (Change.INSERTED, [], [more]),
        (Change.SPLIT, [JOBS], [first, second]),
        (Change.DELETED, [RAIN], []),
    ]
    olds = [old for row in diff.rows for old in row.old]
    assert [(old.target, old.state, old.author) for old in olds] == [
        (TARGETS[source], State.REVIEWED, "Aigerim Serikova") for source in (TURBINES, JOBS, RAIN)
    ]
    assert (diff.signal, diff.take, diff.since, diff.is_recalled) == (Signal.CORRECTION, 2, 1, False)
    assert (olds[0].place, diff.rows[0].new[0].place) == (f"sources/.takes/{SLUG}/1.txt:3", f"sources/{SLUG}.txt:3")


def test_proposed_is_what_stands_in_the_catalog(desk: Desk) -> None:
    """The target with the new figure, a draft, before any catalog is written; after the review, the reviewed one."""
    turbines = TURBINES.replace("25", "26")
    desk.take(turbines, JOBS, RAIN, PLACE)
    (row,) = desk.diff(published(1)).rows
    target = "Зауыт жылына 26 турбина шығарады."
    assert (row.new[0].target, row.new[0].state, row.new[0].author) == (target, State.DRAFT, "patch 25 → 26")
    desk.review({turbines: "Зауыт жылына 26 турбина шығарады."}, LATER)
    (row,) = desk.diff(published(1)).rows
    assert (row.new[0].target, row.new[0].state) == ("Зауыт жылына 26 турбина шығарады.", State.REVIEWED)
    assert row.old[0].target == TARGETS[TURBINES]


def test_a_joined_sentence_has_all_its_old_ones(desk: Desk) -> None:
    """Both published targets are to be replaced by one."""
    first, second = "The new plant will create 400 jobs.", "The city will build a road to it by the summer."
    desk.take(TURBINES, first, second, RAIN, PLACE)
    desk.review({first: "Жаңа зауыт 400 адамды жұмыспен қамтиды.", second: "Қала жазға дейін оған жол салады."})
    desk.take(TURBINES, JOBS, RAIN, PLACE)
    (row,) = desk.diff(published(2)).rows
    assert (row.change, len(row.old), [new.source for new in row.new]) == (Change.JOINED, 2, [JOBS])
    assert all(old.target for old in row.old)


def test_a_moved_sentence_is_listed_with_its_target(desk: Desk) -> None:
    """Nothing is to be translated, but the published page has another order."""
    desk.take(PLACE, TURBINES, JOBS, RAIN)
    (row,) = desk.diff(published(1)).rows
    assert (row.change, row.is_moved, row.old[0].target, row.new[0].target) == (
        Change.MOVED,
        True,
        TARGETS[PLACE],
        TARGETS[PLACE],
    )


def test_without_a_difference_there_are_no_rows(desk: Desk) -> None:
    """Published as it stands; or never published, and no take before it."""
    assert desk.diff(published(1)).rows == ()
    assert desk.diff().rows == ()


def test_a_first_review_is_no_correction(tmp_path: Path) -> None:
    """A story that is half translated and never left: nothing was changed."""
    desk = Desk(make_project(tmp_path / "project"))
    desk.take(TURBINES, JOBS, RAIN)
    desk.review({TURBINES: TARGETS[TURBINES]})
    assert desk.diff().rows == ()


def test_unpublished_is_compared_with_the_take_before(desk: Desk) -> None:
    """Of three takes the last two, with the reviewed text for the old one."""
    desk.take(TURBINES.replace("25", "26"), JOBS, RAIN, PLACE)
    desk.take(TURBINES.replace("25", "27"), JOBS, RAIN, PLACE)
    diff = desk.diff()
    assert (diff.since, diff.published, diff.is_against_published) == (2, None, False)
    assert changes(diff) == [(Change.EDITED, [TURBINES.replace("25", "26")], [TURBINES.replace("25", "27")])]
    assert diff.rows[0].old[0].target == ""  # take 2 was never reviewed


def test_corrections_in_a_row_are_compared_with_what_left(desk: Desk) -> None:
    """Take 1 was published, two more came in: the old side is take 1, all between is of no interest."""
    desk.take(TURBINES.replace("25", "26"), JOBS, PLACE)
    desk.take(TURBINES.replace("25", "27"), JOBS, RAIN, PLACE)
    diff = desk.diff(published(1))
    assert changes(diff) == [(Change.EDITED, [TURBINES], [TURBINES.replace("25", "27")])]
    assert diff.rows[0].old[0].target == TARGETS[TURBINES]


def test_since_names_another_take(desk: Desk) -> None:
    """The user's word goes before the record; a take that is not kept is an error with those that are."""
    desk.take(TURBINES.replace("25", "26"), JOBS, RAIN, PLACE)
    desk.take(TURBINES.replace("25", "26"), JOBS, RAIN)
    assert [row.change for row in desk.diff(published(1), since=2).rows] == [Change.DELETED]
    assert not desk.diff(published(1), since=2).is_against_published
    with pytest.raises(LocError, match="take 7 is not kept") as caught:
        desk.diff(since=7)
    assert caught.value.hint == "Takes that are: 1, 2, 3."


def test_a_target_decided_on_after_the_publication_is_reworded(desk: Desk) -> None:
    """The source is the same, the text that left is not known any more; an approval alone changes no text."""
    desk.decide(partial(review.edit, text="Ол Ақтау портына жақын.", author="Dana", at=LATER), PLACE)
    desk.decide(partial(review.approve, author="Dana", at=LATER), RAIN)
    (row,) = desk.diff(published(1)).rows
    assert (row.change, row.old[0].source, row.new[0].source) == (Change.REWORDED, PLACE, PLACE)
    assert (row.old[0].target, row.new[0].target, row.new[0].author) == ("", "Ол Ақтау портына жақын.", "Dana")
    desk.take(TURBINES, JOBS, RAIN, PLACE, "More is planned.")
    assert [row.change for row in desk.diff(published(1)).rows] == [Change.REWORDED, Change.INSERTED]


def test_a_published_target_that_was_rejected_is_reworded(desk: Desk) -> None:
    """Nobody vouches for it any more, so it must not stay on the page unseen."""
    desk.decide(partial(review.reject, author="Dana", at=LATER), PLACE)
    (row,) = desk.diff(published(1)).rows
    assert (row.change, row.new[0].state) == (Change.REWORDED, State.DRAFT)


def test_only_the_parts_that_left_count(desk: Desk) -> None:
    """A headline was sent as a flash: the corrected body concerns nobody yet."""
    desk.take(TURBINES.replace("25", "26"), JOBS, PLACE)
    assert desk.diff(published(1, "headline")).rows == ()
    assert [row.change for row in desk.diff(published(1, "headline,lede")).rows] == [Change.EDITED, Change.DELETED]


@pytest.mark.parametrize("is_updated", [False, True], ids=["catalog as it was", "catalog updated"])
def test_a_source_changed_in_place_is_known_by_its_catalog(desk: Desk, is_updated: bool) -> None:
    """No older take is kept: what was published comes from the catalog, before and after its update."""
    turbines, more = TURBINES.replace("25", "26"), "Two more plants are planned in Pavlodar."
    first, second = "The new plant will create 400 jobs.", "The city will build a road to it by the summer."
    desk.change_in_place(turbines, more, first, second, PLACE)
    if is_updated:
        desk.update()
    diff = desk.diff(published(1))
    assert diff.is_recalled
    assert sorted(changes(diff)) == sorted(
        [
            (Change.EDITED, [TURBINES], [turbines]),
            (Change.INSERTED, [], [more]),
            (Change.SPLIT, [JOBS], [first, second]),
            (Change.DELETED, [RAIN], []),
        ]
    )
    assert {old.target for row in diff.rows for old in row.old} == {TARGETS[key] for key in (TURBINES, JOBS, RAIN)}


def test_a_join_in_place_finds_both_old_sentences(desk: Desk) -> None:
    """The draft remembers its two sources as one text; they are told apart."""
    joined = "Heavy rain fell on the foothills all night, and it stands near the port of Aktau."
    desk.change_in_place(TURBINES, JOBS, joined)
    desk.update()
    (row,) = desk.diff(published(1)).rows
    assert (row.change, [old.target for old in row.old]) == (Change.JOINED, [TARGETS[RAIN], TARGETS[PLACE]])


def test_a_change_in_place_is_known_after_its_review(desk: Desk) -> None:
    """Corrected and reviewed since: the old text is found among the obsolete ones."""
    turbines = TURBINES.replace("25", "26")
    desk.change_in_place(turbines, JOBS, RAIN, PLACE)
    desk.review({turbines: "Зауыт жылына 26 турбина шығарады."}, LATER)
    (row,) = desk.diff(published(1)).rows
    assert (row.change, row.is_moved, row.old[0].target) == (Change.EDITED, False, TARGETS[TURBINES])
    assert row.new[0].target == "Зауыт жылына 26 турбина шығарады."


def test_what_is_recalled_is_in_no_order(desk: Desk) -> None:
    """The catalog does not know where the old sentences stood: none is said to have moved."""
    changed = {
        TURBINES.replace("25", "26"): "Зауыт жылына 26 турбина шығарады.",
        JOBS.replace("400", "500"): "Жаңа зауыт 500 адамды жұмыспен қамтиды.",
        RAIN.replace("night", "morning"): "Тау бөктерінде таңертең нөсер жауды.",
    }
    desk.change_in_place(*changed, PLACE)
    desk.review(changed, LATER)
    assert [(row.change, row.is_moved) for row in desk.diff(published(1)).rows] == [(Change.EDITED, False)] * 3


def test_a_sentence_of_an_earlier_take_was_not_published(desk: Desk) -> None:
    """Reviewed in take 1 and gone from take 2, which left: its target is in the catalog still, but on no page."""
    desk.take(TURBINES, JOBS, PLACE)
    desk.update()
    assert desk.diff(published(2)).rows == ()


def test_a_flash_lost_nothing_of_the_body(desk: Desk) -> None:
    """The headline alone left, and a sentence of the text is gone from the source."""
    desk.change_in_place(TURBINES, JOBS, PLACE)
    assert desk.diff(published(1, "headline")).rows == ()
    assert [row.change for row in desk.diff(published(1)).rows] == [Change.DELETED]


def test_several_changes_in_place_are_compared_with_what_left(desk: Desk) -> None:
    """Corrected and reviewed after the publication, then corrected again: the text between never left."""
    desk.change_in_place(TURBINES.replace("25", "26"), JOBS, RAIN, PLACE)
    desk.review({TURBINES.replace("25", "26"): "Зауыт жылына 26 турбина шығарады."}, LATER)
    desk.change_in_place(TURBINES.replace("25", "27"), JOBS, RAIN, PLACE)
    desk.update()
    (row,) = desk.diff(published(1)).rows
    assert (row.change, row.old[0].source, row.old[0].target) == (Change.EDITED, TURBINES, TARGETS[TURBINES])
    assert row.new[0].source == TURBINES.replace("25", "27")


def test_a_published_take_that_is_lost_is_recalled(desk: Desk) -> None:
    """`.takes` was not copied along: the catalog still has what it needs, and the diff says so."""
    desk.take(TURBINES.replace("25", "26"), JOBS, RAIN, PLACE)
    (desk.folder / f"sources/.takes/{SLUG}/1.txt").unlink()
    diff = desk.diff(published(3))
    assert (diff.since, diff.is_recalled, [row.change for row in diff.rows]) == (3, True, [Change.EDITED])


def test_the_embargo_of_both_takes_is_told(desk: Desk) -> None:
    """None before; the time of the wire now."""
    text = f"{TURBINES} {JOBS} {RAIN} {PLACE}"
    wire = WIRE.format(mark="", text=text).replace("ASTANA", "EMBARGOED UNTIL 0600 GMT Nov 24 2026\n\nASTANA")
    ingest(open_project(desk.folder), wire.encode(), "plant.txt", "plant")
    diff = desk.diff(published(1))
    assert (diff.embargo_before, diff.embargo) == (None, datetime(2026, 11, 24, 6, tzinfo=UTC))
