"""NewsML-G2 2.35 (IPTC), a newsItem of power conformance with the text as XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from loc.export import item
from loc.export.elements import Namespace
from loc.export.protocol import Story
from loc.export.xhtml import block_html, escape
from loc.model import Article, Part, Signal

SUFFIX = ".newsml.xml"

_SPACE = "http://iptc.org/std/nar/2006-10-01/"
_add = Namespace(_SPACE).add
_XHTML = "http://www.w3.org/1999/xhtml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Resolves ninat, stat, sig, irel and the subjects below.
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_SUBJECT = re.compile(r"(?:medtop|subj):[0-9]+")
_SIGNALS = {Signal.UPDATE: "sig:update", Signal.CORRECTION: "sig:correction"}


def write(story: Story) -> bytes:
    """Metadata indented, then a block a line: white space within a block would become text."""
    root = etree.fromstring(f'<newsItem xmlns="{_SPACE}"/>')
    for name, value in _identity(story).items():
        root.set(name, value)
    _add(root, "catalogRef", href=_CATALOG)
    _add_rights(root, story.article)
    _add_item_meta(root, story)
    _add_content_meta(root, story.article)
    content = _add(_add(root, "contentSet"), "inlineXML", contenttype="application/xhtml+xml")
    etree.indent(root)
    content.append(_document(story.article))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _identity(story: Story) -> dict[str, str]:
    return {
        "guid": item.derive_guid(story),
        "version": str(story.article.take),
        "standard": "NewsML-G2",
        "standardversion": "2.35",
        "conformance": "power",
        _LANG: story.article.lang,
    }


def _add_rights(root: etree._Element, article: Article) -> None:
    holder, notice, terms = (
        item.read_meta(article, name) for name in ("copyrightholder", "copyrightnotice", "usageterms")
    )
    if not (holder or notice or terms):
        return
    rights = _add(root, "rightsInfo")
    if holder:
        _add(rights, "copyrightHolder", literal=holder)
    for name, text in (("copyrightNotice", notice), ("usageTerms", terms)):
        if text:
            _add(rights, name, text)


def _add_item_meta(root: etree._Element, story: Story) -> None:
    article, meta = story.article, _add(root, "itemMeta")
    _add(meta, "itemClass", qcode="ninat:text")
    _add(meta, "provider", **_provider(article))
    _add(meta, "versionCreated", item.iso_time(item.find_time(article) or item.UNKNOWN_TIME))
    if article.embargo:
        _add(meta, "embargoed", item.iso_time(article.embargo))
    _add(meta, "pubStatus", qcode=f"stat:{item.find_status(article)}")
    _add(meta, "generator", item.GENERATOR)
    for headline in item.read_lines(article, Part.HEADLINE)[:1]:
        _add(meta, "title", headline)
    if note := item.read_meta(article, "ednote"):
        _add(meta, "edNote", note)
    if article.signal in _SIGNALS:
        _add(meta, "signal", qcode=_SIGNALS[article.signal])
    _add(meta, "link", rel="irel:translatedFrom", residref=item.find_guid(story.original), version=_link_version(story))


def _provider(article: Article) -> dict[str, str]:
    """As the wire names it: by an address, by IPTC's code or by a word."""
    provider = item.read_meta(article, "provider") or item.read_meta(article, "credit") or "loc"
    if re.fullmatch(r"https?://\S+", provider):
        return {"uri": provider}
    return {"qcode" if re.fullmatch(r"nprov:\S+", provider) else "literal": provider}


def _link_version(story: Story) -> str:
    """A positive number, as the schema wants, else nothing."""
    version = item.find_version(story.original)
    return version if re.fullmatch(r"0*[1-9][0-9]*", version) else ""


def _add_content_meta(root: etree._Element, article: Article) -> None:
    meta = _add(root, "contentMeta")
    if urgency := item.read_urgency(article):
        _add(meta, "urgency", str(urgency))
    _add(meta, "language", tag=article.lang)
    for code in dict.fromkeys(value for name, value in article.meta if name == "subject" and _SUBJECT.fullmatch(value)):
        _add(meta, "subject", qcode=code)
    for name, text in _descriptions(article):
        _add(meta, name, text)


def _descriptions(article: Article) -> Iterator[tuple[str, str]]:
    for keyword in item.read_keywords(article):
        yield "keyword", keyword
    if slugline := item.read_meta(article, "slugline"):
        yield "slugline", slugline
    for name, part in (("headline", Part.HEADLINE), ("dateline", Part.DATELINE), ("by", Part.BYLINE)):
        for line in item.read_lines(article, part):
            yield name, line
    if credit := item.read_meta(article, "credit"):
        yield "creditline", credit


def _document(article: Article) -> etree._Element:
    """The text alone: headline, byline and credit stand in contentMeta."""
    blocks = "\n".join(block_html(paragraph) for paragraph in item.read_body(article))
    opening = f'<html xmlns="{_XHTML}" xml:lang="{escape(article.lang)}" lang="{escape(article.lang)}">'
    root = etree.fromstring(f"{opening}<head><title/></head>\n<body>\n{blocks}\n</body></html>")
    root[0][0].text = " ".join(item.read_lines(article, Part.HEADLINE)[:1])
    return root
