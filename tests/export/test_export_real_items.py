"""Real items of agencies, read and written in each agency format."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ROOT
from export.wire_schemas import find_newsml_faults, find_nitf_faults, find_superdesk_faults
from lxml import etree

from loc.errors import WireError
from loc.export import newsml_g2, ninjs, nitf
from loc.export.protocol import Story
from loc.ingest.registry import READERS, recognize

ITEMS = ROOT.parent / "shared" / "data" / "wire-samples"
WRITERS = {"ninjs": ninjs, "newsml-g2": newsml_g2, "nitf": nitf}


def read_story(place: Path) -> Story:
    """As if translated word for word."""
    content = place.read_bytes()
    name = recognize(content)
    if name is None:
        pytest.skip("not recognised")
    try:
        article = READERS.load(name).read(content, place.name)
    except WireError as error:
        pytest.skip(str(error))
    article = replace(article, slug="story", meta=(("format", name), *article.meta))
    return Story(replace(article, lang="kk"), article)


@pytest.mark.skipif(not ITEMS.is_dir(), reason="no ../shared/data/wire-samples beside the checkout")
@pytest.mark.parametrize("place", sorted(ITEMS.glob("*")), ids=lambda place: str(place.name))
def test_a_real_item_is_valid_in_each_format(place: Path) -> None:
    """Its text and all of its metadata, whatever format it came in."""
    story = read_story(place)
    made = json.loads(ninjs.write(story))
    assert find_newsml_faults(etree.fromstring(newsml_g2.write(story))) == ""
    assert find_nitf_faults(etree.fromstring(nitf.write(story))) == []
    assert "uri" in made or find_superdesk_faults(made) == []


@pytest.mark.skipif(not ITEMS.is_dir(), reason="no ../shared/data/wire-samples beside the checkout")
@pytest.mark.parametrize("place", sorted(ITEMS.glob("*")), ids=lambda place: str(place.name))
def test_a_real_item_reads_back(place: Path) -> None:
    """What left in the format it came in has the same texts, signal, times and urgency."""
    story = read_story(place)
    name = story.original.first("format")
    if name not in WRITERS:
        pytest.skip("no writer of this format")
    back = READERS.load(name).read(WRITERS[name].write(story), "back")
    assert sorted(row.text for row in back.paragraphs) == sorted(row.text for row in story.article.paragraphs)
    assert (back.signal, back.published, back.embargo) == (
        story.article.signal,
        story.article.published,
        story.article.embargo,
    )
    assert (back.lang, back.first("urgency")) == ("kk", story.article.first("urgency"))
