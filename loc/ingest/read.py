"""Content of one wire file -> Article."""

from __future__ import annotations

from dataclasses import replace

from loc.errors import WireError
from loc.ingest.decode import decode
from loc.ingest.registry import recognize
from loc.model import Article


def read_article(content: bytes, name: str, slug: str = "", origin: str = "") -> Article:
    """Raises WireError naming `name`, line and what was expected."""
    text = decode(content, name)
    reader = recognize(text)
    if reader is None:
        raise WireError(f"{name}: no reader knows this content", hint="`loc list readers` shows the formats.")
    return replace(reader.read(text, name), slug=slug, origin=origin or name)
