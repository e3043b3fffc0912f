"""NITF 3.x (IPTC, News Industry Text Format), of a namespace or without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from loc.errors import WireError
from loc.ingest.markup.blocks_xml import read_blocks
from loc.ingest.markup.front import Front, arrange, make_headline, make_paragraph
from loc.ingest.markup.xml import find_root_name, local_name
from loc.ingest.markup.xml_elements import (
    MetaRow,
    find_child,
    find_children,
    flatten,
    line_of,
    read_attribute,
    read_lang,
    read_text,
)
from loc.ingest.markup.xml_text import parse_wire
from loc.ingest.text.notes import UNTIL_FURTHER_NOTICE, embargo_of, gravest, read_embargo, signals_of, take_notes
from loc.ingest.text.times import parse_time
from loc.model import Article, Paragraph, Part, Signal

_STATUS = {"withheld": Signal.WITHDRAWAL, "canceled": Signal.KILL, "cancelled": Signal.KILL}
_NAMES = {
    "doc-id.id-string": "guid",
    "du-key.version": "version",
    "urgency.ed-urg": "urgency",
    "keyword.key": "keyword",
    "ed-msg.info": "ednote",
}
_MEDIA = ("media-reference", "media-producer", "media-metadata")


@dataclass(frozen=True, slots=True)
class NitfBody:
    """`headlines` are as the wire has them, with their signals still on."""

    front: Front
    blocks: tuple[Paragraph, ...]
    meta: tuple[MetaRow, ...]
    notes: tuple[str, ...]
    headlines: tuple[str, ...]


def recognizes(content: bytes) -> bool:
    return find_root_name(content) == "nitf"


def read(content: bytes, name: str) -> Article:
    """The later `date.release` is the embargo; the key of `du-key` the slugline where no `anpa-keyword` is."""
    root = parse_wire(content, name)
    if local_name(root) != "nitf":
        raise WireError(f"{name}:1: expected <nitf>, got <{local_name(root)}>", hint="It is no NITF.")
    body = find_child(root, "body")
    if body is None:
        raise WireError(f"{name}:{line_of(root)}: expected <body> in <nitf>, got none", hint="It has no text.")
    head = find_child(root, "head")
    text = read_nitf_body(body, find_child(head, "title"))
    meta = (*_head_meta(root, head), *text.meta)
    notes = (*(value for key, value in meta if key == "ednote"), *text.notes)
    published = _published(head)
    docdata = find_child(head, "docdata")
    status = read_attribute(docdata, "management-status").lower()
    return Article(
        "",
        arrange(text.front, text.blocks),
        lang=read_lang(body, root),
        signal=gravest((_STATUS.get(status), *signals_of((*notes, *text.headlines)))),
        published=published,
        embargo=_embargo(docdata, published, name) or embargo_of(notes, published, name),
        meta=(*meta, *(("ednote", note) for note in text.notes)),
    )


def read_nitf_body(body: etree._Element, title: etree._Element | None = None) -> NitfBody:
    """`title` is the headline where the body has none. The tree is used up."""
    head = find_child(body, "body.head")
    lines = _headlines(head)
    headline = make_headline(lines[0] if lines else title)
    front = Front(
        headline,
        tuple(_decks(lines[1:], headline)),
        tuple(
            Paragraph(Part.BYLINE, text, line_of(row))
            for row in find_children(head, "byline")
            if (text := _byline(row))
        ),
        _dateline(head),
        tuple(read_text(line) for line in lines),
    )
    editors = _editors_notes(body)
    meta = (*_body_meta(body, head), *(("ednote", _join_blocks(note)) for note in editors))
    notes, blocks = take_notes(tuple(_blocks(body, head, editors)))
    return NitfBody(front, blocks, meta, notes, front.repeated or ((read_text(title),) if title is not None else ()))


def _headlines(head: etree._Element | None) -> tuple[etree._Element, ...]:
    """`hl1` first, then each `hl2`; a `hedline` of text alone is one too."""
    hedline = find_child(head, "hedline")
    group = head if hedline is None else hedline
    found = (*find_children(group, "hl1"), *find_children(group, "hl2"))
    return found or ((hedline,) if hedline is not None and read_text(hedline) else ())


def _decks(lines: tuple[etree._Element, ...], headline: Paragraph | None) -> Iterator[Paragraph]:
    seen = {headline.text} if headline else set[str]()
    for line in lines:
        deck = make_paragraph(line, Part.SUBHEAD)
        if deck and deck.text not in seen:
            seen.add(deck.text)
            yield deck


def _byline(byline: etree._Element) -> str:
    """`By Alan Smith<byttl>Sports Writer</byttl>` is `By Alan Smith, Sports Writer`."""
    groups = [[byline.text or ""]]
    for child in byline:
        if local_name(child) == "byttl":
            groups.append([])
        groups[-1] += [read_text(child), child.tail or ""]
    texts = (" ".join("".join(group).split()).rstrip(",").rstrip() for group in groups)
    return ", ".join(text for text in texts if text)


def _dateline(head: etree._Element | None) -> Paragraph | None:
    dateline = find_child(head, "dateline")
    if dateline is None:
        return None
    text = " ".join(" ".join(map(str, dateline.itertext())).split()).replace(" ,", ",")
    return Paragraph(Part.DATELINE, text, line_of(dateline)) if text else None


def _editors_notes(body: etree._Element) -> tuple[etree._Element, ...]:
    notes = (note for note in body.iter("{*}note"))
    head = find_child(body, "body.head")
    return tuple(note for note in notes if note.get("noteclass") == "editorsnote" or note.getparent() is head)


def _blocks(
    body: etree._Element, head: etree._Element | None, editors: tuple[etree._Element, ...]
) -> Iterator[Paragraph]:
    """Of `body.content`, where there is none of the body itself; the tagline last."""
    end = find_child(body, "body.end")
    contents = tuple(find_children(body, "body.content")) or (body,)
    skipped = {element for element in (head, end, *editors) if element is not None}
    for content in contents:
        yield from read_blocks(content, skipped)
    for tagline in find_children(end, "tagline"):
        yield from read_blocks(tagline)


def _join_blocks(element: etree._Element) -> str:
    return " ".join(block.text for block in read_blocks(element))


def _head_meta(root: etree._Element, head: etree._Element | None) -> Iterator[MetaRow]:
    for key, value in root.attrib.items():
        yield f"nitf.{etree.QName(str(key)).localname}", str(value)
    docdata = find_child(head, "docdata")
    slugline = _anpa(head, "anpa-keyword") or read_attribute(find_child(docdata, "du-key"), "key")
    if slugline:
        yield "slugline", slugline
    for child in find_children(head):
        if local_name(child) == "meta":
            yield f"meta.{read_attribute(child, 'name')}", read_attribute(child, "content")
        elif local_name(child) == "docdata":
            yield from _docdata_meta(child)
        else:
            yield from flatten(child, _NAMES)


def _docdata_meta(docdata: etree._Element) -> Iterator[MetaRow]:
    for key, value in docdata.attrib.items():
        yield f"docdata.{key!s}", str(value)
    for child in find_children(docdata):
        yield from flatten(child, _NAMES)


def _anpa(head: etree._Element | None, name: str) -> str:
    rows = (row for row in find_children(head, "meta") if row.get("name") == name)
    return read_attribute(next(rows, None), "content")


def _body_meta(body: etree._Element, head: etree._Element | None) -> Iterator[MetaRow]:
    for child in find_children(head):
        if local_name(child) == "abstract":
            yield "abstract", _join_blocks(child)
        elif local_name(child) == "distributor":
            yield "credit", read_text(child)
        elif local_name(child) not in ("hedline", "hl1", "hl2", "byline", "dateline", "note"):
            yield from flatten(child, _NAMES)
    for media in body.iter(*(f"{{*}}{name}" for name in _MEDIA)):
        yield from flatten(media, _NAMES)
    for child in find_children(find_child(body, "body.end")):
        if local_name(child) != "tagline":
            yield from flatten(child, _NAMES)


def _published(head: etree._Element | None) -> datetime | None:
    return parse_time(read_attribute(find_child(head, "docdata", "date.issue"), "norm")) or parse_time(
        read_attribute(find_child(head, "pubdata"), "date.publication")
    )


def _embargo(docdata: etree._Element | None, published: datetime | None, name: str) -> datetime | None:
    """A release at or before the issue holds nothing back."""
    release = find_child(docdata, "date.release")
    norm = read_attribute(release, "norm")
    if release is not None and norm:
        until = read_embargo(norm, f"{name}:{line_of(release)}")
        return until if published is None or until > published else None
    is_embargoed = read_attribute(docdata, "management-status").lower() == "embargoed"
    return UNTIL_FURTHER_NOTICE if is_embargoed else None
