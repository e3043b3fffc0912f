"""Text of a parsed XML document, made what the newsroom meant: no entity nodes, nothing escaped twice, NFC."""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import html5

from lxml import etree

from loc.errors import WireError
from loc.ingest.markup.xml import parse_wire_xml
from loc.ingest.markup.xml_elements import line_of

# A long story with tables has some thousand; what has more would fill the memory.
MAX_ELEMENTS = 200_000
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# What calls itself ISO 8859-1 is windows-1252 (WHATWG Encoding Standard, 4.2); DEL and the five holes are left out.
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)} | {0x7F: ""}


def parse_wire(content: bytes, name: str) -> etree._Element:
    """As `parse_wire_xml`, the text mended. Raises WireError for more than MAX_ELEMENTS too."""
    root = parse_wire_xml(content, name)
    count = int(str(root.xpath("string(count(//*))")))
    if count > MAX_ELEMENTS:
        raise WireError(
            f"{name}:1: expected one story, got {count:,} elements; at most {MAX_ELEMENTS:,} are read",
            hint="A whole feed has to be cut into stories first.",
        )
    mend_text(root, name)
    return root


def mend_text(root: etree._Element, name: str) -> None:
    """Mutates `root`. Wires escape twice (`&amp;quot;`) and name entities of a DTD that is not loaded (`&eacute;`).

    Raises WireError with the line of an entity that HTML has not either.
    """
    for parent in dict.fromkeys(entity.getparent() for entity in root.iter(etree.Entity)):
        if parent is not None:
            _resolve_entities(parent, name)
    for element in root.iter("*"):
        if element.text and (text := _mend(element.text)) != element.text:
            element.text = text
        if element.tail and (tail := _mend(element.tail)) != element.tail:
            element.tail = tail


def _mend(text: str) -> str:
    if "&" in text:
        text = _REFERENCE.sub(lambda found: html.unescape(found.group()), text)
    return text if text.isascii() and "\x7f" not in text else unicodedata.normalize("NFC", text.translate(_CONTROLS))


def _resolve_entities(parent: etree._Element, name: str) -> None:
    """All at once: text that grows entity by entity would be copied each time."""
    pieces, before = [parent.text or ""], None
    for child in list(parent):
        if child.tag is etree.Entity:
            pieces += [_character(child, name), child.tail or ""]
            child.tail = None
            parent.remove(child)
        else:
            _put(parent, before, pieces)
            pieces, before = [child.tail or ""], child
    _put(parent, before, pieces)


def _put(parent: etree._Element, before: etree._Element | None, pieces: list[str]) -> None:
    if before is None:
        parent.text = "".join(pieces)
    else:
        before.tail = "".join(pieces)


def _character(entity: etree._Element, name: str) -> str:
    reference = entity.text or ""
    found = html5.get(reference.removeprefix("&"))
    if found is None:
        raise WireError(
            f"{name}:{line_of(entity)}: expected text, got the unknown entity {reference!r}",
            hint="Ask the desk to send it again with the character itself.",
        )
    return found
