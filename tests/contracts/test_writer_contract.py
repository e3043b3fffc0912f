"""What every writer must keep to."""

from __future__ import annotations

import pytest
from builders import AT

from loc.export.protocol import Story
from loc.export.registry import WRITERS
from loc.model import Part

PARAGRAPHS = (
    (Part.HEADLINE, "Зауыт <ашылды> & жұмыс істейді"),
    (Part.DATELINE, "АСТАНА. ҚазАқпарат"),
    (Part.LEDE, "«Зауыт» жылына 25 турбина шығарады."),
    (Part.SUBHEAD, "Келесі кезең"),
    (Part.BODY, "Ол Атырауда орналасқан."),
)


@pytest.mark.parametrize("name", WRITERS.rows)
def test_every_paragraph_is_written_once_in_order(name: str) -> None:
    """UTF-8 bytes with a suffix of their own; nothing lost, nothing doubled, the same each time."""
    writer = WRITERS.load(name)
    content = writer.write(Story("x", "kk", 1, AT, PARAGRAPHS))
    assert content == writer.write(Story("x", "kk", 1, AT, PARAGRAPHS))
    assert writer.SUFFIX.startswith(".")
    text = content.decode()
    places = [text.index(part) for part in ("ашылды", "АСТАНА", "25 турбина", "Келесі", "Атырауда")]
    assert places == sorted(places)
    assert text.count("Атырауда") == 1


@pytest.mark.parametrize("name", WRITERS.rows)
def test_an_empty_story_is_written(name: str) -> None:
    """A flash without anything is no crash."""
    assert isinstance(WRITERS.load(name).write(Story("x", "ru", 1, None, ())), bytes)
