"""Small NewsML-G2 items, and how the reader reads them."""

from __future__ import annotations

from pathlib import Path

from loc.ingest import newsml_g2
from loc.model import Article, Part

SAMPLES = Path(__file__).parents[1] / ".." / "shared" / "data" / "wire-samples"
NAR = newsml_g2.NAMESPACE
XHTML = "http://www.w3.org/1999/xhtml"
BODY = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Wire</title></head><body>
<h1>Kazakhstan opens a plant</h1>
<p>By Aigerim Serikova</p>
<p>ASTANA, Nov 23 (Reuters) - The <b>plant</b> has <a href="https://example.kz/a">opened</a>.</p>
<figure><img src="a.jpg" alt="A hall"/><figcaption>The hall on Monday.</figcaption></figure>
<h2>What comes next</h2>
<ul><li>It makes turbines.</li><li>It stands in Atyrau.</li></ul>
<table><tr><td>One</td><td>Two</td></tr></table>
</body></html>"""
CONTENT_META = """<urgency>3</urgency><language tag="en-US"/><slugline separator="-">KZ-PLANT</slugline>
<keyword>plant</keyword><keyword>energy</keyword>
<headline>Kazakhstan opens a plant</headline><dateline>ASTANA</dateline><by>By Aigerim Serikova</by>
<creditline>Kazinform</creditline>
<subject qcode="medtop:20000523"><name xml:lang="en">labour market</name></subject>"""
ITEM_META = """<itemClass qcode="ninat:text"/><provider literal="inform.kz"/>
<versionCreated>2026-11-23T09:00:00+05:00</versionCreated><firstCreated>2026-11-22T09:00:00Z</firstCreated>"""


def item(
    content: str = f'<inlineXML contenttype="application/xhtml+xml">{BODY}</inlineXML>',
    content_meta: str = CONTENT_META,
    item_meta: str = "",
    attributes: str = 'guid="urn:newsml:inform.kz:1" version="2" xml:lang="en-GB"',
) -> str:
    return f"""<newsItem xmlns="{NAR}" standard="NewsML-G2" conformance="power" {attributes}>
<rightsInfo><usageTerms>Not for use by television</usageTerms></rightsInfo>
<itemMeta>{ITEM_META}{item_meta}</itemMeta>
<contentMeta>{content_meta}</contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    header = "<header><sent>2026-11-23T09:00:00Z</sent></header>"
    return f"<newsMessage xmlns='{NAR}'>{header}<itemSet>{''.join(items)}</itemSet></newsMessage>"


def read(text: str) -> Article:
    content = text.encode()
    assert newsml_g2.recognizes(content)
    return newsml_g2.read(content, "x.xml")


def rows(article: Article) -> list[tuple[Part, str]]:
    return [(row.part, row.text) for row in article.paragraphs]
