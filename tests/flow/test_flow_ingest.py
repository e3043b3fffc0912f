"""Which wire is a new story, which a new take of one we have."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_project

from loc.errors import WireError
from loc.flow.ingest import ingest, ingest_file
from loc.flow.project import Project, open_project

STORY = """ date 2026-11-23 Cabinet meets in Astana

ASTANA. KAZINFORM – The Cabinet met in Astana on Monday. The ministers discussed the budget of 25 billion tenge.
"""
OTHER = """ date 2026-11-23 Rain in Almaty

ALMATY. KAZINFORM – Rain fell on the foothills all night long. Two roads to the ski resort are closed until noon.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return open_project(make_project(tmp_path / "project"))


def test_nearly_the_same_text_is_a_new_take(project: Project) -> None:
    """One name, one figure changed, a sentence more: one article, two takes."""
    first = ingest(project, STORY.encode(), "a.txt", "cabinet")
    text = STORY.replace("25", "26").rstrip() + " The Prime Minister was not there.\n"
    second = ingest(project, text.encode(), "b.txt", "cabinet")
    assert (first.slug, first.take, second.slug, second.take) == (
        "2026/11/2026-11-23-cabinet",
        1,
        "2026/11/2026-11-23-cabinet",
        2,
    )
    assert project.sources.read(second.slug).take == 2


def test_another_text_under_one_name_is_another_story(project: Project) -> None:
    """Two desks named their stories alike on one day: neither pushes the other aside, and each keeps its own takes."""
    slugs = [ingest(project, text.encode(), "x.txt", "update").slug for text in (STORY, OTHER, STORY, OTHER)]
    assert slugs == ["2026/11/2026-11-23-update", "2026/11/2026-11-23-update-2"] * 2
    again = ingest(project, OTHER.replace("Two", "Three").encode(), "x.txt", "update")
    assert (again.slug, again.take) == ("2026/11/2026-11-23-update-2", 2)


def test_names_stay_below_sources(project: Project, tmp_path: Path) -> None:
    """A file of any name, with a strange suffix, becomes a plain path of words."""
    path = tmp_path / "tag_example.com_2026_item-1"
    path.write_text(STORY, encoding="utf-8")
    assert ingest_file(project, path).path == project.sources.folder / "2026/11/2026-11-23-tag-example.txt"


def test_a_broken_source_in_the_way_is_not_overwritten(project: Project) -> None:
    """A file that lies in sources/ under the wanted name but cannot be read keeps its place."""
    lying = project.sources.folder / "2026-11-23-cabinet.txt"
    lying.write_bytes(b"\0")
    assert ingest(project, STORY.encode(), "a.txt", "cabinet").slug == "2026/11/2026-11-23-cabinet-2"
    assert lying.read_bytes() == b"\0"


def test_a_refused_wire_writes_nothing(project: Project) -> None:
    """Sources stay as they were."""
    with pytest.raises(WireError):
        ingest(project, b"\0\1", "a.txt")
    assert list(project.sources.folder.rglob("*")) == []


def test_a_story_that_lies_elsewhere_stays_there(project: Project) -> None:
    """A new take of a source that somebody put right into sources/ takes its place, not one by year and month."""
    (project.sources.folder / "2026-11-23-cabinet.txt").write_text(STORY, encoding="utf-8")
    second = ingest(project, STORY.replace("25", "26").encode(), "a.txt", "cabinet")
    assert (second.slug, second.take) == ("2026-11-23-cabinet", 2)


def test_a_wire_without_a_day_lies_in_no_folder(project: Project) -> None:
    """There is no year and month to put it under."""
    assert (
        ingest(project, b"Cabinet meets\n\nThe Cabinet met in Astana.\n", "a.txt", "cabinet").slug == "undated-cabinet"
    )
