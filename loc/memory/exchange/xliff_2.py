"""Units of XLIFF 2.x, ours among them: `loc.export.xliff` says what it writes beyond the standard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from loc.lang.markup import INLINE_TAGS
from loc.memory.exchange.elements import Element
from loc.memory.exchange.faults import BrokenRecord
from loc.memory.exchange.texts import read_break, read_character, read_text, read_time
from loc.memory.exchange.xliff_row import Review, Row
from loc.model import Part, State, digest_of

_KEPT = frozenset({"pc", "mrk"})
_STATES = {"reviewed": State.REVIEWED, "final": State.APPROVED}
_CODE = re.compile(rf"(a+|{'|'.join(INLINE_TAGS[1:])})\d*(\.start)?")
_REVIEW_NOTE = re.compile(r"(?:reviewed|approved) by (?P<author>.*), (?P<time>[^,]+)")


def read_rows(unit: Element) -> Iterator[Row]:
    ours = _read_our_metadata(unit)
    for segment in unit.find_all("segment"):
        row = Row(segment.line, segment.find("source"), segment.find("target"), read_plain, _read_review(segment))
        if ours:
            row.read_text = read_tagged
            row.context = _read_context(unit)
            _add_reviewer(row, unit, ours.get("digest", ""))
        yield row


def read_plain(element: Element) -> str:
    return read_text(element, _KEPT, _read_code)


def read_tagged(element: Element) -> str:
    """Codes of ours as the tags they were; others are left out."""
    pieces = list[str]()
    for child in element.children:
        if isinstance(child, str):
            pieces.append(child)
        elif child.name in _KEPT:
            opening, closing = _tags_of(child)
            pieces += [opening, read_tagged(child), closing]
        else:
            pieces.append(_read_tag(child))
    return "".join(pieces)


def _read_code(code: Element) -> str:
    return read_character(code.attributes.get("hex", "")) if code.name == "cp" else read_break(code)


def _read_tag(code: Element) -> str:
    """A program may have made two codes of a pair that its segments cut."""
    if code.name in ("sc", "ec"):
        return _tags_of(code)[code.name == "ec"]
    return _read_code(code)


def _tags_of(code: Element) -> tuple[str, str]:
    """Empty for codes of others."""
    if code.name == "mrk":
        return "", ""
    for name in ("startRef", "copyOf", "id", "dataRefStart", "dataRef"):
        if found := _CODE.fullmatch(code.attributes.get(name, "")):
            return f"<{found[1]}>", f"</{found[1]}>"
    return "", ""


def _read_review(segment: Element) -> Review:
    says = segment.attributes.get("state", "")
    return Review(_STATES.get(says, State.DRAFT), f"state {says[:40]}") if says else Review()


def _read_our_metadata(unit: Element) -> dict[str, str]:
    """By type; the prefix of the metadata module is the program's choice."""
    groups = (
        group
        for metadata in _find_local(unit, "metadata")
        for group in _find_local(metadata, "metaGroup")
        if group.attributes.get("category") == "loc"
    )
    return {meta.attributes.get("type", ""): meta.text for group in groups for meta in _find_local(group, "meta")}


def _find_local(element: Element, name: str) -> Iterator[Element]:
    children = (child for child in element.children if isinstance(child, Element))
    return (child for child in children if child.name.rpartition(":")[2] == name)


def _read_notes(unit: Element, category: str) -> Iterator[str]:
    notes = (note for parent in unit.find_all("notes") for note in parent.find_all("note"))
    return (note.text for note in notes if note.attributes.get("category") == category)


def _read_context(unit: Element) -> str:
    with suppress(ValueError, StopIteration):
        return Part(next(_read_notes(unit, "context"))).context
    return ""


def _add_reviewer(row: Row, unit: Element, digest: str) -> None:
    """The newest of the notes, as long as source and target are those they were written for."""
    if row.source is None or row.target is None:
        return
    with suppress(BrokenRecord):
        if digest != digest_of(read_tagged(row.source), read_tagged(row.target)):
            return
        for note in map(_REVIEW_NOTE.fullmatch, _read_notes(unit, "state")):
            if note and (made_at := read_time(note["time"])) >= row.review.made_at:
                row.review.made_at, row.review.reviewer = made_at, note["author"]
