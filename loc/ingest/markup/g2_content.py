"""The text of a NewsML-G2 item: XHTML, NITF, or plain text and HTML carried as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from loc.ingest.markup.blocks_xml import read_blocks, split_text
from loc.ingest.markup.front import Front, make_headline
from loc.ingest.markup.html_body import parse_html
from loc.ingest.markup.xml import local_name
from loc.ingest.markup.xml_elements import (
    MetaRow,
    find_child,
    find_children,
    flatten,
    line_of,
    read_attribute,
    read_text,
)
from loc.ingest.markup.xml_text import mend_text
from loc.ingest.nitf import read_nitf_body
from loc.ingest.text.notes import take_notes
from loc.model import Paragraph, Part

_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|table|span|b|i|em|strong|a|html|body|pre)\b[^<>]*>", re.IGNORECASE)
_XHTML_NAMES = (
    "html body article section main div p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure span b i em strong"
    " a br block body.content"
)
_XHTML = frozenset(_XHTML_NAMES.split())
# Pictures and the like: their description is what readers see (NewsCodes http://cv.iptc.org/newscodes/ninature/).
_PICTURES = frozenset(("picture", "graphic", "video", "audio", "animation"))


@dataclass(frozen=True, slots=True)
class Content:
    """As NitfBody."""

    front: Front = field(default_factory=Front)
    blocks: tuple[Paragraph, ...] = ()
    meta: tuple[MetaRow, ...] = ()
    notes: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()


def read_content(item: etree._Element, name: str) -> Content:
    """Of renditions of one text the first with words, XML before data; the others are named in `meta`."""
    renditions = [*find_children(find_child(item, "contentSet"), "inlineXML", "inlineData")]
    renditions.sort(key=lambda row: local_name(row) != "inlineXML")
    found, chosen = Content(), None
    for rendition in renditions:
        content = _read_rendition(rendition, name)
        if content.blocks or content.front.headline:
            found, chosen = content, rendition
            break
    captions = tuple(_captions(item))
    others = tuple(_others(item, chosen))
    return replace(found, blocks=(*captions, *found.blocks), meta=(*found.meta, *others))


def _read_rendition(rendition: etree._Element, name: str) -> Content:
    if local_name(rendition) == "inlineData" or not len(rendition):
        return _read_data(rendition, name)
    nitf = next(rendition.iter("{*}nitf"), None)
    body = find_child(nitf, "body")
    if nitf is not None and body is not None:
        text = read_nitf_body(body, find_child(nitf, "head", "title"))
        return Content(text.front, text.blocks, text.meta, text.notes, text.headlines)
    if not any(local_name(child).lower() in _XHTML for child in rendition):
        return Content()
    title = find_child(rendition, "html", "head", "title")
    headline, images = make_headline(title), tuple(_images(rendition))
    return _with_notes(tuple(read_blocks(rendition)), Front(headline), images)


def _read_data(data: etree._Element, name: str) -> Content:
    """`text/plain` that has tags is HTML by mistake, whose lines are still those of plain text."""
    kind = read_attribute(data, "contenttype").lower()
    text = data.text or ""
    if read_attribute(data, "encoding") or kind.startswith(("image/", "audio/", "video/", "application/pdf")):
        return Content()
    line = line_of(data)
    if not _TAG.search(text):
        return _with_notes(tuple(_plain(text, line)))
    if kind.startswith("text/plain"):
        return _with_notes(tuple(_plain(_TAG.sub("\n", text), line)))
    root = parse_html(text, name)
    mend_text(root, name)
    title, images = make_headline(next(root.iter("title"), None)), tuple(_images(root))
    blocks = tuple(replace(block, line=block.line + line - 1) for block in read_blocks(root))
    return _with_notes(blocks, Front(title), images)


def _plain(text: str, first_line: int) -> Iterator[Paragraph]:
    for line, paragraph in split_text(text, first_line):
        yield Paragraph(Part.BODY, paragraph, line)


def _with_notes(blocks: tuple[Paragraph, ...], front: Front | None = None, meta: tuple[MetaRow, ...] = ()) -> Content:
    """A heading of the text is a headline before the title of its page is."""
    notes, rest = take_notes(blocks)
    heading = next((block for block in rest if block.part is Part.HEADLINE), None)
    return Content(replace(front or Front(), headline=heading) if heading else front or Front(), rest, meta, notes)


def _images(root: etree._Element) -> Iterator[MetaRow]:
    for image in root.iter("{*}img"):
        yield from flatten(image, {})


def _captions(item: etree._Element) -> Iterator[Paragraph]:
    kind = read_attribute(find_child(item, "itemMeta", "itemClass"), "qcode").rpartition(":")[2].lower()
    if kind in _PICTURES:
        for row in find_children(find_child(item, "contentMeta"), "description"):
            if text := read_text(row):
                yield Paragraph(Part.CAPTION, text, line_of(row))


def _others(item: etree._Element, chosen: etree._Element | None) -> Iterator[MetaRow]:
    for row in find_children(find_child(item, "contentSet")):
        if row is not chosen:
            address = read_attribute(row, "href") or read_attribute(row, "residref")
            yield local_name(row), " ".join(filter(None, (read_attribute(row, "contenttype"), address)))
