"""The wire formats, most telling content first; `plain` takes what no other recognises."""

from __future__ import annotations

from loc.ingest.protocol import Reader
from loc.registry import Registry, Row

READERS: Registry[Reader] = Registry(
    "reader",
    "loc.readers",
    {
        "anpa1312": Row("ANPA 1312: the control-byte envelope of American agencies", "loc.ingest.anpa"),
        "iptc7901": Row("IPTC 7901: the control-byte envelope of European agencies", "loc.ingest.iptc7901"),
        "newsml-g2": Row("NewsML-G2 newsItem, alone or in a newsMessage", "loc.ingest.newsml_g2"),
        "nitf": Row("NITF 3.x", "loc.ingest.nitf"),
        "ninjs": Row("ninjs 1.x-3.x: IPTC's news in JSON", "loc.ingest.ninjs"),
        "rss": Row("one entry of RSS 2.0, RSS 1.0 or Atom", "loc.ingest.rss"),
        "html": Row("a web page with one story", "loc.ingest.html"),
        "plain": Row("plain text: ` date YYYY-MM-DD Headline`, `Key: value` or slug lines", "loc.ingest.plain"),
    },
)


def recognize(content: bytes) -> str | None:
    """The name of the reader. Those of other packages are asked first: ours end with one that takes any text."""
    names = READERS.names()
    foreign = [name for name in names if name not in READERS.rows]
    return next((name for name in [*foreign, *READERS.rows] if READERS.load(name).recognizes(content)), None)
