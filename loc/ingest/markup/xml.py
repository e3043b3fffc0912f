"""XML of a wire, read with entities, DTD and network off."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from loc.errors import WireError

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


def parse_xml(content: bytes, name: str) -> etree._Element:
    """Raises WireError with the line of a fault, and for a document that defines entities."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding=None,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or 1
        raise WireError(
            f"{name}:{line}: expected XML, got {_reason(error)}", hint="Ask the desk to send it again."
        ) from error
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and list(dtd.iterentities()):
        raise WireError(f"{name}:1: a document that defines entities is not read", hint="No agency's item needs them.")
    return root


def _reason(error: Exception) -> str:
    return str(error).split(", line ", 1)[0]


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; "" for an entity and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
