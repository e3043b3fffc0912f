"""Inline markup as tags in a unit's text: `The <a>report</a> is <b>out</b>.`

A tag is named after its element; a second link of a sentence is `aa`, a third `aaa`: a figure in a tag's name would be
taken for one of the text. Only where it is put in by `tag_text` is a tag read as one; other text may hold any `<`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loc.model import Inline

INLINE_TAGS = ("a", "b", "i", "u", "sub", "sup")
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>a+|{'|'.join(INLINE_TAGS[1:])})>")


def tag_text(text: str, inlines: Sequence[Inline]) -> str:
    """`text` with a pair of tags around each span. Spans nest or lie apart."""
    marks: list[tuple[int, int, int, str]] = []
    for order, (inline, name) in enumerate(zip(inlines, _names(inlines), strict=True)):
        start, stop = inline.span
        marks.append((start, 1, order, f"<{name}>"))
        marks.append((stop, 0, -order, f"</{name}>"))
    pieces, place = [], 0
    for offset, _, _, mark in sorted(marks):
        pieces += [text[place:offset], mark]
        place = offset
    return "".join((*pieces, text[place:]))


def untag_text(text: str, inlines: Sequence[Inline]) -> tuple[str, tuple[Inline, ...]]:
    """The inverse for a target: `inlines` are those of its source, which know the addresses of links.

    Tags that the source has not stay text; one without its partner is left out.
    """
    known = {name: inline for inline, name in zip(inlines, _names(inlines), strict=True)}
    plain, found, opened = "", list[Inline](), list[tuple[str, int]]()
    for piece, name, is_close in _cut(text, frozenset(known)):
        plain += piece
        if name and not is_close:
            opened.append((name, len(plain)))
        elif name and opened and opened[-1][0] == name:
            _, start = opened.pop()
            found.append(Inline((start, len(plain)), known[name].tag, known[name].href))
    outer_first = reversed(found)  # the inner of two over one span closed first
    return plain, tuple(sorted(outer_first, key=lambda inline: (inline.span[0], -inline.span[1])))


def find_tags(text: str) -> tuple[str, ...]:
    """`<a>`, `</a>` … in text order."""
    return tuple(match.group() for match in _TAG.finditer(text))


def clip_inlines(inlines: Iterable[Inline], start: int, stop: int) -> tuple[Inline, ...]:
    """Those that lie in the span, cut at its ends, counted from its start."""
    return tuple(
        Inline((max(inline.span[0], start) - start, min(inline.span[1], stop) - start), inline.tag, inline.href)
        for inline in inlines
        if inline.span[0] < stop and inline.span[1] > start
    )


def _names(inlines: Iterable[Inline]) -> Iterator[str]:
    links = 0
    for inline in inlines:
        links += inline.tag == "a"
        yield "a" * links if inline.tag == "a" else inline.tag


def _cut(text: str, names: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    """(text before a tag, the tag's name, whether it closes); the rest of the text comes with no name."""
    place = 0
    for match in _TAG.finditer(text):
        if match["name"] in names:
            yield text[place : match.start()], match["name"], bool(match["close"])
            place = match.end()
    yield text[place:], "", False
