"""The wire formats, most telling content first; `plain` takes what no other recognises."""

from __future__ import annotations

from loc.ingest.protocol import Reader
from loc.registry import Registry, Row

READERS: Registry[Reader] = Registry(
    "reader",
    "loc.readers",
    {"plain": Row("plain text: ` date YYYY-MM-DD Headline`, then paragraphs", "loc.ingest.plain")},
)


def recognize(content: bytes) -> str | None:
    """The name of the reader. Those of other packages are asked first: ours end with one that takes any text."""
    names = READERS.names()
    foreign = [name for name in names if name not in READERS.rows]
    return next((name for name in [*foreign, *READERS.rows] if READERS.load(name).recognizes(content)), None)
