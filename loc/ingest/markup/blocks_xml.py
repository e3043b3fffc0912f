"""Block markup of XHTML and NITF -> paragraphs with their inlines."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from lxml import etree

from loc.ingest.markup.inline import collect_inline
from loc.ingest.markup.xml import local_name
from loc.ingest.markup.xml_elements import line_of
from loc.model import Inline, Paragraph, Part

# HTML 5 (flow content) and NITF 3.6 (enriched-text and block content).
_PARTS = {
    **dict.fromkeys(("h1", "hl1"), Part.HEADLINE),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "hl2"), Part.SUBHEAD),
    **dict.fromkeys(("figcaption", "media-caption", "caption"), Part.CAPTION),
}
_TEXT_NAMES = (
    "address article aside blockquote body center dd details div dl dt fieldset figure footer header hr html legend li"
    " main menu ol p pre section summary table tbody td tfoot th thead tr ul"
    " block body.content body.end bq credit custom-table fn media nitf-table note tagline"
)
_SILENT_NAMES = (
    "audio button head iframe nav noscript object script style svg template video"
    " alt-code media-metadata media-object media-producer media-reference nitf-table-metadata"
)
_BLOCKS = frozenset((*_TEXT_NAMES.split(), *_PARTS))
_SILENT = frozenset(_SILENT_NAMES.split())
_CELLS = frozenset({"dd", "dt", "li", "td", "th"})
_MAX_CROSSHEAD_WORDS = 12
_ENDS = ".!?…:;»”\"')="


def read_blocks(root: etree._Element, skipped: Collection[etree._Element] = ()) -> Iterator[Paragraph]:
    """HEADLINE, SUBHEAD, CAPTION and LEDE as marked, all other text BODY; in document order, none empty.

    The tree is used up. Two `br` in a row end a paragraph, and so do blank and indented lines in text without markup.
    """
    return _Walk(root, skipped).walk(root, Part.BODY)


class _Walk:
    """`containers` are the elements with blocks in them, found once: looking each time would cost depth times size."""

    def __init__(self, root: etree._Element, skipped: Collection[etree._Element]) -> None:
        self.containers = _find_containers(root)
        self.skipped = skipped

    def walk(self, element: etree._Element, inherited: Part) -> Iterator[Paragraph]:
        part = _part_of(element, inherited)
        if element in self.containers:
            yield from self._mixed(element, part)
        else:
            yield from _leaf(element, part)

    def _mixed(self, element: etree._Element, part: Part) -> Iterator[Paragraph]:
        """Text between blocks is a paragraph of its own."""
        run = _Run(line_of(element), element.text)
        for child in _children(element):
            name = local_name(child).lower()
            tail = child.tail
            if name in _SILENT or child in self.skipped:
                run.add_text(tail)
            elif name in _BLOCKS or child in self.containers or _is_break(child):
                yield from _leaf(run.finish(), part, run.line)
                yield from self.walk(child, part)
                run = _Run(line_of(child), tail)
            else:
                run.add_element(child)
        yield from _leaf(run.finish(), part, run.line)


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Each may be moved away while it is out."""
    child = element[0] if len(element) else None
    while child is not None:
        following = child.getnext()
        yield child
        child = following


class _Run:
    """Text and inline elements between two blocks, moved into an element of their own."""

    def __init__(self, line: int, text: str | None) -> None:
        self.line = line
        self._element = etree.Element("span")
        self._last: etree._Element | None = None
        self._pieces = [text or ""]

    def add_text(self, text: str | None) -> None:
        self._pieces.append(text or "")

    def add_element(self, element: etree._Element) -> None:
        self._settle()
        self._last = element
        self._pieces = [element.tail or ""]
        self._element.append(element)

    def finish(self) -> etree._Element:
        self._settle()
        return self._element

    def _settle(self) -> None:
        if self._last is None:
            self._element.text = "".join(self._pieces)
        else:
            self._last.tail = "".join(self._pieces)


def _find_containers(root: etree._Element) -> set[etree._Element]:
    found: set[etree._Element] = set()
    for element in root.iter("*"):
        if local_name(element).lower() in _BLOCKS or _is_break(element):
            parent = element.getparent() if element is not root else None
            while parent is not None and parent not in found:
                found.add(parent)
                parent = parent.getparent() if parent is not root else None
    return found


def _is_break(element: etree._Element) -> bool:
    """A `br` right before another."""
    if local_name(element).lower() != "br" or (element.tail or "").strip():
        return False
    following = element.getnext()
    return following is not None and local_name(following).lower() == "br"


def _part_of(element: etree._Element, inherited: Part) -> Part:
    name = local_name(element).lower()
    if name == "p" and inherited is Part.BODY and element.get("lede") == "true":
        return Part.LEDE
    return _PARTS.get(name, inherited)


def _leaf(element: etree._Element, part: Part, line: int | None = None) -> Iterator[Paragraph]:
    line = line or line_of(element)
    if not len(element):
        for place, text in split_text(element.text or "", line):
            yield _crosshead(element, Paragraph(part, text, place))
        return
    text, inlines = collect_inline(element)
    if text:
        yield _crosshead(element, Paragraph(part, text, line + _leading_lines(element.text), inlines))


def _leading_lines(text: str | None) -> int:
    whole = text or ""
    return whole.count("\n", 0, len(whole) - len(whole.lstrip()))


def split_text(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """(line, text) of each paragraph: after a blank line, or where a line is indented and not all of them are."""
    block: list[str] = []
    start = first_line
    lines = text.split("\n")
    has_flush = any(line.strip() and not _is_indented(line) for line in lines[1:])
    for number, line in enumerate((*lines, ""), first_line):
        starts = has_flush and _is_indented(line) and block and block[-1].endswith(tuple(_ENDS))
        if block and (not line.strip() or starts):
            yield start, " ".join(block)
            block = []
        if line.strip():
            start = start if block else number
            block.append(" ".join(line.split()))


def _is_indented(line: str) -> bool:
    return line.startswith(("  ", "\t", "\u3000", "\xa0"))


def _crosshead(element: etree._Element, paragraph: Paragraph) -> Paragraph:
    """Agencies set crossheads as a short paragraph all bold or all capitals, without a full stop."""
    parent = element.getparent()
    is_cell = parent is not None and local_name(parent).lower() in _CELLS
    if paragraph.part is not Part.BODY or local_name(element) != "p" or is_cell:
        return paragraph
    text = paragraph.text
    is_short = len(text.split()) <= _MAX_CROSSHEAD_WORDS and not text.endswith(tuple(_ENDS))
    is_set_off = text.isupper() or Inline((0, len(text)), "b") in paragraph.inlines
    has_letters = any(character.isalpha() for character in text)
    return replace(paragraph, part=Part.SUBHEAD) if is_short and is_set_off and has_letters else paragraph
