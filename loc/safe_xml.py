"""XML from outside, read whole with entities, DTD and network off; `loc.memory.exchange.elements` streams it."""

from __future__ import annotations

from typing import Any

from lxml import etree

from loc.errors import LocError


def parse_xml(content: bytes, name: str, error: type[LocError], hint: str) -> etree._Element:
    """Raises `error` with the line of a fault, and for a document that defines entities; comments are left out."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        line = getattr(fault, "lineno", None) or 1
        reason = str(fault).split(", line ", 1)[0]
        raise error(f"{name}:{line}: expected XML, got {reason}", hint=hint) from fault
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and list(dtd.iterentities()):
        raise error(f"{name}:1: expected a document without entities of its own", hint=hint)
    return root
