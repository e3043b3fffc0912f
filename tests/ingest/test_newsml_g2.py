"""NewsML-G2 items, with XHTML, NITF, plain text and HTML inside."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from newsml_items import NAR, XHTML, item, message, read, rows

from loc.errors import WireError
from loc.ingest import newsml_g2
from loc.ingest.text.notes import UNTIL_FURTHER_NOTICE
from loc.model import Inline, Part, Signal

STORY = [
    (Part.HEADLINE, "Kazakhstan opens a plant"),
    (Part.BYLINE, "By Aigerim Serikova"),
    (Part.DATELINE, "ASTANA, Nov 23 (Reuters)"),
    (Part.LEDE, "The plant has opened."),
    (Part.CAPTION, "The hall on Monday."),
    (Part.SUBHEAD, "What comes next"),
    (Part.BODY, "It makes turbines."),
    (Part.BODY, "It stands in Atyrau."),
    (Part.BODY, "One"),
    (Part.BODY, "Two"),
]


def test_every_part_comes_once() -> None:
    """Headline, byline and dateline stand in the metadata and again in the text."""
    article = read(item())
    assert rows(article) == STORY
    assert article.paragraphs[3].inlines == (Inline((4, 9), "b"), Inline((14, 20), "a", "https://example.kz/a"))
    assert [row.line for row in article.paragraphs] == [7, 7, 13, 13, 14, 15, 16, 16, 17, 17]
    assert (article.slug, article.origin, article.signal, article.embargo) == ("", "", Signal.NEW, None)


def test_metadata_is_kept() -> None:
    """What has a name in use has it, the rest keeps the wire's; guid and version first."""
    article = read(item(item_meta="<fileName>a.xml</fileName><edNote>Quotes to follow</edNote>"))
    assert article.meta[:2] == (("guid", "urn:newsml:inform.kz:1"), ("version", "2"))
    named = {name: article.first(name) for name in ("slugline", "credit", "urgency", "keyword", "ednote")}
    assert named == {
        "slugline": "KZ-PLANT",
        "credit": "Kazinform",
        "urgency": "3",
        "keyword": "plant",
        "ednote": "Quotes to follow",
    }
    assert [value for name, value in article.meta if name == "keyword"] == ["plant", "energy"]
    assert {
        ("usageTerms", "Not for use by television"),
        ("subject", "medtop:20000523"),
        ("subject.name", "labour market"),
        ("fileName", "a.xml"),
        ("firstCreated", "2026-11-22T09:00:00Z"),
        ("img.src", "a.jpg"),
    } <= set(article.meta)
    assert article.published == datetime(2026, 11, 23, 4, tzinfo=UTC)
    assert article.lang == "en"


def test_an_item_in_a_message_is_the_same() -> None:
    """The header goes into meta; the prefix of the namespace does not matter."""
    article = read(message(item()))
    assert rows(article) == STORY
    assert article.first("header.sent") == "2026-11-23T09:00:00Z"
    prefixed = item(content="<inlineData>Text.</inlineData>").replace("<", "<n:").replace("<n:/", "</n:")
    assert rows(read(prefixed.replace("xmlns=", "xmlns:n=")))[-1] == (Part.LEDE, "Text.")


PACKAGE = "<packageItem guid='p' version='1'/>"
OTHERS = {
    f"<packageItem xmlns='{NAR}' guid='p'/>": "got a packageItem",
    f"<conceptItem xmlns='{NAR}' guid='p'/>": "got a conceptItem",
    message(PACKAGE): "got a newsMessage with 1 packageItem",
    message(item(), item(), PACKAGE): "got a newsMessage with 2 newsItem, 1 packageItem",
    message(): "got a newsMessage with no items",
    "<newsItem/>": f"expected NewsML-G2 in the namespace {NAR}, got newsItem",
    "<newsItem xmlns='urn:other'/>": "got {urn:other}newsItem",
}


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_not_one_news_item_is_refused(text: str) -> None:
    """The message says what came."""
    with pytest.raises(WireError) as caught:
        read(text)
    assert str(caught.value).startswith("x.xml:1: expected ")
    assert OTHERS[text] in str(caught.value)


def test_other_roots_are_not_recognised() -> None:
    """NewsML 1.2, NITF, HTML and text are other readers'."""
    assert not any(map(newsml_g2.recognizes, (b"<NewsML/>", b"<nitf/>", b"<html/>", b"newsItem", b"", b"\xff\xfe<")))


SIGNALS = {
    '<pubStatus qcode="stat:usable"/>': Signal.NEW,
    '<pubStatus qcode="stat:withheld"/>': Signal.WITHDRAWAL,
    '<pubStatus qcode="stat:canceled"/><signal qcode="sig:update"/>': Signal.KILL,
    '<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>': Signal.KILL,
    '<signal qcode="sig:update"/>': Signal.UPDATE,
    '<signal qcode="sig:update"/><signal qcode="sig:correction"/>': Signal.CORRECTION,
    '<signal uri="http://cv.iptc.org/newscodes/signal/correction"/>': Signal.CORRECTION,
    '<signal qcode="prodId:TXT"/><signal qcode="sig:routing"/>': Signal.NEW,
    "<edNote>Eds: Corrects the figure in paragraph 2</edNote>": Signal.CORRECTION,
}


@pytest.mark.parametrize("meta", SIGNALS)
def test_signals_come_from_status_signal_and_note(meta: str) -> None:
    """The gravest of them counts; routing is none."""
    assert read(item(item_meta=meta)).signal is SIGNALS[meta]


def test_a_tag_of_the_headline_is_a_signal() -> None:
    """It leaves the headline, and the text that repeats it is still known."""
    tagged = "CORRECTED-Kazakhstan opens a plant"
    article = read(item().replace("Kazakhstan opens a plant", tagged))
    assert (article.signal, rows(article)[:2]) == (Signal.CORRECTION, STORY[:2])


def test_a_note_that_opens_the_text_is_for_editors() -> None:
    """It is no lede; it tells the signal."""
    article = read(item().replace("<p>By Aigerim", "<p>(Adds quotes, background)</p><p>By Aigerim"))
    assert (article.signal, article.first("ednote"), rows(article)) == (
        Signal.UPDATE,
        "(Adds quotes, background)",
        STORY,
    )


EMBARGOES = {
    "<embargoed>2026-11-24T12:00:00Z</embargoed>": datetime(2026, 11, 24, 12, tzinfo=UTC),
    "<embargoed>\n 2026-11-24T12:00:00+05:00 </embargoed>": datetime(2026, 11, 24, 7, tzinfo=UTC),
    "<embargoed/>": UNTIL_FURTHER_NOTICE,
    "<edNote>EMBARGOED UNTIL 0900 GMT Nov 24</edNote>": datetime(2026, 11, 24, 9, tzinfo=UTC),
    "<embargoed>2026-11-24T12:00:00Z</embargoed><edNote>EMBARGOED. Ask the desk</edNote>": datetime(
        2026, 11, 24, 12, tzinfo=UTC
    ),
    "": None,
}


@pytest.mark.parametrize("meta", EMBARGOES)
def test_embargoes(meta: str) -> None:
    """The field before the note; an empty field holds the story back without an end."""
    assert read(item(item_meta=meta)).embargo == EMBARGOES[meta]


@pytest.mark.parametrize(
    "meta", ["<embargoed>soon</embargoed>", "<edNote>EMBARGOED UNTIL the minister speaks</edNote>"]
)
def test_an_embargo_that_cannot_be_read_is_never_lost(meta: str) -> None:
    """The wire is refused."""
    with pytest.raises(WireError, match=r"^x\.xml.*expected the time an embargo ends, got "):
        read(item(item_meta=meta))


LANGS = {
    ('<language tag="ru"/>', ""): "ru",
    ('<language tag="kk-KZ"/>', 'xml:lang="en"'): "kk",
    ("", 'xml:lang="de-AT"'): "de-AT",
    ("", ""): "en",
    ('<language tag="../x"/>', ""): "en",
}


@pytest.mark.parametrize("case", LANGS)
def test_the_language_is_that_of_the_content(case: tuple[str, str]) -> None:
    """Its own before that of the item's metadata; what is no code is English."""
    assert read(item(content_meta=case[0], attributes=f'guid="g" version="1" {case[1]}')).lang == LANGS[case]


HEADLINES = {
    '<headline role="hld:short">Plant opens</headline><headline>Kazakhstan opens a plant</headline>': "",
    '<headline xml:lang="kk">Зауыт ашылды</headline><headline xml:lang="en">Kazakhstan opens a plant</headline>': "",
    '<headline role="hld:subHeadline">First in the region</headline><headline role="hld:main">Kazakhstan opens a plant'
    "</headline>": "First in the region",
    '<headline>Kazakhstan opens a plant</headline><headline role="x:deck">First in the region</headline>': (
        "First in the region"
    ),
}


@pytest.mark.parametrize("meta", HEADLINES)
def test_of_several_headlines_the_main_one_is_taken(meta: str) -> None:
    """In the language of the text; a sub-headline follows it, others are meta."""
    found = rows(read(item(content_meta=f'<language tag="en"/>{meta}')))
    assert found[0] == STORY[0]
    deck = HEADLINES[meta]
    assert [text for part, text in found[1:3] if part is Part.SUBHEAD] == ([deck] if deck else [])
    assert ("headline", "Plant opens") in read(item(content_meta=next(iter(HEADLINES)))).meta


FALLBACKS = {
    ("", "<title>KZ plant</title>", "<p>Text.</p>"): "KZ plant",
    ("", "<title>KZ plant</title>", "<h1>A plant opens</h1><p>Text.</p>"): "A plant opens",
    ("<headline> </headline>", "", "<h1>A plant opens</h1><p>Text.</p>"): "A plant opens",
    ("<headline>Head</headline>", "<title>KZ plant</title>", "<p>Text.</p>"): "Head",
}


@pytest.mark.parametrize("case", FALLBACKS)
def test_an_item_without_headline_takes_the_next_best(case: tuple[str, str, str]) -> None:
    """The heading of the text, then the item's title."""
    content_meta, item_meta, body = case
    content = f'<inlineXML><div xmlns="{XHTML}">{body}</div></inlineXML>'
    found = rows(read(item(content, content_meta, item_meta)))
    assert found == [(Part.HEADLINE, FALLBACKS[case]), (Part.LEDE, "Text.")]


DATELINES = {
    ("ASTANA", "Astana (KZ) - The plant."): ["Astana (KZ)", "The plant."],
    ("ASTANA, Monday (Kazinform)", "The plant."): ["ASTANA, Monday (Kazinform)", "The plant."],
    ("2026-11-23 00:24:11 GMT", "The plant."): ["The plant."],
    ("ASTANA", "ALMATY, Nov 23 (Reuters) - The plant."): ["ALMATY, Nov 23 (Reuters)", "The plant."],
    ("Astana", "Astana has a plant - a new one."): ["Astana", "Astana has a plant - a new one."],
}


@pytest.mark.parametrize("case", DATELINES)
def test_a_dateline_is_never_doubled(case: tuple[str, str]) -> None:
    """That of the text wins; one of the metadata is no time stamp."""
    dateline, text = case
    article = read(
        item(f"<inlineData>{text}</inlineData>", f"<headline>Head</headline><dateline>{dateline}</dateline>")
    )
    assert [row.text for row in article.paragraphs[1:]] == DATELINES[case]


TEXTS = {
    "plain": "<inlineData contenttype='text/plain'>One is\nwrapped.\n\nTwo.</inlineData>",
    "indented": "<inlineData contenttype='text/plain'>\n   One is\nwrapped.\n   Two.\n</inlineData>",
    "plain with tags": "<inlineData contenttype='text/plain'>"
    "<![CDATA[<p>One is\nwrapped.</p><p>Two.</p>]]></inlineData>",
    "escaped HTML": "<inlineData contenttype='text/html'>"
    "&lt;p&gt;One <![CDATA[<i>is</i>]]> wrapped.&lt;p&gt;Two.</inlineData>",
    "HTML in inlineXML": "<inlineXML><![CDATA[<div>One is wrapped.<br><br/>Two.</div>]]></inlineXML>",
    "XHTML without namespace": "<inlineXML><div xmlns=''>One is wrapped.<p>Two.</p></div></inlineXML>",
    "bare paragraphs": f"<inlineXML><p xmlns='{XHTML}'>One is wrapped.</p><p xmlns='{XHTML}'>Two.</p></inlineXML>",
    "one p of lines": f"<inlineXML><p xmlns='{XHTML}'>One is\nwrapped.\n    Two.</p></inlineXML>",
    "block in inline": f"<inlineXML><div xmlns='{XHTML}'><b><p>One is wrapped.</p></b><i>Two.</i></div></inlineXML>",
    "scripts": f"<inlineXML><div xmlns='{XHTML}'>One <script>x()</script>is wrapped.<hr/>Two.</div></inlineXML>",
    "NITF": "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><hedline><hl1>Head</hl1>"
    "</hedline></body.head><body.content><p>One is wrapped.</p><p>Two.</p></body.content></body></nitf></inlineXML>",
    "empty, then data": f"<inlineXML><p xmlns='{XHTML}'/></inlineXML><inlineData>One is wrapped.\n\nTwo.</inlineData>",
    "a picture beside it": "<inlineData contenttype='image/png' encoding='encd:base64'>aGE=</inlineData>"
    "<inlineData>One is wrapped.\n\nTwo.</inlineData>",
    "twice": "<inlineData>Other.</inlineData><inlineXML><div xmlns=''><p>One is wrapped.</p>Two.</div></inlineXML>",
}


@pytest.mark.parametrize("case", TEXTS)
def test_text_in_all_its_containers(case: str) -> None:
    """XHTML, NITF, plain text and HTML as data, in the ways agencies send them."""
    found = rows(read(item(TEXTS[case], "<headline>Head</headline>")))
    assert found == [(Part.HEADLINE, "Head"), (Part.LEDE, "One is wrapped."), (Part.BODY, "Two.")]


def test_what_nitf_inside_has_beyond_the_item_is_taken() -> None:
    """Its byline, where the item has none; its credit and caption."""
    content = """<inlineXML><nitf><body><body.head><hedline><hl1>Head</hl1></hedline>
<byline>By A. Serikova</byline><distributor>Kazinform</distributor></body.head>
<body.content><media><media-caption>A hall.</media-caption></media><p>Text.</p></body.content>
</body></nitf></inlineXML>"""
    article = read(item(content.replace("<nitf>", "<nitf xmlns=''>"), "<headline>Head</headline>"))
    assert rows(article)[1:] == [
        (Part.BYLINE, "By A. Serikova"),
        (Part.CAPTION, "A hall."),
        (Part.LEDE, "Text."),
    ]
    assert ("credit", "Kazinform") in article.meta


def test_unknown_xml_inside_is_no_text() -> None:
    """A table of sports results is named in meta, not read as prose."""
    article = read(
        item("<inlineXML contenttype='text/sportsml+xml'><sports-content><team>A</team></sports-content></inlineXML>")
    )
    assert [row.part for row in article.paragraphs] == [Part.HEADLINE, Part.BYLINE, Part.DATELINE]
    assert ("inlineXML", "text/sportsml+xml") in article.meta


def test_the_caption_of_a_picture_is_text() -> None:
    """An item of a picture has no other."""
    meta = "<headline>A plant</headline><description role='drol:caption'>The hall on Monday.</description>"
    text = item("<remoteContent href='a.jpg'/>", meta).replace("ninat:text", "ninat:picture")
    assert rows(read(text)) == [(Part.HEADLINE, "A plant"), (Part.CAPTION, "The hall on Monday.")]


def test_a_flash_keeps_its_text() -> None:
    """A text that is the headline again is all there is."""
    found = rows(
        read(item("<inlineData>Kazakhstan opens a plant</inlineData>", "<headline>Kazakhstan opens a plant</headline>"))
    )
    assert found == [STORY[0], (Part.LEDE, "Kazakhstan opens a plant")]


def test_crossheads_in_paragraphs_are_subheads() -> None:
    """All bold or all capitals, short, without a full stop; figures and dashes are none."""
    body = "<p>Text.</p><p><b>What comes next</b></p><p>NEXT STEPS</p><p>___</p><p><b>It is bold.</b></p>"
    article = read(item(f"<inlineXML><div xmlns=''>{body}</div></inlineXML>", "<headline>Head</headline>"))
    assert [row.part for row in article.paragraphs[2:]] == [Part.SUBHEAD, Part.SUBHEAD, Part.BODY, Part.BODY]
