"""The text of an XML or HTML element with its inline markup, white space made single spaces."""

from __future__ import annotations

import re

from lxml import etree

from loc.ingest.markup.xml import local_name
from loc.model import Inline, Span

_TAGS = {"a": "a", "b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "sub": "sub", "sup": "sup"}
_CLASSES = {"bold": "b", "italic": "i", "underscore": "u", "underline": "u"}
_WHITE = re.compile(r"\s+")
_SILENT = frozenset({"script", "style", "template", "noscript", "head"})
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")


def collect_inline(element: etree._Element) -> tuple[str, tuple[Inline, ...]]:
    """(text, inlines). `br` is a space; a link without a web address, `javascript:` too, is text alone."""
    builder = _Builder()
    builder.add(element)
    return builder.finish()


class _Builder:
    """Text as it grows, so that spans count what is kept."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._ends_in_space = True  # what would come first is left out
        self._inlines: list[tuple[int, int, str, str]] = []

    def add(self, element: etree._Element) -> None:
        name = local_name(element).lower()
        if not name or name in _SILENT:
            return
        order, start = len(self._inlines), self._length
        self._inlines.append((start, start, "", ""))
        self._append(" " if name == "br" else element.text)
        for child in element:
            self.add(child)
            self._append(child.tail)
        self._inlines[order] = (start, self._length, _tag_of(element, name), _address(element))

    def _append(self, text: str | None) -> None:
        piece = _WHITE.sub(" ", text or "")
        if self._ends_in_space:
            piece = piece.removeprefix(" ")
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)
            self._ends_in_space = piece.endswith(" ")

    def finish(self) -> tuple[str, tuple[Inline, ...]]:
        text = "".join(self._pieces).rstrip()
        found = (Inline(_trim(text, start, stop), tag, href) for start, stop, tag, href in self._inlines if tag)
        return text, tuple(row for row in found if row.span[0] < row.span[1] and (row.tag != "a" or row.href))


def _tag_of(element: etree._Element, name: str) -> str:
    """NITF has `em` alone, and says in its class how it is to look."""
    return _CLASSES.get(element.get("class") or "", _TAGS.get(name, "")) if name == "em" else _TAGS.get(name, "")


def _trim(text: str, start: int, stop: int) -> Span:
    """Without the space at either end."""
    piece = text[start:stop]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, min(stop, len(text)) - (len(piece) - len(piece.rstrip())))


def _address(element: etree._Element) -> str:
    href = " ".join((element.get("href") or "").split())
    return href if href.lower().startswith(_SAFE_SCHEMES) else ""
