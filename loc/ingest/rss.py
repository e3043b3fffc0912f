"""One story as RSS 2.0, RSS 1.0 or Atom: an entry alone, or a feed of one.

What no field holds is in `meta`: an element's text, or its address, under its name, `channel.` before the feed's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from loc.errors import WireError
from loc.ingest.markup.front import Front, arrange, strip_headline
from loc.ingest.markup.html_body import read_body, read_element, read_inline
from loc.ingest.markup.xml import find_root_name, local_name, parse_wire_xml
from loc.ingest.markup.xml_elements import (
    XML_LANG,
    MetaRow,
    choose_lang,
    find_child,
    flatten,
    line_of,
    read_attribute,
    read_text,
)
from loc.ingest.markup.xml_text import mend_text
from loc.ingest.text.notes import embargo_of, gravest, signals_of, take_notes
from loc.ingest.text.times import parse_time
from loc.model import Article, Paragraph, Part

_ROOTS = ("rss", "RDF", "feed", "entry", "item")
_STORIES = ("item", "entry")
# Where the text may stand, the fullest first: content:encoded, Atom's content, the summary.
_BODIES = ("encoded", "content", "description", "summary")
_TIMES = ("pubDate", "published", "issued", "date", "updated", "modified")
_AUTHORS = ("creator", "author", "contributor")
_RENAMED = {"category": "keyword", "subject": "keyword"}
_TAKEN = ("title", "guid", "id")
_MAIL = re.compile(r"\S+@\S+\s*\(([^()]{2,80})\)")  # RSS 2.0: `lawyer@boyer.net (Lawyer Boyer)`
_FEED_TELLS = (b"http://purl.org/rss/", b"http://my.netscape.com/rdf/")
_HEAD_BYTES = 4000


def recognizes(content: bytes) -> bool:
    """`RDF` is RSS 1.0 only where it says so."""
    root = find_root_name(content)
    return root in _ROOTS and (root != "RDF" or any(tell in content[:_HEAD_BYTES] for tell in _FEED_TELLS))


def read(content: bytes, name: str) -> Article:
    """Raises WireError, for a feed of several stories too."""
    root = parse_wire_xml(content, name)
    if next(root.iter(etree.Entity), None) is not None:
        mend_text(root, name)
    entry, channel = _find_entry(root, name), _find_channel(root)
    title = _read_title(find_child(entry, "title"), name)
    notes, blocks = take_notes(_read_body(entry, name))
    if not title and not blocks:
        raise WireError(f"{name}:{line_of(entry)}: expected a title or a text, got neither", hint="Is it a story?")
    published = next(filter(None, (parse_time(read_text(find_child(entry, tag))) for tag in _TIMES)), None)
    front = Front(
        strip_headline(title) if title else None, (), _read_byline(entry), None, (title.text,) if title else ()
    )
    return Article(
        "",
        arrange(front, blocks),
        choose_lang(*_langs(entry, channel, root)),
        signal=gravest(signals_of((*notes, *front.repeated))),
        published=published,
        embargo=embargo_of(notes, published, name),
        meta=(
            *_guid(entry),
            *(("ednote", note) for note in notes),
            *(("headline", title.text) for title in (title,) if title and front.headline != title),
            *_credit(entry, channel),
            *_meta(entry, channel),
        ),
    )


def _find_entry(root: etree._Element, name: str) -> etree._Element:
    found = [root] if local_name(root) in _STORIES else [row for row in root.iter() if local_name(row) in _STORIES]
    if len(found) != 1:
        raise WireError(
            f"{name}:{line_of(root)}: {len(found)} items in this feed; expected one story",
            hint="Cut the feed into stories first.",
        )
    return found[0]


def _find_channel(root: etree._Element) -> etree._Element | None:
    return root if local_name(root) == "feed" else find_child(root, "channel")


def _read_title(element: etree._Element | None, name: str) -> Paragraph | None:
    """Escaped HTML in RSS as a rule, and in Atom where `type` says so."""
    if element is None:
        return None
    is_plain = read_attribute(element, "type") == "text"
    text, inlines = (read_text(element), ()) if is_plain else read_inline(read_text(element), name)
    return Paragraph(Part.HEADLINE, text, line_of(element), inlines) if text else None


def _read_body(entry: etree._Element, name: str) -> tuple[Paragraph, ...]:
    """Of the first element that has text."""
    for tag in _BODIES:
        for element in entry:
            if local_name(element) == tag and not _is_media(element):
                found = _blocks(element, name)
                if found:
                    entry.remove(element)
                    return found
    return ()


def _is_media(element: etree._Element) -> bool:
    """`media:content`, `media:description` speak of a picture."""
    return "search.yahoo.com/mrss" in str(element.tag)


def _blocks(element: etree._Element, name: str) -> tuple[Paragraph, ...]:
    if len(element):
        for row in element.iter("*"):
            row.tag = local_name(row)
        return read_element(element)
    first = line_of(element)
    found = read_body(element.text or "", f"{name}:{first}")
    return tuple(replace(block, line=first + block.line - 1) for block in found)


def _read_byline(entry: etree._Element) -> tuple[Paragraph, ...]:
    for tag in _AUTHORS:
        rows = [element for element in entry if local_name(element) == tag]
        names = [name for name in map(_author, rows) if name]
        if names:
            return (Paragraph(Part.BYLINE, ", ".join(names), line_of(rows[0])),)
    return ()


def _author(element: etree._Element) -> str:
    name = find_child(element, "name")
    text = read_text(element if name is None else name)
    mail = _MAIL.fullmatch(text)
    return mail[1] if mail else "" if "@" in text else text


def _langs(*elements: etree._Element | None) -> Iterator[str]:
    for element in elements:
        yield read_attribute(element, XML_LANG)
        yield read_text(find_child(element, "language"))


def _guid(entry: etree._Element) -> Iterator[MetaRow]:
    """`guid`, Atom's `id`, or the link where there is neither."""
    found = [read_text(find_child(entry, tag)) for tag in ("guid", "id", "link")]
    found += [read_attribute(entry, "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")]
    found += [read_attribute(find_child(entry, "link"), "href")]
    yield from [("guid", value) for value in found if value][:1]


def _credit(entry: etree._Element, channel: etree._Element | None) -> Iterator[MetaRow]:
    """What the entry was taken from, its publisher, or the feed's title."""
    places = ((entry, "credit"), (entry, "source"), (entry, "publisher"), (channel, "publisher"), (channel, "title"))
    for element, tag in places:
        found = find_child(element, tag)
        title = find_child(found, "title")
        text = read_text(found if title is None else title)
        if text:
            yield "credit", text
            return


def _meta(entry: etree._Element, channel: etree._Element | None) -> Iterator[MetaRow]:
    for child in entry:
        if local_name(child) not in _TAKEN:
            yield from flatten(child, _RENAMED)
    for child in channel if channel is not None else ():
        if local_name(child) not in (*_STORIES, "items"):
            yield from flatten(child, {}, parent="channel")
