"""NITF documents."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from loc.errors import WireError
from loc.ingest import nitf
from loc.ingest.text.notes import UNTIL_FURTHER_NOTICE
from loc.model import Article, Inline, Part, Signal

SAMPLES = Path(__file__).parents[2] / ".." / "shared" / "data" / "wire-samples"
HEAD = """<head>
<title>KZ-PLANT</title>
<meta name="anpa-keyword" content="KZ-PLANT"/><meta name="anpa-category" content="f"/>
<docdata management-status="usable">
<doc-id id-string="inform.kz.1" regsrc="Kazinform"/>
<urgency ed-urg="4"/>
<date.issue norm="20261123T090000+0500"/><date.expire norm="20271123T000000Z"/>
<du-key key="kz-plant-opens" version="3"/>
<ed-msg info="Quotes to follow"/>
<doc.copyright holder="Kazinform" year="2026"/>
<identified-content><org idsrc="ric" value="KZAP"/><location><country iso-cc="KZ">Kazakhstan</country></location>
</identified-content>
<key-list><keyword key="plant"/><keyword key="energy"/></key-list>
</docdata>
</head>"""
FRONT = """<body.head>
<hedline><hl1>Kazakhstan opens a <em>plant</em></hl1><hl2>First in the region</hl2></hedline>
<note noteclass="editorsnote"><body.content><p>Adds a caption.</p></body.content></note>
<byline>By <person>Aigerim Serikova</person><byttl>Kazinform correspondent</byttl></byline>
<distributor><org>Kazinform</org></distributor>
<dateline><location><city>Atyrau</city>, <country>Kazakhstan</country></location>
<story.date>Nov 23</story.date></dateline>
<abstract><p>A plant opens.</p></abstract>
</body.head>"""
CONTENT = """<body.content>
<media media-type="image"><media-reference source="a.jpg" mime-type="image/jpeg"/>
<media-caption><p>The hall on Monday.</p></media-caption><media-producer>S. Omarov</media-producer></media>
<block>
<p lede="true">The <org value="x">plant</org> has <a href="https://example.kz/a">opened</a>.</p>
<hl2>What comes next</hl2>
<p>It makes <num>3 <frac><frac-num>1</frac-num><frac-sep>/</frac-sep><frac-den>2</frac-den></frac></num> turbines.</p>
<ul><li><em>Deep:</em> a hall.</li></ul>
<bq><block><p>We waited.</p></block><credit>The minister</credit></bq>
<table><caption>Output</caption><tr><td>2025</td><td><p>7 MW</p></td></tr></table>
</block>
</body.content>"""
END = (
    "<body.end><tagline>Additional reporting by D. Akhmet.</tagline><bibliography>Register 5</bibliography></body.end>"
)


def wire(head: str = HEAD, front: str = FRONT, content: str = CONTENT, end: str = END) -> str:
    return f"<nitf>{head}\n<body>{front}\n{content}\n{end}</body></nitf>"


def read(text: str) -> Article:
    assert nitf.recognizes(text.encode())
    return nitf.read(text.encode(), "x.xml")


def rows(article: Article) -> list[tuple[Part, str]]:
    return [(row.part, row.text) for row in article.paragraphs]


def test_every_part_is_recognised() -> None:
    """In the order of the wire, with lines and inline markup."""
    article = read(wire())
    assert rows(article) == [
        (Part.HEADLINE, "Kazakhstan opens a plant"),
        (Part.SUBHEAD, "First in the region"),
        (Part.BYLINE, "By Aigerim Serikova, Kazinform correspondent"),
        (Part.DATELINE, "Atyrau, Kazakhstan Nov 23"),
        (Part.CAPTION, "The hall on Monday."),
        (Part.LEDE, "The plant has opened."),
        (Part.SUBHEAD, "What comes next"),
        (Part.BODY, "It makes 3 1/2 turbines."),
        (Part.BODY, "Deep: a hall."),
        (Part.BODY, "We waited."),
        (Part.BODY, "The minister"),
        (Part.CAPTION, "Output"),
        (Part.BODY, "2025"),
        (Part.BODY, "7 MW"),
        (Part.BODY, "Additional reporting by D. Akhmet."),
    ]
    lines = [row.line for row in article.paragraphs]
    assert lines == sorted(lines)
    assert (lines[0], lines[5]) == (17, 29)
    assert article.paragraphs[0].inlines == (Inline((19, 24), "i"),)
    assert article.paragraphs[5].inlines == (Inline((14, 20), "a", "https://example.kz/a"),)


def test_metadata_is_kept() -> None:
    """What has a name in use has it; everything else keeps the names of NITF."""
    article = read(wire())
    names = ("guid", "version", "slugline", "credit", "urgency")
    assert [article.first(name) for name in names] == ["inform.kz.1", "3", "KZ-PLANT", "Kazinform", "4"]
    assert [value for name, value in article.meta if name == "keyword"] == ["plant", "energy"]
    assert [value for name, value in article.meta if name == "ednote"] == ["Quotes to follow", "Adds a caption."]
    assert {
        ("title", "KZ-PLANT"),
        ("meta.anpa-category", "f"),
        ("doc-id.regsrc", "Kazinform"),
        ("date.expire.norm", "20271123T000000Z"),
        ("doc.copyright.holder", "Kazinform"),
        ("identified-content.org", "KZAP"),
        ("location.country", "Kazakhstan"),
        ("abstract", "A plant opens."),
        ("media-reference.source", "a.jpg"),
        ("media-producer", "S. Omarov"),
        ("bibliography", "Register 5"),
        ("docdata.management-status", "usable"),
    } <= set(article.meta)
    assert article.published == datetime(2026, 11, 23, 4, tzinfo=UTC)
    assert (article.slug, article.origin, article.lang, article.embargo) == ("", "", "en", None)


def test_the_key_is_the_slugline_where_no_other_is() -> None:
    """`du-key` is the name that all versions of a story share."""
    assert read(wire().replace("anpa-keyword", "anpa-takekey")).first("slugline") == "kz-plant-opens"


BYLINES = {
    "By Aigerim Serikova": "By Aigerim Serikova",
    "By A. Serikova, <byttl>Kazinform</byttl>": "By A. Serikova, Kazinform",
    "By A. SERIKOVA<byttl>Energy Writer</byttl>": "By A. SERIKOVA, Energy Writer",
    "\n By <person>A. Serikova</person>\n <byttl>Kazinform</byttl> \n": "By A. Serikova, Kazinform",
    "<byttl>Sports Network</byttl>": "Sports Network",
}


@pytest.mark.parametrize("byline", BYLINES)
def test_bylines_keep_name_and_title_apart(byline: str) -> None:
    """A title follows a comma, whether the wire has one or not."""
    article = read(wire(front=f"<body.head><byline>{byline}</byline></body.head>"))
    assert [text for part, text in rows(article) if part is Part.BYLINE] == [BYLINES[byline]]


OPENINGS = {
    ("<dateline><location>NEW YORK</location></dateline>", "<p>NEW YORK (AP) — The plant.</p>"): [
        (Part.DATELINE, "NEW YORK (AP)"),
        (Part.LEDE, "The plant."),
    ],
    ("<dateline>Helsinki</dateline>", "<p>Helsinki (STT) - The plant.</p>"): [
        (Part.DATELINE, "Helsinki (STT)"),
        (Part.LEDE, "The plant."),
    ],
    ("<dateline>ASTANA (KZ) —</dateline>", "<p>The plant.</p>"): [
        (Part.DATELINE, "ASTANA (KZ)"),
        (Part.LEDE, "The plant."),
    ],
    ("<dateline> – </dateline>", "<p>The plant.</p>"): [(Part.LEDE, "The plant.")],
    ("<dateline>Helsinki</dateline>", "<p>The plant.</p>"): [(Part.DATELINE, "Helsinki"), (Part.LEDE, "The plant.")],
    ("<byline>By Aigerim Serikova</byline>", "<p>By Aigerim Serikova</p><p>The plant.</p>"): [
        (Part.BYLINE, "By Aigerim Serikova"),
        (Part.LEDE, "The plant."),
    ],
    ("<hedline><hl1>Head</hl1><hl2>Head</hl2></hedline>", "<hl2>Head</hl2><p>Head</p><p>The plant.</p>"): [
        (Part.HEADLINE, "Head"),
        (Part.LEDE, "The plant."),
    ],
    ("<hedline><hl1>UPDATE 2-Head</hl1></hedline>", "<p>(Recasts)</p><p>The plant.</p>"): [
        (Part.HEADLINE, "Head"),
        (Part.LEDE, "The plant."),
    ],
    ("", "<p>Before.</p><p lede='true'>The plant.</p><p lede='true'>Again.</p>"): [
        (Part.BODY, "Before."),
        (Part.LEDE, "The plant."),
        (Part.BODY, "Again."),
    ],
    ("", "<p>ASTANA, Nov 3 (Reuters) - <em>The</em> plant.</p>"): [
        (Part.DATELINE, "ASTANA, Nov 3 (Reuters)"),
        (Part.LEDE, "The plant."),
    ],
}


@pytest.mark.parametrize("case", OPENINGS)
def test_what_stands_beside_the_text_is_not_doubled(case: tuple[str, str]) -> None:
    """Dateline, byline and headline that open the text again; the marked lede is the lede."""
    front, content = case
    article = read(wire("", f"<body.head>{front}</body.head>", f"<body.content>{content}</body.content>", ""))
    assert rows(article) == OPENINGS[case]
    for row in article.paragraphs:
        assert [row.text[slice(*inline.span)] for inline in row.inlines] == (["The"] if row.inlines else [])


STATUS = {
    ("usable", ""): (Signal.NEW, None),
    ("canceled", ""): (Signal.KILL, None),
    ("withheld", ""): (Signal.WITHDRAWAL, None),
    ("embargoed", ""): (Signal.NEW, UNTIL_FURTHER_NOTICE),
    ("embargoed", '<date.release norm="20261124T120000Z"/>'): (Signal.NEW, datetime(2026, 11, 24, 12, tzinfo=UTC)),
    ("usable", '<date.release norm="20261124T120000+0500"/>'): (Signal.NEW, datetime(2026, 11, 24, 7, tzinfo=UTC)),
    ("usable", '<date.release norm="20261123T090000+0500"/>'): (Signal.NEW, None),
    ("usable", '<ed-msg info="EMBARGOED UNTIL 0900 GMT Nov 24"/>'): (
        Signal.NEW,
        datetime(2026, 11, 24, 9, tzinfo=UTC),
    ),
    ("usable", '<ed-msg info="Eds: Corrects the name in the third paragraph"/>'): (Signal.CORRECTION, None),
}


@pytest.mark.parametrize("case", STATUS)
def test_status_release_and_message_decide(case: tuple[str, str]) -> None:
    """A release after the issue is an embargo, and so is the status alone."""
    status, more = case
    head = (
        f"""<head><docdata management-status="{status}"><date.issue norm="20261123T040000Z"/>{more}</docdata></head>"""
    )
    article = read(wire(head, "", "<body.content><p>Text.</p></body.content>", ""))
    assert (article.signal, article.embargo) == STATUS[case]


def test_a_release_that_cannot_be_read_is_refused() -> None:
    """With its line: an embargo is never lost."""
    head = '<head>\n<docdata><date.release norm="tomorrow"/></docdata></head>'
    with pytest.raises(WireError, match=r"^x\.xml:2: expected the time an embargo ends, got 'tomorrow'"):
        read(wire(head))


HEADLINES = {
    "<body.head><hedline><hl1>One</hl1></hedline></body.head>": "One",
    "<body.head><hedline>One</hedline></body.head>": "One",
    "<body.head><hl1>One</hl1></body.head>": "One",
    "<body.head><hedline><hl2>One</hl2></hedline></body.head>": "One",
    "<body.head/>": "The title",
    "": "The title",
}


@pytest.mark.parametrize("front", HEADLINES)
def test_the_headline_is_found_wherever_it_stands(front: str) -> None:
    """Last in the title of the document."""
    content = "<body.content><p>Text.</p></body.content>"
    article = read(wire("<head><title>The title</title></head>", front, content, ""))
    assert rows(article) == [(Part.HEADLINE, HEADLINES[front]), (Part.LEDE, "Text.")]


def test_text_without_body_content_is_read() -> None:
    """Some agencies put it straight into the body; its front is not read twice."""
    found = rows(read(wire("", FRONT, "<p>ASTANA (KZ) - Text.</p>")))
    assert found[3:] == [
        (Part.DATELINE, "ASTANA (KZ)"),
        (Part.LEDE, "Text."),
        (Part.BODY, "Additional reporting by D. Akhmet."),
    ]


def test_preformatted_text_keeps_its_paragraphs() -> None:
    """Blank lines and indented lines begin them."""
    pre = "<body.content><pre>\n   The plant has\nopened.\n   It is new.\n\nIt is big.\n</pre></body.content>"
    article = read(wire("", "", pre, ""))
    assert [(row.text, row.line) for row in article.paragraphs] == [
        ("The plant has opened.", 4),
        ("It is new.", 6),
        ("It is big.", 8),
    ]


def test_the_namespace_and_doctype_of_nitf_do_not_matter() -> None:
    """With the namespace of 2006, or the DTD of any version, entities of HTML in it."""
    content = "<body.content><p>Caf&eacute; &ndash; open.</p></body.content>"
    public = '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "http://127.0.0.1:9/nitf-3-4.dtd">'
    assert rows(read(public + wire("", "", content, ""))) == [(Part.LEDE, "Café – open.")]
    named = wire("", "", CONTENT, "").replace(
        "<nitf>", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="ru">'
    )
    article = read(named)
    assert (article.lang, article.paragraphs[1].text) == ("ru", "The plant has opened.")


def test_a_document_without_a_body_is_refused() -> None:
    """Line, what was expected and what came."""
    with pytest.raises(WireError, match=r"^x\.xml:1: expected <body> in <nitf>, got none"):
        read("<nitf><head/></nitf>")
    with pytest.raises(WireError, match=r"^x\.xml:1: expected <nitf>, got <html>"):
        nitf.read(b"<html/>", "x.xml")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no real items beside the checkout")
def test_real_items() -> None:
    """The AP's and IPTC's: parts, byline, dateline, signal, embargo."""
    ap = nitf.read((SAMPLES / "ap-nitf.xml").read_bytes(), "ap")
    assert [row.part for row in ap.paragraphs] == [
        Part.HEADLINE,
        Part.BYLINE,
        Part.DATELINE,
        Part.LEDE,
        *[Part.BODY] * 27,
    ]
    assert [row.text for row in ap.paragraphs[1:3]] == ["By BERNARD CONDON, AP Business Writer", "NEW YORK (AP)"]
    assert (ap.first("credit"), ap.signal) == ("The Associated Press", Signal.NEW)
    fishing = nitf.read((SAMPLES / "nitf-fishing.xml").read_bytes(), "fishing")
    assert (fishing.signal, fishing.first("version")) == (Signal.KILL, "1")
    assert fishing.embargo == datetime(2002, 2, 26, 14, 30, tzinfo=UTC)
    assert fishing.paragraphs[4].part is Part.CAPTION
