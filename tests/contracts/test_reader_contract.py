"""What every reader must keep to."""

from __future__ import annotations

import pytest
from builders import ROOT
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import WireError
from loc.ingest.registry import READERS, recognize
from loc.model import Part

SAMPLES = {"plain": (ROOT / "sources/2021-09-16-csto-dushanbe.txt").read_bytes()}


@pytest.mark.parametrize("name", READERS.rows)
def test_its_own_wire_is_recognised_and_read(name: str) -> None:
    """By content; the first reader that recognises a wire is its own, and finds headline, lede and lines."""
    assert recognize(SAMPLES[name]) == name
    article = READERS.load(name).read(SAMPLES[name], "x")
    parts = [paragraph.part for paragraph in article.paragraphs]
    assert parts.count(Part.HEADLINE) == parts.count(Part.LEDE) == 1
    lines = [paragraph.line for paragraph in article.paragraphs]
    assert lines == sorted(lines)


@pytest.mark.parametrize("name", READERS.rows)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.text("aA. –\n(),«»"))
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
