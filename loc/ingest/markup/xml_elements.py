"""Elements of a wire by local name, and what they say as rows of `meta`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from loc.ingest.markup.xml import local_name
from loc.lang.codes import normalize_lang

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The attribute that is the value of an element without text (NewsML-G2 2.35, Flex1PropType and its like).
_VALUES = ("qcode", "literal", "uri", "tag", "href", "residref", "guidref", "value")

_LANG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")

MetaRow = tuple[str, str]


def find_children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of any of these names, without names all; None has none."""
    if element is not None:
        yield from (child for child in element if local_name(child) in names or (not names and local_name(child)))


def find_child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first at the end of the path, one name a level."""
    for name in path:
        element = next(find_children(element, name), None)
    return element


def line_of(element: etree._Element) -> int:
    """From 1; 1 where it is not known."""
    line = element.sourceline
    return line if isinstance(line, int) and line > 0 else 1


def read_attribute(element: etree._Element | None, name: str) -> str:
    """White space collapsed, "" where there is none."""
    return " ".join((element.get(name) or "").split()) if element is not None else ""


def read_text(element: etree._Element | None) -> str:
    """All text below the element, white space made single spaces."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def read_lang(*elements: etree._Element | None) -> str:
    """The first `xml:lang` that is a language code; English where none is."""
    return choose_lang(*(read_attribute(element, XML_LANG) for element in elements))


def choose_lang(*codes: str) -> str:
    return next((normalize_lang(code) for code in codes if _LANG.fullmatch(code)), "en")


def read_value(element: etree._Element | None) -> str:
    """Its text, else its `name`, else its code without the scheme, else its literal."""
    if element is None:
        return ""
    named = read_text(find_child(element, "name")) or read_text(element)
    return named or read_attribute(element, "literal") or read_attribute(element, "qcode").partition(":")[2]


def flatten(
    element: etree._Element,
    names: Mapping[str, str],
    skipped: Collection[etree._Element] = (),
    parent: str = "",
) -> Iterator[MetaRow]:
    """Everything an element says: `name` its value, `name.attribute`, `name.child`; `names` renames any of these.

    In document order, two levels of names at most.
    """
    own = local_name(element)
    if not own or element in skipped:
        return
    path = f"{parent}.{own}" if parent else own
    value, value_attribute = _value_of(element)
    if value:
        yield names.get(path, path), value
    for key in element.attrib:
        attribute = str(key)
        text = read_attribute(element, attribute)
        if attribute != value_attribute and text:
            there = _attribute_path(own, attribute.rpartition("}")[2])
            yield names.get(there, there), text
    if not _is_mixed(element):
        for child in element:
            yield from flatten(child, names, skipped, own)


def _attribute_path(own: str, attribute: str) -> str:
    """NITF repeats the element's name in that of the attribute: `series.name` of `series`."""
    return attribute if attribute.startswith(f"{own}.") else f"{own}.{attribute}"


def _value_of(element: etree._Element) -> tuple[str, str]:
    """(value, name of the attribute it is from)."""
    if text := read_text(element) if _is_mixed(element) else "":
        return text, ""
    attribute = next((name for name in _VALUES if read_attribute(element, name)), "")
    return (read_attribute(element, attribute) if attribute else ""), attribute


def _is_mixed(element: etree._Element) -> bool:
    """Whether it is text, with or without elements in it."""
    return any((piece or "").strip() for piece in (element.text, *(child.tail for child in element)))
