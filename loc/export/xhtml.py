"""Paragraphs with their markup as text for HTML and XML: escaped, without what XML 1.0 forbids."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loc.model import Inline, Paragraph, Part

# XML 1.0, production Char; control characters, U+FFFE, U+FFFF and lone surrogates are outside.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[\v\f\x1c-\x1f]")  # what str.split takes for white space
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands before and after a span, `{href}` the escaped address; in a leaf stands text alone."""

    opening: str
    closing: str
    is_leaf: bool = False


HTML_TAGS: Mapping[str, Tag] = MappingProxyType(
    {
        "a": Tag('<a href="{href}">', "</a>"),
        **{name: Tag(f"<{name}>", f"</{name}>") for name in ("b", "i", "u", "sub", "sup")},
    }
)
_BLOCKS = MappingProxyType({Part.HEADLINE: "h1", Part.SUBHEAD: "h2"})


def clean(text: str) -> str:
    """Without the characters that no XML 1.0 document may hold; bidi marks stay."""
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))


def escape(text: str) -> str:
    """For text and for attributes, in HTML and XML alike."""
    return html.escape(clean(text))


def paragraph_html(paragraph: Paragraph, tag: str = "p") -> str:
    """Well-formed as XML too."""
    return f"<{tag}>{mark_up(paragraph)}</{tag}>"


def block_html(paragraph: Paragraph) -> str:
    """In the element of its part: headline, subhead, caption or text."""
    if paragraph.part is Part.CAPTION:
        return f"<figure>{paragraph_html(paragraph, 'figcaption')}</figure>"
    return paragraph_html(paragraph, _BLOCKS.get(paragraph.part, "p"))


def mark_up(paragraph: Paragraph, tags: Mapping[str, Tag] = HTML_TAGS) -> str:
    """The escaped text with its inlines as tags.

    A span that crosses another is cut at its end; one within its like, or a link to anything but a web, mail or
    telephone address, is left out.
    """
    text, place, pieces = paragraph.text, 0, list[str]()
    opened: list[tuple[int, str, Tag]] = []
    for inline in _in_order(paragraph):
        start, stop = inline.span
        while opened and opened[-1][0] <= start:
            place = _close(text, place, opened, pieces)
        tag = tags.get(inline.tag)
        if tag is None or any(name == inline.tag or outer.is_leaf for _, name, outer in opened):
            continue
        pieces += [escape(text[place:start]), tag.opening.replace("{href}", escape(inline.href))]
        place = start
        opened.append((min(stop, opened[-1][0]) if opened else stop, inline.tag, tag))
    while opened:
        place = _close(text, place, opened, pieces)
    return "".join((*pieces, escape(text[place:])))


def _in_order(paragraph: Paragraph) -> Iterator[Inline]:
    """Outer before inner."""
    for inline in sorted(paragraph.inlines, key=lambda row: (row.span[0], -row.span[1])):
        start, stop = inline.span
        is_web = inline.tag != "a" or inline.href.lower().startswith(_SAFE_SCHEMES)
        if 0 <= start < stop <= len(paragraph.text) and is_web:
            yield inline


def _close(text: str, place: int, opened: list[tuple[int, str, Tag]], pieces: list[str]) -> int:
    """Ends the innermost span and returns where it stopped."""
    stop, _, tag = opened.pop()
    pieces += [escape(text[place:stop]), tag.closing]
    return stop
