"""What every reader must keep to. cases/ingest holds one story in each format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import WireError
from loc.ingest.read import read_article
from loc.ingest.registry import READERS, recognize
from loc.model import Part

CASES = Path(__file__).parents[1] / "cases" / "ingest"
STORY = [
    (Part.HEADLINE, "Kazakhstan opens a plant"),
    (Part.DATELINE, "ASTANA. KAZINFORM"),
    (Part.LEDE, "The plant makes 25 turbines a year. It stands in Atyrau."),
    (Part.BODY, "The next one opens in 2027."),
]
WITHOUT_MARKUP = {"anpa1312", "iptc7901", "plain"}


def sample(name: str) -> bytes:
    (path,) = CASES.glob(f"{name}.*")
    return path.read_bytes()


@pytest.mark.parametrize("name", READERS.rows)
def test_one_story_is_one_article_in_every_format(name: str) -> None:
    """Told by content, it has the same parts and texts, day and language, and its bold print where there is any."""
    assert recognize(sample(name)) == name
    article = read_article(sample(name), "x")
    assert [(row.part, " ".join(row.text.split())) for row in article.paragraphs] == STORY
    assert article.published
    assert (article.published.date().isoformat(), article.lang, article.first("format")) == ("2026-11-23", "en", name)
    marked = [(row.text[slice(*inline.span)], inline.tag) for row in article.paragraphs for inline in row.inlines]
    assert marked == ([] if name in WITHOUT_MARKUP else [("25", "b")])
    lines = [paragraph.line for paragraph in article.paragraphs]
    assert lines == sorted(lines)


@pytest.mark.parametrize("name", READERS.rows)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.text("aA. –\n(),«»<>{}\x01\x02\x03"))
def test_any_text_is_an_article_or_a_wire_error(name: str, text: str) -> None:
    """What it recognises it reads, or refuses with the name of the wire."""
    reader = READERS.load(name)
    if not reader.recognizes(text.encode()):
        return
    try:
        article = reader.read(text.encode(), "the wire")
    except WireError as error:
        assert str(error).startswith("the wire")
    else:
        assert all(paragraph.text.strip() for paragraph in article.paragraphs)


@pytest.mark.parametrize("name", READERS.rows)
@given(st.integers(0, 1000), st.binary(max_size=8), st.integers(0, 40))
def test_a_damaged_wire_is_read_or_refused(name: str, start: int, piece: bytes, length: int) -> None:
    """Cut, overwritten or with noise in it: whichever reader takes it, nothing but a WireError comes out."""
    content = sample(name)
    try:
        read_article(content[:start] + piece + content[start + length :], "the wire")
    except WireError as error:
        assert str(error).startswith("the wire")
