"""Damaged items of the formats of the web: ninjs, feeds, pages."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from loc.errors import WireError
from loc.ingest import html, ninjs, rss
from loc.ingest.protocol import Reader
from loc.lang.markup import tag_text

SAMPLES = Path(__file__).parents[2] / ".." / "shared" / "data" / "wire-samples"
SCRAPS = [b"null", b"[", b"{", b"}", b'"', b"\0", b"<", b">", b"&#1;", b"\\ud800", b"<br>", b"<p>", b"</p>"]
SCRAPS += [b"<pre>", b"<!--", b",", b":", b"<h1>", b"<article>", b"<time>", b"<o:p>"]
SCRAPS += [b'"headline":5,', b'"bodies":[1],', b"\xff"]
FEED = """<rss><channel><title>Steppe</title><item><title>Bridge opens</title><guid>s-1</guid>
<description><![CDATA[<p>PAVLODAR (AP) - It <b>is</b> open.</p><p>More.</p>]]></description></item></channel></rss>"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><nav>Home</nav><article>
<h1>Bridge opens</h1><p class="byline">By Dana</p><time>1</time><p>It <b>is</b> open.</p></article></body></html>"""


def damage(content: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 5)):
        start = random.randrange(len(content) + 1)
        stop = min(len(content), start + random.randint(0, 30))
        piece = random.choice([b"", random.choice(SCRAPS), random.randbytes(2), content[stop : stop + 80]])
        content = content[:start] + piece + content[stop:]
    return content[: random.randrange(len(content) + 1)] if random.random() < 0.1 else content


def check(reader: Reader, content: bytes) -> None:
    assert reader.recognizes(content) in (True, False)
    try:
        article = reader.read(content, "x")
    except WireError as error:
        assert str(error).startswith("x:")
        return
    for row in article.paragraphs:
        assert row.text.strip()
        assert tag_text(row.text, row.inlines).encode()


@pytest.mark.parametrize(("reader", "content"), [(rss, FEED.encode()), (html, PAGE.encode())], ids=["rss", "html"])
def test_damaged_items_raise_nothing_but_wire_errors(reader: Reader, content: bytes) -> None:
    """Bytes deleted, put in, doubled, cut off; the same ones each time."""
    random = Random(17)  # noqa: S311 - no secret
    for _ in range(400):
        check(reader, damage(content, random))


def test_damaged_items_of_agencies_raise_nothing_but_wire_errors() -> None:
    """Each ninjs of the samples is read whole, and damaged is read or refused."""
    files = sorted(SAMPLES.glob("*.json"))
    if not files:
        pytest.skip("the wire samples are not beside the checkout")
    random = Random(17)  # noqa: S311 - no secret
    for file in files:
        content = file.read_bytes()
        assert ninjs.read(content, "x").paragraphs
        for _ in range(100):
            check(ninjs, damage(content, random))
