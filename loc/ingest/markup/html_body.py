"""HTML, a page or the fragment in a member of another format -> paragraphs with their inline markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from loc.errors import WireError
from loc.ingest.markup.inline import collect_inline
from loc.ingest.markup.xml import local_name
from loc.ingest.markup.xml_elements import line_of
from loc.ingest.text.parts import blocks_of
from loc.lang.markup import clip_inlines
from loc.model import Inline, Paragraph, Part

# The elements of HTML that begin a line of their own (HTML Living Standard, 15.3.3 Flow content).
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset(
    {
        "audio",
        "button",
        "canvas",
        "head",
        "iframe",
        "map",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    }
)
_QUOTED = ("blockquote", "pre", "table")  # a figure around one of them is layout, not a picture
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});")
_C1 = re.compile(r"&#(?:1[2-5]\d|[xX]0*[89][0-9A-Fa-f]);?")  # &#146; is meant as cp1252, says HTML 13.2.5.5
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = "\ufdd0"  # a noncharacter, refused in the wire
_ENDS = ".!?…:;"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_MAX_ELEMENTS = 50_000  # the longest live pages of newspapers have some 20,000
_MAX_WRAPPED_CHARS = 120  # a longer line is not wrapped: each line is a paragraph


def read_body(markup: str, name: str) -> tuple[Paragraph, ...]:
    """BODY, SUBHEAD and CAPTION, which `loc.ingest.markup.front.arrange` tells further; lines count from 1 in `markup`.

    Text without tags is cut as plain text is. Raises WireError.
    """
    return read_element(parse_html(markup, name)) if _TAG.search(markup) else read_text(html.unescape(markup))


def read_text(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs of plain text: between blank lines, or lines where they are longer than a wire wraps."""
    lines = text.splitlines()
    if any(len(line) > _MAX_WRAPPED_CHARS for line in lines):
        blocks = [(number, line.strip()) for number, line in enumerate(lines, 1)]
    else:
        blocks = list(blocks_of(lines, 1))
    return tuple(Paragraph(Part.BODY, text, line) for line, text in blocks if text)


def read_element(root: etree._Element) -> tuple[Paragraph, ...]:
    """As `read_body`, of a tree, which is used up."""
    etree.strip_elements(root, *_SILENT, with_tail=False)
    blocks = list(_Walk(root).blocks(root, Part.BODY))
    lede = next((order for order, block in enumerate(blocks) if block.part is Part.BODY), 0)
    return (*blocks[: lede + 1], *map(_unbold, blocks[lede + 1 :]))


def read_inline(text: str, name: str) -> tuple[str, tuple[Inline, ...]]:
    """A headline and the like: one line that may hold tags and entities. Raises WireError."""
    if not _TAG.search(text):
        return " ".join(html.unescape(text).split()) if _ENTITY.search(text) else " ".join(text.split()), ()
    return collect_inline(parse_html(text, name))


def parse_html(markup: str, name: str) -> etree._Element:
    """Faults are mended as browsers do, nothing is fetched. Raises WireError where that would lose text."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    source = _C1.sub(lambda found: html.unescape(found.group()), markup)
    try:
        root = etree.fromstring(source.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise WireError(f"{name}: expected HTML, got {error}", hint="Ask the desk to send it again.") from error
    if root is None:
        return etree.Element("html")
    fault = next((row for row in parser.error_log if row.level == etree.ErrorLevels.FATAL), None)
    if fault:
        raise WireError(
            f"{name}:{fault.line}: expected one story, got elements nested too deep or too much text in one",
            hint="No story needs that; is it one?",
        )
    if int(str(root.xpath("string(count(//*))"))) > _MAX_ELEMENTS:
        raise WireError(f"{name}: more than {_MAX_ELEMENTS:,} elements; expected one story", hint="Is it one?")
    _mend_names(root)
    _refuse_unprintable(root, name)
    return root


def _mend_names(root: etree._Element) -> None:
    """`<o:p>` of a word processor, and `<scri<pt>`, are no names in XML."""
    for element in root.iter():
        if not _NAME.fullmatch(str(element.tag)):
            element.tag = "span"


def is_printable(text: str) -> bool:
    """Without control characters, halves of surrogate pairs and noncharacters, which no wire needs."""
    return not _UNPRINTABLE.search(text)


def _refuse_unprintable(root: etree._Element, name: str) -> None:
    for element in root.iter():
        if not all(map(is_printable, (element.text or "", element.tail or "", *map(str, element.attrib.values())))):
            raise WireError(
                f"{name}:{line_of(element)}: expected text, got a reference to a control character",
                hint="The item is damaged; ask the desk to send it again.",
            )


class _Walk:
    """Down a tree to what is a paragraph: a block without blocks in it, or text between blocks."""

    def __init__(self, root: etree._Element) -> None:
        self._containers: set[etree._Element] = set()
        for element in root.iter(*_BLOCKS):
            parent = element.getparent()
            while parent is not None and parent not in self._containers:
                self._containers.add(parent)
                parent = parent.getparent()

    def blocks(self, element: etree._Element, part: Part) -> Iterator[Paragraph]:
        part = _part_of(element, part)
        if local_name(element) == "pre":
            yield from _read_lines(element, part)
        elif element in self._containers:
            yield from self._mixed(element, part)
        else:
            yield from _read_leaf(element, part, line_of(element))

    def _mixed(self, element: etree._Element, part: Part) -> Iterator[Paragraph]:
        line = line_of(element)
        run = _start_run(element.text)
        for child in list(element):
            tail = child.tail
            child.tail = None
            if child in self._containers or local_name(child) in _BLOCKS:
                yield from _read_leaf(run, part, line)
                yield from self.blocks(child, part)
                line = line_of(child)
                run = _start_run(tail)
            else:
                run.append(child)
                child.tail = tail
        yield from _read_leaf(run, part, line)


def _start_run(text: str | None) -> etree._Element:
    run = etree.Element("p")
    run.text = text
    return run


def _part_of(element: etree._Element, part: Part) -> Part:
    name = local_name(element)
    if name in _HEADINGS:
        return Part.SUBHEAD
    if name == "figure" and next(element.iter(*_QUOTED), None) is None:
        return Part.CAPTION
    return Part.CAPTION if name == "figcaption" or "caption" in element.get("class", "").lower() else part


def _read_lines(element: etree._Element, part: Part) -> Iterator[Paragraph]:
    lines = "".join(map(str, element.itertext())).splitlines()
    for line, text in blocks_of(lines, line_of(element)):
        yield Paragraph(part, text, line)


def _read_leaf(element: etree._Element, part: Part, line: int) -> Iterator[Paragraph]:
    for rule in element.iter("br"):
        rule.tag = "span"
        rule.text = _BREAK
    text, inlines = collect_inline(element)
    for piece in _cut_lines(text.replace(_BREAK, "\n"), inlines):
        yield Paragraph(part, piece.text, line, piece.inlines)


class _Piece(NamedTuple):
    text: str
    inlines: tuple[Inline, ...]


def _cut_lines(text: str, inlines: tuple[Inline, ...]) -> Iterator[_Piece]:
    """At two line breaks together, and at one where each line ends a sentence."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for first, block in blocks_of(lines, 0):
        last = first + block.count("\n")
        yield _clip(text, inlines, starts[first], starts[last + 1] - 1)


def _clip(text: str, inlines: tuple[Inline, ...], start: int, stop: int) -> _Piece:
    piece = text[start:stop]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return _Piece(piece, clip_inlines(inlines, start, start + len(piece)))


def _unbold(block: Paragraph) -> Paragraph:
    """A bold line that ends no sentence is a subhead, and bold for no other reason."""
    whole = [inline for inline in block.inlines if inline.tag == "b" and inline.span == (0, len(block.text))]
    if block.part is not Part.BODY or not whole or block.text[-1] in _ENDS:
        return block
    rest = tuple(inline for inline in block.inlines if inline not in whole)
    return Paragraph(Part.SUBHEAD, block.text, block.line, rest)
