"""NewsML-G2 2.x (IPTC, core and power): a newsItem, alone or the one in a newsMessage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from lxml import etree

from loc.errors import WireError
from loc.ingest.markup.front import arrange
from loc.ingest.markup.g2_content import read_content
from loc.ingest.markup.g2_labels import LABELS, read_front
from loc.ingest.markup.xml import find_root_name, local_name
from loc.ingest.markup.xml_elements import (
    XML_LANG,
    MetaRow,
    choose_lang,
    find_child,
    find_children,
    flatten,
    line_of,
    read_attribute,
    read_text,
    read_value,
)
from loc.ingest.markup.xml_text import parse_wire
from loc.ingest.text.notes import embargo_of, gravest, read_embargo, signals_of
from loc.ingest.text.times import parse_time
from loc.model import Article, Signal

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_ROOTS = frozenset((*_ITEMS, "newsMessage"))
_META = ("itemMeta", "contentMeta", "rightsInfo")
_NAMES = {"edNote": "ednote", "creditline": "credit"}
# Local codes of http://cv.iptc.org/newscodes/pubstatusg2/ and .../signal/, and what agencies add to the latter.
_STATUS = {"withheld": Signal.WITHDRAWAL, "canceled": Signal.KILL, "cancelled": Signal.KILL}
_SIGNALS = {
    "update": Signal.UPDATE,
    "correction": Signal.CORRECTION,
    "corrected": Signal.CORRECTION,
    "withdrawal": Signal.WITHDRAWAL,
    "withdrawn": Signal.WITHDRAWAL,
    "kill": Signal.KILL,
}
_TIMES = ("versionCreated", "firstCreated", "contentModified", "contentCreated")


def recognizes(content: bytes) -> bool:
    """Packages and concepts too, so that `read` can say what came."""
    return find_root_name(content) in _ROOTS


def read(content: bytes, name: str) -> Article:
    root = parse_wire(content, name)
    item = _find_item(root, name)
    item_meta, content_meta = find_child(item, "itemMeta"), find_child(item, "contentMeta")
    lang = _lang(item, content_meta)
    text = read_content(item, name)
    labels = _labels(item_meta, content_meta)
    front, used = read_front(labels, lang, text.front)
    meta = (*_meta(root, item, used), *text.meta)
    notes = (*(value for key, value in meta if key == "ednote"), *text.notes)
    published = _published(item_meta, content_meta)
    said = (*notes, *front.repeated, *text.headlines)
    return Article(
        "",
        arrange(front, text.blocks),
        lang=lang,
        signal=gravest((*_signals(item_meta), *signals_of(said))),
        published=published,
        embargo=_embargo(item_meta, name) or embargo_of(notes, published, name),
        meta=(*meta, *(("ednote", note) for note in text.notes)),
    )


def _find_item(root: etree._Element, name: str) -> etree._Element:
    line = line_of(root)
    if etree.QName(root).namespace != NAMESPACE:
        raise WireError(
            f"{name}:{line}: expected NewsML-G2 in the namespace {NAMESPACE}, got {root.tag}",
            hint="Another standard uses the same name; ask the desk for NewsML-G2.",
        )
    if local_name(root) == "newsItem":
        return root
    items = [item for group in find_children(root, "itemSet") for item in find_children(group, *_ITEMS)]
    news = [item for item in items if local_name(item) == "newsItem"]
    if local_name(root) != "newsMessage" or len(news) != 1:
        counts = Counter(map(local_name, items))
        inside = ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "no items"
        got = f"a newsMessage with {inside}" if local_name(root) == "newsMessage" else f"a {local_name(root)}"
        raise WireError(
            f"{name}:{line}: expected one newsItem, got {got}",
            hint="loc takes one story a file; ask the desk for the story itself.",
        )
    return news[0]


def _labels(*groups: etree._Element | None) -> tuple[etree._Element, ...]:
    return tuple(label for group in groups for label in find_children(group, *LABELS))


def _lang(item: etree._Element, content_meta: etree._Element | None) -> str:
    """The content's own; `xml:lang` of the item is that of its metadata."""
    tags = (read_attribute(row, "tag") for row in find_children(content_meta, "language"))
    inline = (read_attribute(row, XML_LANG) for row in find_children(find_child(item, "contentSet")))
    return choose_lang(*tags, *inline, read_attribute(item, XML_LANG))


def _signals(item_meta: etree._Element | None) -> Iterator[Signal | None]:
    for status in find_children(item_meta, "pubStatus"):
        yield _STATUS.get(_code(status))
    for signal in find_children(item_meta, "signal"):
        yield _SIGNALS.get(_code(signal))


def _code(element: etree._Element) -> str:
    """Without the scheme of a qcode or uri, for an alias is each catalog's own."""
    whole = read_attribute(element, "qcode") or read_attribute(element, "uri") or read_attribute(element, "literal")
    return whole.replace("/", ":").rpartition(":")[2].lower()


def _published(*groups: etree._Element | None) -> datetime | None:
    """When this version was made, the story's first time where that is not said."""
    texts = (read_text(find_child(group, name)) for name in _TIMES for group in groups)
    return next((found for text in texts if (found := parse_time(text))), None)


def _embargo(item_meta: etree._Element | None, name: str) -> datetime | None:
    """An empty `embargoed` holds the item back until a version without it."""
    embargoed = find_child(item_meta, "embargoed")
    if embargoed is None:
        return None
    return read_embargo(read_text(embargoed), f"{name}:{line_of(embargoed)}")


def _meta(root: etree._Element, item: etree._Element, used: Sequence[etree._Element]) -> Iterator[MetaRow]:
    """Everything outside the content that is no paragraph; the item's own guid and version first."""
    own = {etree.QName(str(key)).localname: str(value) for key, value in item.attrib.items()}
    for name in ("guid", "version"):
        if own.get(name):
            yield name, own.pop(name)
    for name, value in own.items():
        yield f"newsItem.{name}", " ".join(value.split())
    credit = next((row for row in find_children(find_child(item, "contentMeta"), "creditline") if read_text(row)), None)
    provider = "" if credit is not None else read_value(find_child(item, "itemMeta", "provider"))
    if provider:
        yield "credit", provider
    skipped = frozenset(used)
    for child in find_children(item):
        if local_name(child) in _META:
            for row in find_children(child):
                yield from flatten(row, _NAMES, skipped)
        elif local_name(child) != "contentSet":
            yield from flatten(child, _NAMES, skipped)
    if root is not item:
        yield from _message(root, item)


def _message(root: etree._Element, item: etree._Element) -> Iterator[MetaRow]:
    for row in find_children(find_child(root, "header")):
        yield from flatten(row, {}, (), "header")
    for group in find_children(root, "itemSet"):
        for other in find_children(group):
            if other is not item:
                yield local_name(other), read_attribute(other, "guid")
