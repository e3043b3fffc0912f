"""XML elements of one namespace."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True, slots=True)
class Namespace:
    uri: str

    def name(self, local: str) -> str:
        return f"{{{self.uri}}}{local}"

    def add(self, parent: etree._Element, local: str, text: str = "", /, **attributes: str) -> etree._Element:
        """Attributes without a value are left out."""
        element = etree.SubElement(parent, self.name(local), {key: value for key, value in attributes.items() if value})
        element.text = text or None
        return element
