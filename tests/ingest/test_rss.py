"""RSS and Atom."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from loc.errors import WireError
from loc.ingest.rss import read, recognizes
from loc.model import Inline, Paragraph, Part, Signal

RSS2 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Steppe Wire</title><language>en-us</language>
<item>
  <title>UPDATE 2-Bridge opens &amp;amp; pays</title>
  <link>https://s.example/bridge</link>
  <guid isPermaLink="false">s-17</guid>
  <dc:creator>Dana Akhmet</dc:creator>
  <pubDate>Mon, 23 Nov 2026 14:00:00 +0500</pubDate>
  <category>Transport</category><category>Pavlodar</category>
  <media:content url="https://s.example/a.jpg"><media:description>Cars</media:description></media:content>
  <description>A bridge is open.</description>
  <content:encoded><![CDATA[<p>PAVLODAR, Nov 23 (Steppe Wire) - A <b>new</b> bridge opened.</p>
<h2>Toll</h2>
<p>It costs 500 tenge.</p>]]></content:encoded>
</item></channel></rss>
"""
RSS1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://s.example/"><title>Steppe Wire</title><items/></channel>
<item rdf:about="https://s.example/bridge"><title>Bridge opens</title><description>It is open.</description></item>
</rdf:RDF>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Степь</title>
<entry><title type="html">Мост &lt;i&gt;открыт&lt;/i&gt;</title><id>tag:s.example,2026:17</id>
<link href="https://s.example/17"/>
<author><name>Дана Ахмет</name></author><updated>2026-11-23T09:00:00Z</updated>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Мост <b>открыт</b>.</p><p>Он платный.</p></div></content>
</entry></feed>
"""


def rows(content: str) -> list[tuple[Part, str]]:
    return [(row.part, row.text) for row in read(content.encode(), "x").paragraphs]


def test_an_item_of_rss_2_is_read() -> None:
    """The full text rather than the summary, dateline and lede apart, each with its line of the file."""
    article = read(RSS2.encode(), "x")
    assert article.paragraphs == (
        Paragraph(Part.HEADLINE, "Bridge opens & pays", 6),
        Paragraph(Part.BYLINE, "Dana Akhmet", 9),
        Paragraph(Part.DATELINE, "PAVLODAR, Nov 23 (Steppe Wire)", 14),
        Paragraph(Part.LEDE, "A new bridge opened.", 14, (Inline((2, 5), "b"),)),
        Paragraph(Part.SUBHEAD, "Toll", 15),
        Paragraph(Part.BODY, "It costs 500 tenge.", 16),
    )
    assert (article.lang, article.signal) == ("en", Signal.UPDATE)
    assert article.published == datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_what_no_field_holds_is_in_meta() -> None:
    """Under the feed's own names; the feed's title is the credit."""
    meta = read(RSS2.encode(), "x").meta
    assert {
        ("guid", "s-17"),
        ("headline", "UPDATE 2-Bridge opens & pays"),
        ("credit", "Steppe Wire"),
        ("link", "https://s.example/bridge"),
        ("keyword", "Transport"),
        ("keyword", "Pavlodar"),
        ("description", "A bridge is open."),
        ("content.url", "https://s.example/a.jpg"),
        ("channel.language", "en-us"),
    } <= set(meta)


def test_an_item_of_rss_1_is_read() -> None:
    """The item stands beside its channel; its address is its guid."""
    assert rows(RSS1) == [(Part.HEADLINE, "Bridge opens"), (Part.LEDE, "It is open.")]
    assert read(RSS1.encode(), "x").first("guid") == "https://s.example/bridge"


def test_an_entry_of_atom_is_read() -> None:
    """XHTML content, escaped HTML in the title, the feed's language."""
    article = read(ATOM.encode(), "x")
    assert article.paragraphs[0] == Paragraph(Part.HEADLINE, "Мост открыт", 2, (Inline((5, 11), "i"),))
    assert rows(ATOM)[1:] == [(Part.BYLINE, "Дана Ахмет"), (Part.LEDE, "Мост открыт."), (Part.BODY, "Он платный.")]
    assert (article.lang, article.first("guid"), article.first("credit")) == ("ru", "tag:s.example,2026:17", "Степь")


def test_an_entry_alone_is_read() -> None:
    """Without its feed."""
    entry = ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")]
    assert rows(entry)[0] == (Part.HEADLINE, "Мост открыт")


@pytest.mark.parametrize("content", [RSS2, RSS1, ATOM, "\ufeff" + RSS2, "<!-- c -->" + RSS1])
def test_feeds_are_recognised(content: str) -> None:
    """By their root, whatever stands before it."""
    assert recognizes(content.encode())


@pytest.mark.parametrize(
    "content", ["", "rss", "<html/>", "<newsItem/>", "<rdf:RDF xmlns:rdf='x'/>", "<item", "\0<rss"]
)
def test_other_content_is_not_recognised(content: str) -> None:
    """RDF that is no RSS is not either."""
    assert recognizes(content.encode()) is False


BAD = {
    "two items": (RSS2.replace("<item>", "<item/><item>"), r"x:\d+: 2 items in this feed; expected one story"),
    "no item": ("<rss><channel/></rss>", "0 items"),
    "nothing in it": ("<rss><item><link>a</link></item></rss>", "expected a title or a text"),
    "cut": (RSS2[:700], r"x:\d+: expected XML"),
    "bomb": ('<!DOCTYPE r [<!ENTITY a "b">]><rss><item><title>&a;</title></item></rss>', "entities of its own"),
    "file": ('<!DOCTYPE r [<!ENTITY a SYSTEM "/etc/hosts">]><rss><item><title>&a;</title></item></rss>', "entities"),
    "control": ("<rss><item><description>&lt;p&gt;a&amp;#1;b</description></item></rss>", "control character"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_feeds_are_refused(case: str) -> None:
    """With what was expected, and a next step."""
    content, message = BAD[case]
    with pytest.raises(WireError, match=message) as caught:
        read(content.encode(), "x")
    assert caught.value.hint
