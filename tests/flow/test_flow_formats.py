"""A story in each wire format through the whole line, and out in the format it came in."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import AT, make_project

from loc import review
from loc.export.registry import WRITERS
from loc.flow.export import export_story
from loc.flow.ingest import ingest_file
from loc.flow.project import open_project
from loc.flow.review import decide
from loc.flow.work import open_work
from loc.ingest.read import read_article
from loc.ingest.registry import READERS
from loc.model import Part, Unit

CASES = Path(__file__).parents[1] / "cases" / "ingest"
TARGETS = {
    "Kazakhstan opens a plant": "Қазақстан зауыт ашты",
    "ASTANA. KAZINFORM": "АСТАНА. ҚазАқпарат",
    "The plant makes 25 turbines a year.": "Зауыт жылына 25 турбина шығарады.",
    "The plant makes <b>25</b> turbines a year.": "Зауыт жылына <b>25</b> турбина шығарады.",
    "It stands in Atyrau.": "Ол Атырауда орналасқан.",
    "The next one opens in 2027.": "Келесісі 2027 жылы ашылады.",
}
TEXTS = [
    "Қазақстан зауыт ашты",
    "АСТАНА. ҚазАқпарат",
    "Зауыт жылына 25 турбина шығарады. Ол Атырауда орналасқан.",
    "Келесісі 2027 жылы ашылады.",
]


def translate(unit: Unit) -> Unit:
    return review.edit(unit, TARGETS[unit.key.source], "Dana", AT)


@pytest.mark.parametrize("name", READERS.rows)
def test_a_story_leaves_in_the_format_it_came_in(name: str, tmp_path: Path) -> None:
    """Ingested, reviewed, exported; what our reader makes of the export is the Kazakh story, bold print and all."""
    project = open_project(make_project(tmp_path / "project"))
    (path,) = CASES.glob(f"{name}.*")
    slug = ingest_file(project, path).slug
    article = project.sources.read(slug)
    units = open_work(project, article, "kk").units
    decide(project, slug, "kk", [unit.key.id for unit in units], translate, "Dana")
    story = export_story(project, slug, "kk")
    assert story.reasons == ()
    assert story.suffix == WRITERS.load(name if name in WRITERS.rows else "text").SUFFIX
    if name in WRITERS.rows:
        back = read_article(story.content, "x")
        assert (back.lang, back.first("format")) == ("kk", name)
        assert [row.text for row in back.paragraphs] == TEXTS
        body = [row for row in back.paragraphs if row.part is not Part.DATELINE]  # a web page has it in bold
        assert [(row.text[slice(*mark.span)], mark.tag) for row in body for mark in row.inlines] == [("25", "b")]


@pytest.mark.parametrize("name", WRITERS.rows)
def test_any_story_leaves_in_any_format(name: str, tmp_path: Path) -> None:
    """From NewsML-G2 into each of the formats, with every sentence in it."""
    project = open_project(make_project(tmp_path / "project"))
    slug = ingest_file(project, CASES / "newsml-g2.xml").slug
    units = open_work(project, project.sources.read(slug), "kk").units
    decide(project, slug, "kk", [unit.key.id for unit in units], translate, "Dana")
    text = export_story(project, slug, "kk", name).content.decode()
    assert all(word in text for word in ("зауыт ашты", "ҚазАқпарат", "турбина", "орналасқан", "2027"))
