"""XLIFF 2.0 (OASIS, 2014) for other translation programs; `loc review --import` reads it back.

A unit per sentence under its ID. A tag of its text is a <pc> whose id is the tag's name (a second one `b2`), so that
the way back needs no table. State and digest at export stand as metadata: they tell whose change is newer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from lxml import etree

from loc.export.protocol import Story
from loc.lang.markup import find_tags
from loc.model import Inline, Segment, State, Unit, digest_of

SUFFIX = ".xliff"

_XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_XML = "http://www.w3.org/XML/1998/namespace"

_STATES = {
    State.EMPTY: "initial",
    State.DRAFT: "translated",
    State.REVIEWED: "reviewed",
    State.APPROVED: "final",
}
_TYPES = {
    "a": {"type": "link"},
    "b": {"type": "fmt", "subType": "xlf:b"},
    "i": {"type": "fmt", "subType": "xlf:i"},
    "u": {"type": "fmt", "subType": "xlf:u"},
    "sub": {"type": "fmt", "subType": "html:sub"},
    "sup": {"type": "fmt", "subType": "html:sup"},
}
_WITH_TEXT = frozenset(f"{{{_XLIFF}}}{name}" for name in ("source", "target", "data"))

# Outside XML's Char; inside, U+000D is written as a reference.
_NO_XML = re.compile(r"([\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff])")


def write(story: Story) -> bytes:
    langs = {"srcLang": story.original.lang, "trgLang": story.article.lang}
    prefixes: Any = {None: _XLIFF, "mda": _METADATA}
    root = etree.Element(f"{{{_XLIFF}}}xliff", {"version": "2.0", **langs}, nsmap=prefixes)
    original = story.original.origin or story.original.slug
    file = _add(root, "file", id="f1", original=original, canResegment="no")
    file.set(f"{{{_XML}}}space", "preserve")
    for segment, unit in {segment.key: (segment, unit) for segment, unit in story.pairs}.values():
        _add_unit(file, segment, unit, story)
    if not story.pairs:
        _add(file, "group", id="empty")  # a file has one child at least
    _indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _add_unit(file: etree._Element, segment: Segment, unit: Unit | None, story: Story) -> None:
    element = _add(file, "unit", id=segment.key.id)
    _add_metadata(element, segment, unit)
    notes = _add(element, "notes")
    for category, text in _notes(segment, unit, story):
        _add(notes, "note", category=category).text = _NO_XML.sub("\ufffd", text)
    openings = _openings(segment.inlines)
    _add_original_data(element, openings)
    row = _add(element, "segment", state=_STATES[unit.state if unit else State.EMPTY])
    _add_text(_add(row, "source"), segment.text, openings)
    if unit and unit.target:
        _add_text(_add(row, "target"), unit.target, openings)


def _add_metadata(element: etree._Element, segment: Segment, unit: Unit | None) -> None:
    metadata = etree.SubElement(element, f"{{{_METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", category="loc")
    state, target = (unit.state, unit.target) if unit else (State.EMPTY, "")
    for name, value in (("state", state.label), ("digest", digest_of(segment.text, target))):
        etree.SubElement(group, f"{{{_METADATA}}}meta", type=name).text = value


def _notes(segment: Segment, unit: Unit | None, story: Story) -> Iterator[tuple[str, str]]:
    """(category, text): what the unit is, where it stands, what it was, who brought it to its state."""
    line = story.original.paragraphs[segment.paragraph].line
    locations = unit.locations if unit and unit.locations else (f"{story.original.origin}:{line}",)
    yield "context", segment.part
    yield from (("location", location) for location in locations)
    if unit is None:
        return
    if unit.hint:
        yield "hint", unit.hint
    if unit.previous_source:
        yield "previous-source", unit.previous_source
    yield from (("translator", note) for note in unit.notes)
    for mark in unit.provenance:
        if mark.mark in unit.marks:
            yield "state", f"{mark.mark} by {mark.author}, {mark.made_at:%Y-%m-%dT%H:%M:%SZ}"


def _openings(inlines: Sequence[Inline]) -> dict[str, str]:
    """The element that a tag stands for, by the tag's name; `loc.lang.markup` tells how links are named."""
    links = (inline.href for inline in inlines if inline.tag == "a")
    addresses = {"a" * count: f'<a href="{escape(href)}">' for count, href in enumerate(links, 1)}
    return addresses | {inline.tag: f"<{inline.tag}>" for inline in inlines if inline.tag != "a"}


def _add_original_data(element: etree._Element, openings: Mapping[str, str]) -> None:
    if not openings:
        return
    parent = _add(element, "originalData")
    for name, opening in openings.items():
        _append(_add(parent, "data", id=f"{name}.start"), opening)
        _add(parent, "data", id=f"{name}.end").text = f"</{'a' if opening.startswith('<a ') else name}>"


def _add_text(parent: etree._Element, text: str, names: Mapping[str, str]) -> None:
    """A pair of known tags becomes a <pc>; a tag without its partner stays text, as it came."""
    tags = find_tags(text)
    closings = _pair(tags, names)
    counts: Counter[str] = Counter()
    element, opened = parent, []
    for index, tag in enumerate(tags):
        before, _, text = text.partition(tag)
        _append(element, before)
        if index in closings:
            name = tag[1:-1]
            counts[name] += 1
            opened.append(element)
            element = _add_code(element, name, counts[name])
        elif index in closings.values():
            element = opened.pop()
        else:
            _append(element, tag)
    _append(element, text)


def _pair(tags: Sequence[str], names: Mapping[str, str]) -> dict[int, int]:
    """Index of the closing tag by that of its opening one, paired as `untag_text` does."""
    pairs, opened = dict[int, int](), list[int]()
    for index, tag in enumerate(tags):
        if tag.strip("</>") not in names:
            continue
        if not tag.startswith("</"):
            opened.append(index)
        elif opened and tags[opened[-1]][1:] == tag[2:]:
            pairs[opened.pop()] = index
    return pairs


def _add_code(parent: etree._Element, name: str, count: int) -> etree._Element:
    kind = _TYPES["a" if name.startswith("a") else name]
    identity = name if count == 1 else f"{name}{count}"
    return _add(parent, "pc", id=identity, dataRefStart=f"{name}.start", dataRefEnd=f"{name}.end", **kind)


def _append(element: etree._Element, text: str) -> None:
    """Behind what the element holds; a character that XML has not becomes a <cp>."""
    for index, piece in enumerate(_NO_XML.split(text)):
        if index % 2:
            _add(element, "cp", hex=f"{ord(piece):04X}")
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_XLIFF}}}{name}", attributes)


def _indent(element: etree._Element, depth: int = 1) -> None:
    """A line for each element but inside text, where white space counts."""
    if element.tag in _WITH_TEXT or not len(element):
        return
    element.text = "\n" + "  " * depth
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * (depth - 1)
