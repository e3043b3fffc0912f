"""A page of the desk, taken apart."""

from __future__ import annotations

import re
from typing import Any

from lxml import html

Element = Any  # lxml.html.HtmlElement, which has no types
_SIMPLE = re.compile(r"(?P<mark>[.#]?)(?P<name>[\w-]+)|\[(?P<attribute>[\w-]+)(?:=\"(?P<value>[^\"]*)\")?\]")


def parse(text: str) -> Element:
    return html.document_fromstring(text)


def select(element: Element, path: str) -> list[Element]:
    """`tag.class#id[name="value"]`, a space for what lies within, a comma for either."""
    found: list[Element] = element.xpath("|".join(_as_xpath(each) for each in path.split(", ")))
    return found


def text_of(element: Element, path: str) -> str:
    """Of the one that there is, white space squeezed."""
    (found,) = select(element, path)
    return " ".join(str(found.text_content()).split())


def _as_xpath(path: str) -> str:
    return "." + "".join(f"//*{_conditions(step)}" for step in path.split(" "))


def _conditions(step: str) -> str:
    return "".join(f"[{_condition(found)}]" for found in _SIMPLE.finditer(step))


def _condition(found: re.Match[str]) -> str:
    match found["mark"], found["name"]:
        case ".", name:
            return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
        case "#", name:
            return f"@id='{name}'"
        case _, str(name):
            return f"self::{name}"
    return f"@{found['attribute']}" + (f"='{found['value']}'" if found["value"] is not None else "")
