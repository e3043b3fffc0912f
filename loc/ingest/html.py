"""A story as a web page: the article found in it, and what its head says of it.

Facts are looked for where pages tell them to machines: schema.org as JSON-LD and microdata, Open Graph (ogp.me),
`meta` and `link` of HTML.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from lxml import etree

from loc.errors import WireError
from loc.ingest.decode import decode
from loc.ingest.markup.front import Front, arrange, strip_headline
from loc.ingest.markup.html_body import parse_html, read_element
from loc.ingest.markup.html_head import Head, read_head
from loc.ingest.markup.html_story import Weights, clear_story, find_story, take_byline, take_headline
from loc.ingest.markup.xml_elements import MetaRow, choose_lang, read_attribute
from loc.ingest.text.notes import embargo_of, gravest, signals_of, take_notes
from loc.ingest.text.times import parse_time
from loc.model import Article

_TIMES = (
    *("article:published_time", "og:article:published_time", "datePublished", "ld.datePublished", "dc.date.issued"),
    *("dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "date", "pubdate", "publishdate", "publish-date"),
    *("publish_date", "parsely-pub-date", "sailthru.date", "article.published"),
)
_MAPPED = frozenset({"canonical", "keywords", "news_keywords", "article:tag", "lang", "og:site_name"})
_HEAD_BYTES = 4000
_PROLOG = re.compile(
    r"(?is)\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|article|meta)\b"
)
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})")
_WESTERN = ("ascii", "iso8859-1", "latin-1")  # called so and meant as windows-1252 (WHATWG Encoding Standard, 4.2)


def recognizes(content: bytes) -> bool:
    head = content[:_HEAD_BYTES]
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return bool(_PROLOG.match(head.decode("utf-16" if is_wide else "utf-8", "ignore").removeprefix("\ufeff")))


def read(content: bytes, name: str) -> Article:
    """Raises WireError, for a page without a story too."""
    root = parse_html(_decode(content, name), name)
    head = read_head(root)
    weights = Weights(root)
    story = find_story(root, weights)
    title = take_headline(root, story, head)
    byline = take_byline(root, story, head)
    published = _published(root, story, head)
    clear_story(story, weights)
    notes, blocks = take_notes(read_element(story))
    if not blocks:
        raise WireError(f"{name}:1: expected a page with a story, got one without paragraphs", hint="Is it a story?")
    headline = strip_headline(title) if title else None
    front = Front(headline, (), (byline,) if byline else (), None, (title.text,) if title else ())
    return Article(
        "",
        arrange(front, blocks),
        choose_lang(*head.all("lang", "ld.inLanguage", "content-language", "og:locale")),
        signal=gravest(signals_of((*notes, *front.repeated))),
        published=published,
        embargo=embargo_of(notes, published, name),
        meta=(*_meta(head, notes), *(("headline", row.text) for row in (title,) if row and row != headline)),
    )


def _decode(content: bytes, name: str) -> str:
    """UTF-8 where it is that, whatever the page says; then as its `charset` says."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        content = _transcode(content)
    return decode(content, name)


def _transcode(content: bytes) -> bytes:
    found = _CHARSET.search(content[:_HEAD_BYTES])
    if not found or content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        return content.decode("cp1252" if encoding in _WESTERN else encoding).encode()
    except (LookupError, UnicodeError, ValueError):
        return content


def _published(root: etree._Element, story: etree._Element, head: Head) -> datetime | None:
    """As the head says, else of the `time` marked as that, else of the first in the story."""
    times = list(root.iter("time"))
    marked = [
        row for row in times if "datePublished" in read_attribute(row, "itemprop") or row.get("pubdate") is not None
    ]
    shown = (read_attribute(row, "datetime") for row in (*marked, *story.iter("time"), *times))
    return next(filter(None, map(parse_time, (*head.all(*_TIMES), *shown))), None)


def _meta(head: Head, notes: Iterable[str]) -> Iterator[MetaRow]:
    mapped = {
        "guid": head.first("canonical", "og:url", "ld.url"),
        "credit": head.first("og:site_name", "ld.publisher", "dc.publisher", "copyright"),
    }
    yield from ((name, value) for name, value in mapped.items() if value)
    words = (
        word.strip() for value in head.all("keywords", "news_keywords", "article:tag") for word in value.split(",")
    )
    yield from (("keyword", word) for word in dict.fromkeys(words) if word)
    yield from (("ednote", note) for note in notes)
    yield from (row for row in head.rows if row[0].lower() not in _MAPPED)
