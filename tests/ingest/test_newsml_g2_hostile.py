"""Large, damaged and real NewsML-G2 and NITF items."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module

import pytest
from newsml_items import SAMPLES, item, message, read

from loc.errors import WireError
from loc.ingest import newsml_g2
from loc.model import Part, Signal


@pytest.mark.parametrize(
    "piece", ["<br/>", "<b/>x", "<script/>x", "<p>x</p>", "x<p/>", "&amp;amp;", "<i>x</i> ", "<div>", "<b><p>x</p>"]
)
def test_a_megabyte_of_anything_is_read_or_refused(piece: str) -> None:
    """No piece of markup, however often, costs more than its length."""
    count = 200 if piece in ("<div>", "<b><p>x</p>") else 1_000_000 // len(piece) // 4
    close = {"<div>": "</div>", "<b><p>x</p>": "</b>"}.get(piece, "") * count
    article = read(
        item(f"<inlineXML><div xmlns=''>{piece * count}{close}</div></inlineXML>", "<headline>Head</headline>")
    )
    assert article.paragraphs[0].text == "Head"


@pytest.mark.parametrize("piece", ["- ", "((", "EMBARGO ", "UPDATE 1-", "By A ", "ASTANA, ", "Eds: ", "&amp;", "A. "])
def test_a_megabyte_of_any_words_is_read_or_refused(piece: str) -> None:
    """In the text, the headline and a note, no pattern blows up."""
    words = (piece * (300_000 // len(piece))).replace("&amp;", "&amp;amp;")
    for text in (
        item(f"<inlineData>{words}</inlineData>"),
        item(content_meta=f"<headline>{words}</headline><by>{words}</by><dateline>{words}</dateline>"),
        item(item_meta=f"<edNote>{words}</edNote>"),
    ):
        assert_survives("newsml_g2", text.encode())


def mutations(content: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    """Bytes lost, doubled, swapped or replaced; and cut short."""
    for _ in range(count):
        start = chance.randrange(len(content))
        stop = min(len(content), start + chance.choice((1, 3, 20, 400)))
        other = chance.randrange(len(content))
        piece = chance.choice((b"", b"\0", b"<", b">", b"&#x8;", b"\xff", b"<p>", b'"', content[other : other + 60]))
        yield chance.choice(
            (content[:start] + piece + content[stop:], content[:start], content[:start] + piece + content[start:])
        )


def assert_survives(module: str, content: bytes) -> None:
    reader = import_module(f"loc.ingest.{module}")
    reader.recognizes(content)
    try:
        article = reader.read(content, "the wire")
    except WireError as error:
        assert str(error).startswith("the wire")
    else:
        assert all(row.text.strip() and row.line > 0 for row in article.paragraphs)
        assert all(isinstance(value, str) for pair in article.meta for value in pair)


@pytest.mark.parametrize("module", ["newsml_g2", "nitf"])
def test_mutated_items_are_articles_or_wire_errors(module: str) -> None:
    """Nothing else is ever raised, over real items where they are at hand."""
    chance = random.Random(2026)  # noqa: S311 - the same each run
    wires = [item().encode(), message(item()).encode()]
    wires += [path.read_bytes() for path in sorted(SAMPLES.glob("*")) if path.read_bytes().lstrip()[:1] == b"<"]
    for wire in wires:
        for content in mutations(wire, chance, 60):
            assert_survives(module, content)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no real items beside the checkout")
def test_real_items() -> None:
    """Each gives its headline, first paragraph, guid, version and signal."""
    ansa = newsml_g2.read((SAMPLES / "ansa-newsmlg2-text.xml").read_bytes(), "ansa")
    parts = [row.part for row in ansa.paragraphs if row.part is not Part.DATELINE]
    assert parts == [Part.HEADLINE, Part.SUBHEAD, Part.LEDE, Part.BODY, Part.BODY, Part.BODY]
    assert (ansa.lang, ansa.first("version"), ansa.published) == ("it", "1", datetime(2017, 10, 11, 9, 41, tzinfo=UTC))
    stt = newsml_g2.read((SAMPLES / "stt_newsml_test.xml").read_bytes(), "stt")
    assert (stt.signal, stt.first("urgency"), stt.first("credit")) == (Signal.UPDATE, "3", "STT–")
    assert not any("&#39;" in row.text or "&quot;" in row.text for row in stt.paragraphs)
    (reuters,) = SAMPLES.glob("tag_reuters.com_2016*")
    killed = newsml_g2.read(reuters.read_bytes(), "reuters")
    assert (killed.signal, len(killed.paragraphs)) == (Signal.KILL, 1)
    assert not killed.paragraphs[0].text.startswith("CORRECTED")
    (package,) = SAMPLES.glob("tag_reuters.com_2014*")
    with pytest.raises(WireError, match="1 packageItem"):
        newsml_g2.read(package.read_bytes(), "package")
