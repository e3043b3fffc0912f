"""Labels of a NewsML-G2 item that readers see: headlines, bylines, dateline, caption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from loc.ingest.markup.front import Front, make_headline, make_paragraph
from loc.ingest.markup.xml import local_name
from loc.ingest.markup.xml_elements import XML_LANG, read_attribute, read_text
from loc.model import Paragraph, Part

LABELS = ("headline", "by", "dateline", "title")
_MAIN = ("", "main", "headline", "title", "long")
_DECKS = ("sub", "subheadline", "subhead", "subtitle", "deck", "secondary")


def read_front(labels: Sequence[etree._Element], lang: str, inner: Front) -> tuple[Front, tuple[etree._Element, ...]]:
    """(front, the labels in it). What the item has not is taken from its content, `inner`."""
    named = {name: [row for row in _in_lang(labels, lang) if local_name(row) == name] for name in LABELS}
    headline = _choose(named["headline"]) if named["headline"] else None
    decks = [row for row in named["headline"] if row is not headline and _role(row) in _DECKS]
    dateline = next((row for row in named["dateline"] if read_text(row)[0].isalpha()), None)
    made = make_headline(headline)
    front = Front(
        made or inner.headline or make_headline(next(iter(named["title"]), None)),
        _paragraphs(decks, Part.SUBHEAD) or inner.decks,
        _paragraphs(named["by"], Part.BYLINE) or inner.bylines,
        make_paragraph(dateline, Part.DATELINE) or inner.dateline,
        (*(read_text(row) for row in named["headline"]), *inner.repeated),
    )
    return front, tuple(row for row in (headline, *decks, *named["by"], dateline) if row is not None)


def _in_lang(labels: Iterable[etree._Element], lang: str) -> Iterator[etree._Element]:
    """Those with text; of a name that comes in several languages, those in the language of the text."""
    rows = [(local_name(row), _primary(read_attribute(row, XML_LANG)), row) for row in labels if read_text(row)]
    own = {"", _primary(lang)}
    with_own = {name for name, label_lang, _ in rows if label_lang in own}
    yield from (row for name, label_lang, row in rows if label_lang in own or name not in with_own)


def _primary(lang: str) -> str:
    return lang.replace("_", "-").partition("-")[0].lower()


def _role(label: etree._Element) -> str:
    return read_attribute(label, "role").rpartition(":")[2].lower()


def _choose(headlines: Sequence[etree._Element]) -> etree._Element:
    """The main one, else the first that is no deck."""
    ranked = sorted(headlines, key=lambda row: (_role(row) not in _MAIN, _role(row) in _DECKS))
    return ranked[0]


def _paragraphs(labels: Iterable[etree._Element], part: Part) -> tuple[Paragraph, ...]:
    made = (make_paragraph(row, part) for row in labels)
    return tuple(row for row in made if row)
