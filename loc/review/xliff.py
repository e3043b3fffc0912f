"""XLIFF 2.x and 1.2 as translation programs send it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from loc.errors import LocError
from loc.lang.markup import INLINE_TAGS
from loc.model import State
from loc.review.returned import Returned, ReturnedStory
from loc.safe_xml import parse_xml

_STATES = {"translated": State.DRAFT, "reviewed": State.REVIEWED, "final": State.APPROVED}
_STATES_1 = {"translated": State.DRAFT, "signed-off": State.REVIEWED, "final": State.APPROVED}
_OWN_STATES = {state.label: state for state in State}
_CODE = re.compile(rf"(a+|{'|'.join(INLINE_TAGS[1:])})\d*(\.start)?")
_HINT = "Export the story anew, or ask for the file as XLIFF 2.0."


class _Fault(Exception):
    """One unit that cannot be read; the others can."""


def read_xliff(content: bytes, name: str) -> tuple[ReturnedStory, ...]:
    """One per <file>. Raises LocError naming the line for what is no XLIFF; a unit at fault says so itself."""
    root = parse_xml(content, name, LocError, _HINT)
    version = root.get("version", "")
    if _local(root) != "xliff" or not version.startswith(("1.", "2.")):
        got = f"XLIFF {version}" if _local(root) == "xliff" else f"<{_local(root)}>"
        raise LocError(f"{name}:{root.sourceline}: expected XLIFF 2 or 1.2, got {got}", hint=_HINT)
    files = root.iterchildren("{*}file")
    if version.startswith("1."):
        return tuple(
            _story(file, file.get("target-language", ""), map(_read_unit_1, file.iter("{*}trans-unit")))
            for file in files
        )
    lang = root.get("trgLang", "")
    return tuple(_story(file, lang, map(_read_unit, file.iter("{*}unit"))) for file in files)


def _story(file: etree._Element, lang: str, units: Iterator[Returned]) -> ReturnedStory:
    lines: dict[str, int] = {}
    found = list[Returned]()
    for unit in units:
        first = lines.setdefault(unit.id, unit.line)
        is_second = first != unit.line
        found.append(replace(unit, fault=f"the same ID as in line {first}") if is_second else unit)
    return ReturnedStory(file.get("original", ""), lang, _line(file), tuple(found))


def _read_unit(unit: etree._Element) -> Returned:
    """A program may have cut the unit into segments: they are joined, the target's in its own order."""
    parts = [part for part in unit if _local(part) in ("segment", "ignorable")]
    kept = {
        meta.get("type"): meta.text or "" for meta in unit.iterfind("{*}metadata/{*}metaGroup[@category='loc']/{*}meta")
    }
    states = [_STATES.get(part.get("state", ""), State.EMPTY) for part in parts if _local(part) == "segment"]
    row = Returned(
        unit.get("id", ""),
        _line(unit),
        state=min(states, default=State.EMPTY),
        was=_OWN_STATES.get(kept.get("state", "")),
        digest=kept.get("digest", ""),
    )
    try:
        return replace(row, source="".join(_read_text(part.find("{*}source")) for part in parts), target=_target(parts))
    except _Fault as fault:
        return replace(row, fault=str(fault))


def _target(parts: list[etree._Element]) -> str:
    """An <ignorable> without a target has the source's; nothing where no segment has one."""
    if all(part.find("{*}target") is None for part in parts if _local(part) == "segment"):
        return ""
    texts = list[tuple[int, str]]()
    for place, part in enumerate(parts, 1):
        target = part.find("{*}target")
        if target is None and _local(part) == "ignorable":
            target = part.find("{*}source")
        order = "" if target is None else target.get("order", "")
        texts.append((int(order) if order.isascii() and order.isdigit() else place, _read_text(target)))
    return "".join(text for _, text in sorted(texts, key=lambda row: row[0]))


def _read_unit_1(unit: etree._Element) -> Returned:
    target = unit.find("{*}target")
    state = _STATES_1.get(target.get("state", "") if target is not None else "", State.EMPTY)
    if unit.get("approved") == "yes":
        state = max(state, State.REVIEWED)
    row = Returned(unit.get("id", ""), _line(unit), state=state)
    try:
        return replace(row, source=_read_text(unit.find("{*}source")), target=_read_text(target))
    except _Fault as fault:
        return replace(row, fault=str(fault))


def _read_text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_read_inline(child), child.tail or ""]
    return "".join(pieces)


def _read_inline(element: etree._Element) -> str:
    match _local(element):
        case "pc" | "g":
            name = _tag(element, "copyOf", "id", "dataRefStart")
            return f"<{name}>{_read_text(element)}</{name}>"
        case "sc":
            return f"<{_tag(element, 'copyOf', 'id', 'dataRef')}>"
        case "ec":
            return f"</{_tag(element, 'startRef', 'copyOf', 'id')}>"
        case "mrk":
            return _read_text(element)
        case "sm" | "em":
            return ""
        case "cp":
            return _character(element)
        case name:
            raise _Fault(f"holds <{name}>, which no text of ours has")


def _tag(element: etree._Element, *attributes: str) -> str:
    """The tag's name, by the first of these attributes that names one."""
    for attribute in attributes:
        found = _CODE.fullmatch(element.get(attribute, ""))
        if found:
            return found[1]
    raise _Fault(f"holds <{_local(element)} id={element.get('id', '')!r}>, a code that its source has not")


def _character(element: etree._Element) -> str:
    try:
        character = chr(int(element.get("hex", ""), 16))
        character.encode()
    except (ValueError, OverflowError) as error:
        raise _Fault(f"holds <cp hex={element.get('hex')!r}>, no character of Unicode") from error
    return character


def _local(element: etree._Element) -> str:
    """The tag without its namespace; "" for an entity and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline  # None or int; the stubs do not say
    return int(line or 0)
