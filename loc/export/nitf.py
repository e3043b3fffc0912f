"""NITF 3.6 (IPTC).

The format has no word for a translation: two `meta` elements name the original and its version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from lxml import etree

from loc.export import item
from loc.export.elements import Namespace
from loc.export.protocol import Story
from loc.export.xhtml import Tag, mark_up
from loc.model import Article, Paragraph, Part, Signal

SUFFIX = ".nitf.xml"

_SPACE = "http://iptc.org/std/NITF/2006-10-18/"
_add = Namespace(_SPACE).add
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_VERSION = "-//IPTC//DTD NITF 3.6//EN"
# NITF has one element for emphasis; Superdesk's classes. Its sub and sup stand in num and hold text alone.
_TAGS: Mapping[str, Tag] = MappingProxyType(
    {
        "a": Tag('<a href="{href}">', "</a>"),
        "b": Tag('<em class="bold">', "</em>"),
        "i": Tag('<em class="italic">', "</em>"),
        "u": Tag('<em class="underscore">', "</em>"),
        "sub": Tag("<num><sub>", "</sub></num>", is_leaf=True),
        "sup": Tag("<num><sup>", "</sup></num>", is_leaf=True),
    }
)


def write(story: Story) -> bytes:
    """Metadata indented, then a block a line: white space within a block would become text."""
    root = etree.fromstring(f'<nitf xmlns="{_SPACE}"/>')
    root.attrib.update({"version": _VERSION, "baselang": story.article.lang})
    _add_head(root, story)
    body = _add(root, "body", **{_LANG: story.article.lang})
    _add_body_head(body, story.article)
    content = _add(body, "body.content")
    etree.indent(root)
    content.text = "\n"
    for paragraph in item.read_body(story.article, without=item.find_deck(story.article)):
        block = etree.fromstring(f'<x xmlns="{_SPACE}">{_block(paragraph)}</x>')[0]
        block.tail = "\n"
        content.append(block)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _block(paragraph: Paragraph) -> str:
    text = mark_up(paragraph, _TAGS)
    if paragraph.part is Part.SUBHEAD:
        return f"<hl2>{text}</hl2>"
    if paragraph.part is Part.CAPTION:  # the picture itself is not ours, its reference is demanded
        reference = '<media-reference mime-type="application/octet-stream"/>'
        return f'<media media-type="image">{reference}<media-caption>{text}</media-caption></media>'
    return f'<p lede="true">{text}</p>' if paragraph.part is Part.LEDE else f"<p>{text}</p>"


def _add_head(root: etree._Element, story: Story) -> None:
    head = _add(root, "head")
    _add(head, "title", " ".join(item.read_lines(story.article, Part.HEADLINE)[:1]))
    _add(head, "meta", name="generator", content=item.GENERATOR)
    _add(head, "meta", name="translation-of", content=item.find_guid(story.original))
    _add(head, "meta", name="translation-of-version", content=item.find_version(story.original))
    _add(head, "meta", name="translation-of-language", content=story.original.lang)
    _add(head, "tobject", **{"tobject.type": "news"})
    docdata = _add(head, "docdata", **{"management-status": _find_status(story.article)})
    for name, attributes in _docdata(story):
        _add(docdata, name, **attributes)
    if keywords := item.read_keywords(story.article):
        key_list = _add(docdata, "key-list")
        for keyword in keywords:
            _add(key_list, "keyword", key=keyword)


def _find_status(article: Article) -> str:
    """A kill outlives its embargo."""
    status = item.find_status(article)
    return "embargoed" if article.embargo and status == "usable" else status


def _docdata(story: Story) -> Iterator[tuple[str, dict[str, str]]]:
    article, guid = story.article, item.derive_guid(story)
    note = item.read_meta(article, "ednote")
    if article.signal is Signal.CORRECTION:
        yield "correction", {"info": note, "id-string": guid}
    yield "doc-id", {"id-string": guid}
    if urgency := item.read_urgency(article):
        yield "urgency", {"ed-urg": str(urgency)}
    if published := item.find_time(article):
        yield "date.issue", {"norm": _norm(published)}
    if article.embargo:
        yield "date.release", {"norm": _norm(article.embargo)}
    if article.signal is Signal.UPDATE:
        yield "ed-msg", {"msg-type": "update", "info": note}
    elif note:
        yield "ed-msg", {"info": note}
    yield "du-key", {"key": item.read_meta(article, "slugline"), "version": str(article.take)}
    if holder := item.read_meta(article, "copyrightholder"):
        yield "doc.copyright", {"holder": holder}
    if terms := item.read_meta(article, "usageterms"):
        yield "doc.rights", {"limitations": terms}


def _add_body_head(body: etree._Element, article: Article) -> None:
    head = _add(body, "body.head")
    deck = filter(None, (item.one_line(paragraph.text) for paragraph in item.find_deck(article)))
    headlines = [*item.read_lines(article, Part.HEADLINE), *deck]
    if headlines:
        hedline = _add(head, "hedline")
        for name, headline in zip(("hl1", *["hl2"] * len(headlines)), headlines, strict=False):
            _add(hedline, name, headline)
    for byline in item.read_lines(article, Part.BYLINE):
        _add(head, "byline", byline)
    if credit := item.read_meta(article, "credit"):
        _add(head, "distributor", credit)
    for dateline in item.read_lines(article, Part.DATELINE)[:1]:
        _add(head, "dateline", dateline)


def _norm(time: datetime) -> str:
    """NITF's ISO 8601 without separators."""
    return item.iso_time(time).replace("-", "").replace(":", "")
