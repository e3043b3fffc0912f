"""What every writer must keep to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import AT, make_unit

from loc.export.protocol import Story
from loc.export.registry import WRITERS
from loc.model import Article, Inline, Paragraph, Part, State
from loc.segment import segment_article

ORIGINAL = Article(
    "2026-11-23-plant",
    (
        Paragraph(Part.HEADLINE, "The plant <opens> & works"),
        Paragraph(Part.DATELINE, "ASTANA. KAZINFORM"),
        Paragraph(Part.LEDE, "The plant makes 25 turbines a year."),
        Paragraph(Part.SUBHEAD, "What comes next"),
        Paragraph(Part.BODY, "It stands in Atyrau.", inlines=(Inline((13, 19), "b"),)),
    ),
    published=AT,
)
TEXTS = ("Зауыт <ашылды> & жұмыс істейді", "АСТАНА. ҚазАқпарат", "Жылына 25 турбина шығарады.", "Келесі кезең")
PARAGRAPHS = (
    *(replace(row, text=text) for row, text in zip(ORIGINAL.paragraphs, TEXTS, strict=False)),
    Paragraph(Part.BODY, "Ол Атырауда орналасқан.", inlines=(Inline((3, 11), "b"),)),
)
TARGETS = (*TEXTS, "Ол <b>Атырауда</b> орналасқан.")
PAIRS = tuple(
    (segment, make_unit(segment.text, target, State.REVIEWED, segment.part.context))
    for segment, target in zip(segment_article(ORIGINAL), TARGETS, strict=True)
)
STORY = Story(replace(ORIGINAL, lang="kk", paragraphs=PARAGRAPHS), ORIGINAL, PAIRS)


@pytest.mark.parametrize("name", WRITERS.rows)
def test_every_paragraph_is_written_once_in_order(name: str) -> None:
    """UTF-8 bytes with a suffix of their own; nothing lost, nothing doubled, the same each time."""
    writer = WRITERS.load(name)
    content = writer.write(STORY)
    assert content == writer.write(STORY)
    assert writer.SUFFIX.startswith(".")
    text = content.decode()
    places = [text.index(part) for part in ("ашылды", "АСТАНА", "25 турбина", "Келесі", "Атырауда")]
    assert places == sorted(places)
    assert text.count("Атырауда") == 1


@pytest.mark.parametrize("name", WRITERS.rows)
def test_an_empty_story_is_written(name: str) -> None:
    """A flash without anything is no crash."""
    assert isinstance(
        WRITERS.load(name).write(
            Story(replace(ORIGINAL, lang="ru", paragraphs=(), published=None), replace(ORIGINAL, paragraphs=()))
        ),
        bytes,
    )
