"""NITF 3.6, by the rules of its elements."""

from __future__ import annotations

import pytest
from builders import AT
from export.wire_schemas import find_nitf_faults
from export.wire_story import HOSTILE_KEPT, make_bare, make_embargoed, make_hostile, make_wire_story, with_signal
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loc.export.item import GENERATOR
from loc.export.nitf import write
from loc.export.protocol import Story
from loc.ingest.registry import READERS
from loc.model import Inline, Paragraph, Part, Signal

SPACE = "{http://iptc.org/std/NITF/2006-10-18/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(story: Story) -> etree._Element:
    return etree.fromstring(write(story))


def texts(root: etree._Element, name: str) -> list[str]:
    return ["".join(map(str, found.itertext())) for found in root.iter(SPACE + name)]


def attributes(root: etree._Element, name: str) -> list[dict[str, str]]:
    return [{str(key): str(value) for key, value in found.attrib.items()} for found in root.iter(SPACE + name)]


def test_a_story_in_nitf() -> None:
    """Head, body head and blocks, as a newsroom's system wants them."""
    root = read(make_wire_story())
    assert root.tag == f"{SPACE}nitf"
    assert dict(root.items()) == {"version": "-//IPTC//DTD NITF 3.6//EN", "baselang": "kk"}
    assert texts(root, "hl1") == texts(root, "title") == ["Атырауда турбина зауыты ашылды"]
    assert texts(root, "byline") == ["Айгерім Серікова"]
    assert texts(root, "dateline") == ["АТЫРАУ. ҚазАқпарат"]
    assert texts(root, "distributor") == ["Example News"]
    content = root.find(f".//{SPACE}body.content")
    reference = '<media-reference mime-type="application/octet-stream"/>'
    assert content is not None
    assert [
        etree.tostring(block, encoding="unicode", with_tail=False).replace(f' xmlns="{SPACE[1:-1]}"', "")
        for block in content
    ] == [
        '<p lede="true">АТЫРАУ. ҚазАқпарат – Дүйсенбіде <a href="https://example.kz/">турбина зауыты</a> ашылды.</p>',
        "<hl2>Келесі кезең</hl2>",
        '<p>Ол жылына <em class="bold">25</em> <em class="italic">турбина</em> шығарады.</p>',
        f'<media media-type="image">{reference}<media-caption>Зауыт ашылар алдында.</media-caption></media>',
    ]


def test_the_head_says_whose_translation_it_is() -> None:
    """Guid, time, urgency, keywords, rights; the original by its guid and version."""
    root = read(make_wire_story())
    assert {row["name"]: row["content"] for row in attributes(root, "meta")} == {
        "generator": GENERATOR,
        "translation-of": "urn:newsml:example.kz:20261123:plant",
        "translation-of-version": "3",
        "translation-of-language": "en",
    }
    assert attributes(root, "docdata") == [{"management-status": "usable"}]
    assert attributes(root, "doc-id") == [{"id-string": "urn:newsml:example.kz:20261123:plant:kk"}]
    assert attributes(root, "urgency") == [{"ed-urg": "4"}]
    assert attributes(root, "date.issue") == [{"norm": "20261123T090000Z"}]
    assert attributes(root, "du-key") == [{"key": "KAZAKHSTAN-PLANT", "version": "3"}]
    assert attributes(root, "doc.rights") == [{"limitations": "No archive use"}]
    assert attributes(root, "keyword") == [{"key": "energy"}, {"key": "Atyrau"}]
    assert attributes(root, "body") == [{LANG: "kk"}]


STORIES = {
    "whole": make_wire_story(),
    "correction": with_signal(Signal.CORRECTION, make_wire_story(ednote="Corrects the number")),
    "update": with_signal(Signal.UPDATE, make_wire_story()),
    "embargo": make_embargoed(make_wire_story()),
    "bare": make_bare(),
    "hostile": make_hostile(),
    "two headlines": make_wire_story(*(Paragraph(Part.HEADLINE, text) for text in ("Бірінші", "Екінші"))),
    "sub": make_wire_story(
        Paragraph(
            Part.LEDE,
            "CO2",
            inlines=(Inline((0, 3), "a", "https://example.kz/"), Inline((2, 3), "sub"), Inline((2, 3), "b")),
        )
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_nitf_keeps_to_its_content_models(name: str) -> None:
    """Only elements and attributes that NITF has, where it has them."""
    assert find_nitf_faults(read(STORIES[name])) == []


@given(
    st.lists(
        st.builds(
            lambda part, text, tag, start: Paragraph(
                part, text, 1, (Inline((start, start + 4), tag, "https://example.kz/"),)
            ),
            st.sampled_from(Part),
            st.text(max_size=20),
            st.sampled_from(["a", "b", "i", "u", "sub", "sup"]),
            st.integers(0, 10),
        ),
        max_size=5,
    )
)
def test_any_text_makes_a_sound_document(paragraphs: list[Paragraph]) -> None:
    """Whatever the text and its markup."""
    assert find_nitf_faults(read(make_wire_story(Paragraph(Part.LEDE, "x"), *paragraphs))) == []


def test_a_second_headline_is_a_deck() -> None:
    """hl2 within the hedline."""
    root = read(STORIES["two headlines"])
    assert (texts(root, "hl1"), texts(root, "hl2")) == (["Бірінші"], ["Екінші"])


def test_subheads_right_below_the_headline_are_its_deck() -> None:
    """They stand in the hedline, the same words further down in the text."""
    parts = (
        (Part.HEADLINE, "Бас"),
        (Part.SUBHEAD, "Келесі кезең"),
        (Part.LEDE, "Мәтін."),
        (Part.SUBHEAD, "Келесі кезең"),
    )
    root = read(make_wire_story(*(Paragraph(part, text) for part, text in parts)))
    for parent in ("hedline", "body.content"):
        assert [found.text for found in root.iterfind(f".//{SPACE}{parent}/{SPACE}hl2")] == ["Келесі кезең"]


def test_rights_of_a_nitf_wire_are_kept() -> None:
    """Its reader names them after their attributes."""
    root = read(
        make_wire_story(**{"doc.copyright.holder": "Example", "doc.rights.limitations": "None", "usageTerms": ""})
    )
    assert attributes(root, "doc.copyright") == [{"holder": "Example"}]
    assert attributes(root, "doc.rights") == [{"limitations": "None"}]


@pytest.mark.parametrize(
    ("signal", "status", "name", "expected"),
    [
        (
            Signal.CORRECTION,
            "usable",
            "correction",
            {"info": "Corrects the number", "id-string": "urn:newsml:example.kz:20261123:plant:kk"},
        ),
        (Signal.UPDATE, "usable", "ed-msg", {"msg-type": "update", "info": "Corrects the number"}),
        (Signal.NEW, "usable", "ed-msg", {"info": "Corrects the number"}),
        (Signal.KILL, "canceled", "ed-msg", {"info": "Corrects the number"}),
        (Signal.WITHDRAWAL, "withheld", "ed-msg", {"info": "Corrects the number"}),
    ],
)
def test_signals_have_their_elements(signal: Signal, status: str, name: str, expected: dict[str, str]) -> None:
    """A correction names the document it corrects."""
    root = read(with_signal(signal, make_wire_story(ednote="Corrects the number")))
    assert attributes(root, name) == [expected]
    assert attributes(root, "docdata") == [{"management-status": status}]


def test_an_embargo_is_a_release_date() -> None:
    """And the status says so."""
    root = read(make_embargoed(make_wire_story()))
    assert attributes(root, "docdata") == [{"management-status": "embargoed"}]
    assert attributes(root, "date.release") == [{"norm": "20261123T100000Z"}]
    killed = read(make_embargoed(with_signal(Signal.KILL, make_wire_story())))
    assert attributes(killed, "docdata") == [{"management-status": "canceled"}]


def test_hostile_text_stays_text() -> None:
    """In elements and in attributes."""
    root = read(make_hostile())
    assert texts(root, "hl1") == [HOSTILE_KEPT]
    assert texts(root, "p")[0] == f"{HOSTILE_KEPT} – {HOSTILE_KEPT}"
    assert attributes(root, "keyword") == [{"key": HOSTILE_KEPT}]


def test_the_rules_would_notice() -> None:
    """The check above can fail."""
    root = read(make_wire_story())
    etree.SubElement(root, f"{SPACE}head").text = "x"
    assert find_nitf_faults(root) == [
        "nitf: ['head', 'body', 'head'] out of order",
        "head twice in nitf",
        "text in head",
    ]


@pytest.mark.skipif("nitf" not in READERS.rows, reason="no NITF reader")
def test_our_reader_reads_what_was_written() -> None:
    """The same paragraphs with their links, language, time and guid."""
    article = READERS.load("nitf").read(write(make_wire_story()), "x.xml")
    expected = make_wire_story().article
    assert [(row.part, row.text) for row in article.paragraphs] == [(row.part, row.text) for row in expected.paragraphs]
    links = [
        [inline for inline in row.inlines if inline.tag == "a"]
        for row in (article.paragraphs[3], expected.paragraphs[3])
    ]
    assert links[0] == links[1]
    assert (article.lang, article.published, article.first("urgency")) == ("kk", AT, "4")
    assert article.first("guid") == "urn:newsml:example.kz:20261123:plant:kk"
