"""Content of one wire file -> Article."""

from __future__ import annotations

from dataclasses import replace

from loc.errors import WireError
from loc.ingest.decode import refuse_size
from loc.ingest.markup.xml import find_root_name
from loc.ingest.registry import READERS, recognize
from loc.model import Article

_FORMATS = "`loc list readers` shows the formats."


def read_article(content: bytes, name: str, slug: str = "", origin: str = "") -> Article:
    """`meta` begins with the name of the reader as `format`.

    Raises WireError naming `name`, line and what was expected.
    """
    refuse_size(content, name)
    reader = recognize(content)
    root = find_root_name(content) if reader == "plain" else ""
    if root:
        raise WireError(f"{name}: XML with the root <{root}>, which no reader knows", hint=_FORMATS)
    if reader is None:
        raise WireError(f"{name}: no reader knows this content", hint=_FORMATS)
    article = READERS.load(reader).read(content, name)
    if not article.paragraphs:
        raise WireError(
            f"{name}: no text in this {reader} item", hint="A picture or an alert has nothing to translate."
        )
    return replace(article, slug=slug, origin=origin or name, meta=(("format", reader), *article.meta))
