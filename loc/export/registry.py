"""The publishing formats."""

from __future__ import annotations

from loc.export.protocol import Writer
from loc.registry import Registry, Row

WRITERS: Registry[Writer] = Registry(
    "writer",
    "loc.writers",
    {"text": Row("plain text: headline, day, paragraphs with the house dateline", "loc.export.text")},
)
