"""What the desk has to do first: kills, what was published and is no longer true, corrections, updates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from builders import AT, make_project

from loc import review
from loc.flow.export import export_story, record_export
from loc.flow.ingest import ingest
from loc.flow.project import Project, open_project
from loc.flow.published import Publication, read_published, record_publication
from loc.flow.review import decide, list_units
from loc.flow.status import Statuses, StoryStatus, list_queue, order_of
from loc.model import Part

NAME = "plant"
SLUG = "2026/11/2026-11-23-plant"
STORY = """ date 2026-11-23 {tag}Plant opens in Atyrau

ASTANA. KAZINFORM – The plant makes {figure} turbines a year. It stands in Atyrau.
"""
EMBARGO = """ date 2026-11-23 Plant opens in Atyrau

EMBARGOED until {time} GMT, {day}

ASTANA. KAZINFORM – The plant makes 25 turbines a year. It stands in Atyrau.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = open_project(make_project(tmp_path / "project", configuration='author = "Aigerim Serikova"'))
    take(project)
    return project


def take(project: Project, tag: str = "", figure: int = 25) -> None:
    ingest(project, STORY.format(tag=tag, figure=figure).encode(), "x.txt", NAME)


def translate(project: Project) -> None:
    for row in list_units(project, SLUG, "kk"):
        if not row.unit.target:
            target = row.unit.key.source.replace("The", "Ол")
            edit = partial(review.edit, text=target, author="A", at=AT)
            decide(project, SLUG, "kk", [row.unit.key.id], edit, "A")
    ids = [row.unit.key.id for row in list_units(project, SLUG, "kk")]
    decide(project, SLUG, "kk", ids, lambda unit: review.accept(unit, "A", AT), "A")


def publish(project: Project, parts: tuple[Part, ...] = ()) -> None:
    record_export(project, export_story(project, SLUG, "kk", allow_drafts=True), "A", parts)


def status(project: Project) -> StoryStatus:
    published, _ = read_published(project)
    return Statuses(project, ["kk"], published, datetime.now(UTC)).of(SLUG)[0]


def test_a_new_story_is_not_urgent(project: Project) -> None:
    """It waits like the others."""
    row = status(project)
    assert (row.urgency, row.published, row.stale, row.empty) == ("none", None, False, 4)


@pytest.mark.parametrize(
    ("tag", "urgency"), [("CORRECTION: ", "correction"), ("UPDATE 1 - ", "update"), ("KILL: ", "killed")]
)
def test_the_signal_decides_until_it_is_done(project: Project, tag: str, urgency: str) -> None:
    """A correction waits before others; once it is reviewed it is a story like any other. A kill stays first."""
    translate(project)
    take(project, tag, 26)
    assert status(project).urgency == urgency
    translate(project)
    assert status(project).urgency == ("killed" if urgency == "killed" else "none")


def test_published_then_corrected_is_stale(project: Project) -> None:
    """Until the correction itself has left."""
    translate(project)
    publish(project)
    assert (status(project).stale, status(project).published) == (False, 1)
    take(project, "CORRECTION: ", 26)
    assert (status(project).stale, status(project).urgency) == (True, "stale")
    translate(project)
    assert status(project).stale
    publish(project)
    assert (status(project).stale, status(project).published) == (False, 2)


def test_a_source_changed_in_place_makes_it_stale(project: Project) -> None:
    """Without a new take, by the sentence that is a draft again."""
    translate(project)
    publish(project)
    path = project.sources.files()[SLUG].path
    path.write_text(STORY.format(tag="", figure=26), encoding="utf-8")
    assert status(open_project(project.config.root)).stale


def test_a_target_changed_after_it_left_makes_it_stale(project: Project) -> None:
    """What readers have is not what was decided last."""
    translate(project)
    publish(project)
    unit = list_units(project, SLUG, "kk")[-1].unit
    later = datetime.now(UTC) + timedelta(seconds=5)
    decide(project, SLUG, "kk", [unit.key.id], lambda unit: review.edit(unit, "Ол Атырауда.", "A", later), "A")
    assert status(project).stale


def test_a_flash_is_not_stale_because_the_rest_is_open(project: Project) -> None:
    """Headline and lede left; the story goes on."""
    publish(project, (Part.HEADLINE, Part.LEDE))
    assert not status(project).stale
    take(project, "UPDATE 1 - ", 26)
    assert status(project).stale


def test_an_embargo_that_changed_is_told(tmp_path: Path) -> None:
    """What it is now and what it was; one that is over is no news."""
    project = open_project(make_project(tmp_path / "project"))
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    for time in ("09:00", "12:00"):
        content = EMBARGO.format(time=time, day=f"{tomorrow:%B %d, %Y}")
        ingest(project, content.encode(), "x.txt", NAME)
    row = status(project)
    assert (row.embargo[11:16], (row.embargo_before or "")[11:16]) == ("12:00", "09:00")
    late = Statuses(project, ["kk"], {}, tomorrow + timedelta(days=2)).of(SLUG)[0]
    assert (late.embargo, late.embargo_before) == ("", None)


def test_the_queue_is_in_order_of_urgency(project: Project) -> None:
    """Kill, stale, correction, update, the rest; a story with nothing to decide is not in it."""
    for name, tag in (("a", ""), ("b", "UPDATE 1 - "), ("c", "CORRECTION: "), ("d", "KILL: ")):
        ingest(project, STORY.format(tag=tag, figure=name).encode(), "x.txt", name)
    at = datetime.now(UTC)
    record_publication(project, Publication(at, "kk", "2026/11/2026-11-23-a", 3, "0" * 16, "A"))
    translate(project)
    queue = list_queue(project, tuple(project.sources.files()), "kk")
    assert [row.slug[-1] for row in queue] == ["d", "a", "c", "b"]
    assert [row.urgency for row in sorted(queue, key=order_of)] == ["killed", "stale", "correction", "update"]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("2026-11-23T09:00:00Z\tkk\tx\t2\t0123456789abcdef\tDana\n", 1),
        ("2026-11-23T09:00:00Z\tkk\tx\t2\t0123456789abcdef\tDana\theadline,lede\n", 1),
        ("2026-11-23T09:00:00Z\tkk\tx\ttwo\t0123456789abcdef\tDana\n", 0),
        ("2026-11-23T09:00:00Z\tkk\tx\n", 0),
        ("<<<<<<< HEAD\n", 0),
        ("\n", 0),
    ],
)
def test_lines_of_the_record(project: Project, line: str, known: int) -> None:
    """A line that is none is named with its number, and the others count."""
    path = project.config.locales / "published.tsv"
    path.write_text(f"2026-11-23T08:00:00Z\tkk\ty\t1\t0\tA\n{line}", encoding="utf-8")
    rows, broken = read_published(project)
    assert len(rows) == 1 + known
    assert [str(error).split(": ")[0].rpartition(":")[2] for error in broken] == ["2"] * (
        not known and bool(line.strip())
    )


def test_a_record_cut_short_does_not_swallow_the_next(project: Project) -> None:
    """A line without its end gets one before another is added; the newest of a story counts."""
    path = project.config.locales / "published.tsv"
    path.write_text("2026-11-23T08:00:00Z\tkk\ty\t1\t0\tA\n2026-11-23T08:", encoding="utf-8")
    for take_number in (2, 3):
        record_publication(project, Publication(AT + timedelta(days=take_number), "kk", "y", take_number, "0", "A"))
    rows, broken = read_published(project)
    assert rows["kk", "y"].take == 3
    assert len(broken) == 1
