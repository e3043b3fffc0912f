"""ninjs of all versions."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import WireError
from loc.ingest.ninjs import read, recognizes
from loc.model import Article, Inline, Paragraph, Part, Signal

BODY = "<p>PAVLODAR, Nov 23 (Steppe Wire) - A new <b>bridge</b> has opened.</p><h2>Toll</h2><p>It costs 500 tenge.</p>"
PLAIN = "PAVLODAR, Nov 23 (Steppe Wire) - A new bridge has opened.\n\nToll\n\nIt costs 500 tenge."
SUPERDESK = {
    "guid": "urn:newsml:s.example:17",
    "version": "2",
    "type": "text",
    "versioncreated": "2026-11-23T09:00:00+0000",
    "firstcreated": "2026-11-23T08:00:00+0000",
    "pubstatus": "usable",
    "language": "en-US",
    "urgency": 3,
    "slugline": "BRIDGE-PAVLODAR",
    "headline": "Bridge opens over the Irtysh",
    "byline": "By Dana Akhmet",
    "source": "Steppe Wire",
    "copyrightholder": "Steppe Media",
    "ednote": "Pictures to follow.",
    "keywords": ["bridge", "Irtysh"],
    "subject": [{"code": "04015000", "name": "transport"}],
    "located": "Pavlodar",
    "body_html": BODY,
    "body_text": PLAIN,
}
NINJS_2 = {
    "uri": "urn:newsml:s.example:17",
    "versioncreated": "2026-11-23T09:00:00Z",
    "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge opens over the Irtysh"}],
    "by": "By Dana Akhmet",
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": PLAIN},
        {"role": "teaser", "contenttype": "text/html", "value": "<p>A bridge.</p>"},
        {
            "role": "html5",
            "contenttype": "text/html",
            "value": f"<html><body><h1>Bridge opens over the Irtysh</h1>{BODY}",
        },
    ],
}
NINJS_3 = {
    "uri": "urn:newsml:s.example:17",
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2026-11-23T09:00:00Z",
    "headlines": [{"role": "main", "value": "Bridge opens over the Irtysh"}],
    "by": "By Dana Akhmet",
    "bodies": [{"role": "main", "contentType": "application/xhtml+xml", "value": BODY}],
}
NINJS_1_7 = {
    "uri": "urn:newsml:s.example:17",
    "versioncreated": "2026-11-23T09:00:00Z",
    "headline_main": "Bridge opens over the Irtysh",
    "byline": "By Dana Akhmet",
    "body_main": PLAIN,
    "body_richtext": BODY,
}
SHORT: dict[str, object] = {"headline": "Bridge opens", "body_text": "It is open."}
STORY = [
    (Part.HEADLINE, "Bridge opens over the Irtysh"),
    (Part.BYLINE, "By Dana Akhmet"),
    (Part.DATELINE, "PAVLODAR, Nov 23 (Steppe Wire)"),
    (Part.LEDE, "A new bridge has opened."),
    (Part.SUBHEAD, "Toll"),
    (Part.BODY, "It costs 500 tenge."),
]


def parse(item: object) -> Article:
    return read(json.dumps(item, ensure_ascii=False).encode(), "x")


def rows(item: object) -> list[tuple[Part, str]]:
    return [(row.part, row.text) for row in parse(item).paragraphs]


ENVELOPES = {
    "Superdesk": SUPERDESK,
    "1.7": NINJS_1_7,
    "2.x": NINJS_2,
    "3.x": NINJS_3,
    "list": [NINJS_2],
    "API": {"total": 1, "item": [SUPERDESK]},
    "API in API": {"api_version": "1", "data": {"items": [{"item": NINJS_3}]}},
}


@pytest.mark.parametrize("case", ENVELOPES)
def test_every_version_is_the_same_story(case: str) -> None:
    """The body with paragraphs is taken, dateline and lede are told apart, bold survives."""
    assert rows(ENVELOPES[case]) == STORY
    article = parse(ENVELOPES[case])
    assert article.paragraphs[3].inlines == (Inline((6, 12), "b"),)
    assert article.published == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert article.first("guid") == "urn:newsml:s.example:17"


def test_every_member_is_a_field_or_in_meta() -> None:
    """Known names first; the rest under the wire's own, as JSON where it is no text. The same words are kept once."""
    article = parse(SUPERDESK)
    assert (article.lang, article.signal, article.embargo) == ("en", Signal.NEW, None)
    assert article.meta == (
        ("guid", "urn:newsml:s.example:17"),
        ("version", "2"),
        ("slugline", "BRIDGE-PAVLODAR"),
        ("urgency", "3"),
        ("credit", "Steppe Wire"),
        ("keyword", "bridge"),
        ("keyword", "Irtysh"),
        ("ednote", "Pictures to follow."),
        ("type", "text"),
        ("firstcreated", "2026-11-23T08:00:00+0000"),
        ("pubstatus", "usable"),
        ("copyrightholder", "Steppe Media"),
        ("subject", '[{"code": "04015000", "name": "transport"}]'),
        ("located", "Pavlodar"),
    )


def test_other_headlines_and_bodies_are_kept() -> None:
    """What says something else than the chosen one stays in `meta`, and what stands beside the item."""
    article = parse({"total": 1, "items": [NINJS_2]})
    assert dict(article.meta) == {
        "guid": "urn:newsml:s.example:17",
        "headlines": '[{"role": "short", "value": "Bridge"}]',
        "bodies": '[{"role": "teaser", "contenttype": "text/html", "value": "<p>A bridge.</p>"}]',
        "total": "1",
    }


def test_lines_are_those_of_the_members() -> None:
    """Told from members of the same name in an association."""
    picture = {"headline": "Cars", "byline": "Photo", "body_html": "<p>Cars"}
    item = {"associations": {"picture": picture}, **SUPERDESK}
    text = json.dumps(item, indent=1)
    lines = text.split("\n")
    places = {row.part: lines[row.line - 1] for row in read(text.encode(), "x").paragraphs}
    assert places[Part.HEADLINE].strip().startswith('"headline": "Bridge')
    assert places[Part.BYLINE].strip().startswith('"byline": "By Dana')
    assert places[Part.LEDE].strip().startswith('"body_html": "<p>PAV')


STATUS: dict[str, tuple[dict[str, object], Signal]] = {
    "usable": ({"pubstatus": "usable"}, Signal.NEW),
    "canceled": ({"pubstatus": "canceled"}, Signal.KILL),
    "withheld": ({"pubStatus": "withheld"}, Signal.WITHDRAWAL),
    "a code": ({"pubstatus": "stat:canceled"}, Signal.KILL),
    "a NewsCode": ({"pubstatus": "http://cv.iptc.org/newscodes/pubstatusg2/canceled"}, Signal.KILL),
    "note": ({"ednote": "Eds: corrects the toll in para 2."}, Signal.CORRECTION),
    "note in brackets": ({"edNote": "(Adds quotes)"}, Signal.UPDATE),
    "headline": ({"headline": "CORRECTED-Bridge opens"}, Signal.CORRECTION),
    "Superdesk's signal": ({"signal": [{"code": "sig:correction", "name": "correction"}]}, Signal.CORRECTION),
    "follow-up": ({"evolvedfrom": "urn:newsml:s.example:16"}, Signal.UPDATE),
    "gravest": ({"pubstatus": "canceled", "ednote": "(Adds quotes)"}, Signal.KILL),
    "wrong type": ({"pubstatus": ["canceled"]}, Signal.NEW),
}


@pytest.mark.parametrize("case", STATUS)
def test_the_signal_is_found(case: str) -> None:
    """Of status, notes, headline and links; the gravest counts."""
    members, signal = STATUS[case]
    assert parse(SHORT | members).signal is signal


EMBARGOES = {
    "1.x": {"embargoed": "2026-11-24T06:00:00+05:00"},
    "3.x": {"embargoedUntil": "2026-11-24T01:00:00Z"},
    "note": {"ednote": "EMBARGOED UNTIL 0100 GMT Nov 24, 2026"},
}


@pytest.mark.parametrize("case", EMBARGOES)
def test_the_embargo_is_found(case: str) -> None:
    """Of its member, or of the note."""
    article = parse({**NINJS_1_7, **EMBARGOES[case]})
    assert article.embargo == datetime(2026, 11, 24, 1, tzinfo=UTC)


def test_a_headline_loses_the_tags_of_the_desk() -> None:
    """They are no text to translate; the line as it came is kept."""
    article = parse({"headline": "UPDATE 2-Bridge &amp; road open", "body_text": "It is open."})
    assert article.paragraphs[0].text == "Bridge & road open"
    assert article.first("headline") == "UPDATE 2-Bridge & road open"


OPENINGS: dict[str, tuple[dict[str, object], list[tuple[Part, str]]]] = {
    "located": ({"located": "Pavlodar"}, [(Part.DATELINE, "Pavlodar")]),
    "dateline": ({"dateline": "PAVLODAR, Nov 23 -", "located": "X"}, [(Part.DATELINE, "PAVLODAR, Nov 23")]),
    "Superdesk's dateline": ({"dateline": {"text": "PAVLODAR, Nov 23"}}, [(Part.DATELINE, "PAVLODAR, Nov 23")]),
    "authors": ({"authors": [{"name": "Dana Akhmet", "role": "writer"}]}, [(Part.BYLINE, "Dana Akhmet")]),
    "bylines": ({"bylines": [{"by": "By DANA AKHMET"}]}, [(Part.BYLINE, "By DANA AKHMET")]),
    "editors are no authors": ({"authors": [{"name": "Dana Akhmet", "role": "editor"}]}, []),
}


@pytest.mark.parametrize("case", OPENINGS)
def test_byline_and_dateline_are_parts(case: str) -> None:
    """Where the text has none of its own."""
    members, expected = OPENINGS[case]
    assert rows(SHORT | members) == [
        (Part.HEADLINE, "Bridge opens"),
        *expected,
        (Part.LEDE, "It is open."),
    ]


def test_a_picture_has_a_caption() -> None:
    """Its description is that; a text without a body has it for a lede."""
    item = {"type": "picture", "headline": "Bridge", "description_text": "Cars cross the Irtysh."}
    assert rows(item)[1] == (Part.CAPTION, "Cars cross the Irtysh.")
    assert rows({**item, "type": "text"})[1] == (Part.LEDE, "Cars cross the Irtysh.")


@pytest.mark.parametrize("content", [b'{"uri":"a"}', b'\xef\xbb\xbf [\n{ "uri":1}]', b"{}", '{"a":1}'.encode("utf-16")])
def test_json_is_recognised(content: bytes) -> None:
    """Any object, so that what is no ninjs is refused, not taken for plain text."""
    assert recognizes(content)


@pytest.mark.parametrize("content", [b"", b"Text {x}", b"[1]", b"{x}", b"<a/>", b"\xff\xfe\x00"])
def test_other_content_is_not_recognised(content: bytes) -> None:
    """Text that begins with a bracket is text."""
    assert recognizes(content) is False


BAD = {
    "cut": ('{"headline": "a",\n"body', "x:2: expected JSON, got Unterminated string"),
    "no story": ('{"uri": "a"}', "expected a ninjs item, got no headline and no body"),
    "no object": ('["a"]', "expected a ninjs object, got 'a'"),
    "two items": ('[{"headline": "a"}, {"headline": "b"}]', "x: 2 items; expected one story"),
    "empty list": ('{"items": []}', "x: 0 items"),
    "envelopes": ('{"item":' * 9 + "{}" + "}" * 9, "no ninjs item within 5 envelopes"),
    "deep": ("[" * 100_000, "nested more than 60 deep"),
    "deep and whole": ('{"headline": "a", "x": ' + "[" * 90 + "]" * 90 + "}", "nested more than 60 deep"),
    "NaN": ('{"headline": NaN}', "got NaN, which is no JSON number"),
    "infinite": ('{"headline": 1e999}', "1e999, which is no JSON number"),
    "long number": ('{"headline": ' + "9" * 5000 + "}", "expected JSON, got Exceeds"),
    "twice": ('{"headline": "a", "headline": "b"}', "the member 'headline' twice"),
    "NUL": ('{"headline": "a\0"}', r"x:1: .*U\+0000"),
    "escaped NUL": ('{"headline": "a\\u0000"}', "control character"),
    "half a surrogate": ('{"headline": "a\\ud800"}', "control character"),
    "embargo": ('{"headline": "a",\n "embargoed": "soon"}', "x:2: expected the time an embargo ends, got 'soon'"),
    "embargo of a wrong type": ('{"headline": "a", "embargoed": [1]}', "expected the time an embargo ends"),
    "embargo in a note": ('{"headline": "a", "ednote": "EMBARGOED UNTIL the speech"}', "expected the time an embargo"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_items_are_refused(case: str) -> None:
    """With what was expected and what came, and a next step."""
    content, message = BAD[case]
    with pytest.raises(WireError, match=message) as caught:
        read(content.encode(), "x")
    assert caught.value.hint


def test_a_long_line_is_read_or_refused() -> None:
    """The parser's limit of 10 MB loses no text unsaid."""
    article = parse({"headline": "a", "body_html": "<p>" + "A word. " * 500_000})
    assert len(article.paragraphs[1].text) == 3_999_999
    with pytest.raises(WireError, match="too much text in one"):
        parse({"headline": "a", "body_html": "<p>" + "A word. " * 1_300_000})


MEMBERS = [*SUPERDESK, *NINJS_2, *NINJS_3, *NINJS_1_7, "embargoed", "signal", "authors", "bylines", "dateline", "title"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["value", "role", "contentType", "name", "by", "text"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES | st.dictionaries(st.sampled_from(MEMBERS), VALUES, max_size=8))
def test_any_json_is_an_article_or_a_wire_error(item: object) -> None:
    """Whatever the types."""
    try:
        article = parse(item)
    except WireError as error:
        assert str(error).startswith("x:")
    else:
        assert article.paragraphs
        assert all(row == Paragraph(row.part, row.text.strip(), row.line, row.inlines) for row in article.paragraphs)
        assert all(isinstance(value, str) and value for _, value in article.meta)
