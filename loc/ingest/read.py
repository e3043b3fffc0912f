"""Content of one wire file -> Article."""

from __future__ import annotations

import re
from dataclasses import replace

from loc.errors import WireError
from loc.ingest.decode import refuse_size
from loc.ingest.markup.xml import find_root_name
from loc.ingest.registry import READERS, recognize
from loc.lang.script.letters import has_letters
from loc.model import Article

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # Unicode's property Bidi_Control
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
    if not any(has_letters(paragraph.text) for paragraph in article.paragraphs):
        raise WireError(
            f"{name}: no text in this {reader} item", hint="A picture or an alert has nothing to translate."
        )
    _refuse_bidi(article, name)
    return replace(article, slug=slug, origin=origin or name, meta=(("format", reader), *article.meta))


def _refuse_bidi(article: Article, name: str) -> None:
    """Marks that turn the direction of what follows hide text from the eye; English copy has no use for them."""
    for paragraph in article.paragraphs:
        found = _BIDI.search(paragraph.text)
        if found:
            line = paragraph.line + paragraph.text.count("\n", 0, found.start())
            raise WireError(
                f"{name}:{line}: expected text, got the bidi mark U+{ord(found.group()):04X}",
                hint="It may hide what the text really says; ask the desk for a clean copy.",
            )
