"""XML of a wire, and what its root is called."""

from __future__ import annotations

import re

from lxml import etree

from loc.errors import WireError
from loc.safe_xml import parse_xml

_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]")
_PROLOG = re.compile(rb"\s*(<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL)
_PROLOG_BYTES = 20_000


def find_root_name(content: bytes) -> str:
    """The root element's name without prefix, "" where the content does not begin like XML. Parses nothing."""
    head = content[:_PROLOG_BYTES].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    while prolog := _PROLOG.match(head):
        head = head[prolog.end() :]
    root = _ROOT.match(head.lstrip())
    return root[2].decode("ascii") if root else ""


def parse_wire_xml(content: bytes, name: str) -> etree._Element:
    """Raises WireError with the line of a fault, and for a document that defines entities."""
    return parse_xml(content, name, WireError, "Ask the desk to send it again.")


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; "" for an entity and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
