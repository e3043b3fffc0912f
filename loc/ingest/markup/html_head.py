"""What a web page says of its story to machines: `meta`, `link`, and schema.org as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from loc.ingest.markup.html_body import is_printable
from loc.ingest.markup.xml_elements import MetaRow, find_child, read_attribute, read_text

# Of the page, not of the story.
_PLUMBING = re.compile(
    r"(?i)viewport|theme-color|color-scheme|csrf|[\w-]*verif|msvalidate|apple-|msapplication|generator|referrer|"
    r"format-detection|handheldfriendly|mobileoptimized|robots|googlebot|x-ua-compatible|content-type|refresh|"
    r"fb:|og:image|og:video|twitter:(?:card|image|site|app|player)|al:|next-head|content-security"
)
_STORY_TYPE = re.compile(r"Article|BlogPosting|Report$")
_LD_MEMBERS = ("headline", "datePublished", "dateModified", "author", "publisher", "inLanguage", "url", "keywords")


@dataclass(frozen=True, slots=True)
class Head:
    """(name, value) in the order of the page: `og:title`, `canonical`, `title`, `lang`, `ld.headline` …"""

    rows: tuple[MetaRow, ...]

    def all(self, *names: str) -> Iterator[str]:
        """Values, by the order of the names, which are told without regard to case."""
        for name in names:
            yield from (value for key, value in self.rows if key.lower() == name.lower())

    def first(self, *names: str) -> str:
        return next(self.all(*names), "")


def read_head(root: etree._Element) -> Head:
    rows = (*_root_rows(root), *_meta_rows(root), *_linked_rows(root))
    return Head(tuple((name, value) for name, value in rows if value and is_printable(value)))


def _root_rows(root: etree._Element) -> Iterator[MetaRow]:
    yield "lang", read_attribute(root, "lang") or read_attribute(root, "xml:lang")
    yield "title", read_text(find_child(root, "head", "title"))
    for link in root.iter("link"):
        if read_attribute(link, "rel").lower() == "canonical":
            yield "canonical", read_attribute(link, "href")


def _meta_rows(root: etree._Element) -> Iterator[MetaRow]:
    for meta in root.iter("meta"):
        names = (read_attribute(meta, key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, names), "")
        if name and not _PLUMBING.match(name):
            yield name, read_attribute(meta, "content")


def _linked_rows(root: etree._Element) -> Iterator[MetaRow]:
    """JSON-LD that cannot be read says nothing."""
    for script in root.iter("script"):
        if "ld+json" in read_attribute(script, "type").lower():
            try:
                found = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for story in filter(_is_story, _flatten(found)):
                yield from _story_rows(story)


def _flatten(found: object) -> Iterator[dict[str, object]]:
    for entry in found if isinstance(found, list) else [found]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            yield from (row for row in graph if isinstance(row, dict)) if isinstance(graph, list) else ()


def _is_story(entry: dict[str, object]) -> bool:
    kinds = entry.get("@type")
    return any(
        isinstance(kind, str) and _STORY_TYPE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _story_rows(story: dict[str, object]) -> Iterator[MetaRow]:
    for member in _LD_MEMBERS:
        value = story.get(member)
        for entry in value if isinstance(value, list) else [value]:
            text = entry.get("name") if isinstance(entry, dict) else entry
            if isinstance(text, str):
                yield f"ld.{member}", " ".join(text.split())
