"""NewsML-G2 against the schema of 2.35, and read by IPTC's own library."""

from __future__ import annotations

from dataclasses import replace

import NewsMLG2
import pytest
from builders import AT
from export.wire_schemas import find_newsml_faults
from export.wire_story import HOSTILE_KEPT, make_bare, make_embargoed, make_hostile, make_wire_story, with_signal
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from loc.export.item import GENERATOR
from loc.export.newsml_g2 import write
from loc.export.protocol import Story
from loc.ingest.registry import READERS
from loc.model import Paragraph, Part, Signal

SPACE = "{http://iptc.org/std/nar/2006-10-01/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(story: Story) -> etree._Element:
    return etree.fromstring(write(story))


def texts(root: etree._Element, name: str) -> list[str | None]:
    return [found.text for found in root.iter(SPACE + name)]


def attributes(root: etree._Element, name: str) -> list[dict[str, str]]:
    return [{str(key): str(value) for key, value in found.attrib.items()} for found in root.iter(SPACE + name)]


def test_a_story_in_newsml_g2() -> None:
    """Identity, item metadata and content metadata."""
    root = read(make_wire_story())
    assert root.tag == f"{SPACE}newsItem"
    assert dict(root.items()) == {
        "guid": "urn:newsml:example.kz:20261123:plant:kk",
        "version": "3",
        "standard": "NewsML-G2",
        "standardversion": "2.35",
        "conformance": "power",
        LANG: "kk",
    }
    assert attributes(root, "itemClass") == [{"qcode": "ninat:text"}]
    assert attributes(root, "provider") == [{"literal": "Example News"}]
    assert texts(root, "versionCreated") == ["2026-11-23T09:00:00Z"]
    assert attributes(root, "pubStatus") == [{"qcode": "stat:usable"}]
    assert texts(root, "generator") == [GENERATOR]
    assert texts(root, "title") == texts(root, "headline") == ["Атырауда турбина зауыты ашылды"]
    assert texts(root, "urgency") == ["4"]
    assert attributes(root, "language") == [{"tag": "kk"}]
    assert attributes(root, "subject") == [{"qcode": "medtop:20000257"}]
    assert texts(root, "keyword") == ["energy", "Atyrau"]
    assert texts(root, "slugline") == ["KAZAKHSTAN-PLANT"]
    assert texts(root, "dateline") == ["АТЫРАУ. ҚазАқпарат"]
    assert texts(root, "by") == ["Айгерім Серікова"]
    assert texts(root, "creditline") == ["Example News"]
    assert texts(root, "usageTerms") == ["No archive use"]
    assert texts(root, "copyrightNotice") == ["© Example News 2026"]


def test_the_item_links_to_the_version_it_translates() -> None:
    """A version that is no number is left out: the schema knows none."""
    link = {"rel": "irel:translatedFrom", "residref": "urn:newsml:example.kz:20261123:plant", "version": "3"}
    assert attributes(read(make_wire_story()), "link") == [link]
    del link["version"]
    for version in ("2.1", "0", "-3", "٣"):
        assert attributes(read(make_wire_story(version=version)), "link") == [link]


def test_an_early_year_is_a_time_too() -> None:
    """A wire's slip, 0202 for 2026, is written with all four figures."""
    story = make_wire_story()
    early = replace(story, article=replace(story.article, published=AT.replace(year=202)))
    assert texts(read(early), "versionCreated") == ["0202-11-23T09:00:00Z"]
    assert find_newsml_faults(read(early)) == ""


def test_the_text_is_xhtml() -> None:
    """Blocks with their markup, in the language of the item."""
    root = read(make_wire_story())
    html = root.find(f".//{XHTML}html")
    body = root.find(f".//{XHTML}body")
    assert html is not None
    assert body is not None
    assert html.get(LANG) == "kk"
    blocks = [etree.tostring(block, encoding="unicode", with_tail=False) for block in body]
    namespaces = (f' xmlns="{XHTML[1:-1]}"', f' xmlns="{SPACE[1:-1]}"')
    assert [block.replace(namespaces[0], "").replace(namespaces[1], "") for block in blocks] == [
        '<p>АТЫРАУ. ҚазАқпарат – Дүйсенбіде <a href="https://example.kz/">турбина зауыты</a> ашылды.</p>',
        "<h2>Келесі кезең</h2>",
        "<p>Ол жылына <b>25</b> <i>турбина</i> шығарады.</p>",
        "<figure><figcaption>Зауыт ашылар алдында.</figcaption></figure>",
    ]


STORIES = {
    "whole": make_wire_story(),
    "correction": with_signal(Signal.CORRECTION, make_wire_story(ednote="Corrects the number")),
    "kill": with_signal(Signal.KILL, make_wire_story(version="0", urgency="0")),
    "embargo": make_embargoed(make_wire_story()),
    "bare": make_bare(),
    "pseudo": make_bare("kk-x-pseudo"),
    "hostile": make_hostile(),
    "lines": make_wire_story(slugline="A\n  B\tC", credit="X\r\nY"),
    "two headlines": make_wire_story(*(Paragraph(Part.HEADLINE, text) for text in ("Бірінші", "Екінші"))),
}


@pytest.mark.parametrize("name", STORIES)
def test_newsml_g2_fits_its_schema(name: str) -> None:
    """With and without each field, and with text that is made to break it."""
    assert find_newsml_faults(read(STORIES[name])) == ""


@settings(max_examples=50)
@given(st.lists(st.builds(Paragraph, st.sampled_from(Part), st.text(max_size=20)), max_size=5), st.text(max_size=10))
def test_any_text_fits_the_schema(paragraphs: list[Paragraph], word: str) -> None:
    """Whatever stands in paragraphs and metadata."""
    meta = dict.fromkeys(("slugline", "credit", "keyword", "ednote", "usageterms", "urgency", "guid", "version"), word)
    assert find_newsml_faults(read(make_wire_story(Paragraph(Part.LEDE, "x"), *paragraphs, **meta))) == ""


def test_the_schema_would_notice() -> None:
    """The check above can fail."""
    root = read(make_wire_story())
    root.set("version", "0")
    assert find_newsml_faults(root) != ""


@pytest.mark.parametrize(
    ("signal", "status", "codes"),
    [
        (Signal.NEW, "stat:usable", []),
        (Signal.UPDATE, "stat:usable", [{"qcode": "sig:update"}]),
        (Signal.CORRECTION, "stat:usable", [{"qcode": "sig:correction"}]),
        (Signal.WITHDRAWAL, "stat:withheld", []),
        (Signal.KILL, "stat:canceled", []),
    ],
)
def test_signals_become_status_and_signal(signal: Signal, status: str, codes: list[dict[str, str]]) -> None:
    """In IPTC's codes."""
    root = read(with_signal(signal, make_wire_story()))
    assert (attributes(root, "pubStatus"), attributes(root, "signal")) == ([{"qcode": status}], codes)


def test_an_embargo_is_kept() -> None:
    """As a time of its own, before the status."""
    assert texts(read(make_embargoed(make_wire_story())), "embargoed") == ["2026-11-23T10:00:00Z"]


def test_a_story_without_a_time_has_the_same_one_each_time() -> None:
    """The schema demands one; the clock would make each export another."""
    assert texts(read(make_bare()), "versionCreated") == ["1970-01-01T00:00:00Z"]
    assert write(make_bare()) == write(make_bare())


def test_hostile_text_stays_text() -> None:
    """In elements, attributes and the XHTML."""
    root = read(make_hostile())
    assert texts(root, "headline") == [HOSTILE_KEPT]
    assert attributes(root, "provider") == [{"literal": HOSTILE_KEPT}]
    assert [str(found.tag) for found in root.iter() if "script" in str(found.tag)] == []


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        ("STT", {"literal": "STT"}),
        ("nprov:AFP", {"qcode": "nprov:AFP"}),
        ("https://example.kz/about/", {"uri": "https://example.kz/about/"}),
        ("https:// of no address", {"literal": "https:// of no address"}),
    ],
)
def test_the_provider_is_named_as_the_wire_names_it(provider: str, expected: dict[str, str]) -> None:
    """By word, code or address; without one the credit stands in."""
    assert attributes(read(make_wire_story(provider=provider)), "provider") == [expected]


def test_subjects_of_foreign_schemes_stay_behind() -> None:
    """Their aliases are in catalogs the item does not name."""
    assert attributes(read(make_wire_story(subject="N2:OILG")), "subject") == []


def test_iptcs_library_reads_the_item() -> None:
    """Its codes resolve by the catalog the item names."""
    found = NewsMLG2.NewsMLG2Document(write(make_wire_story())).get_item()
    assert (found.guid, found.version, found.standardversion) == (
        "urn:newsml:example.kz:20261123:plant:kk",
        "3",
        "2.35",
    )
    assert str(found.itemmeta.versioncreated) == "2026-11-23T09:00:00Z"
    assert NewsMLG2.qcode_to_uri(found.itemmeta.pubstatus.qcode).endswith("/pubstatusg2/usable")
    assert NewsMLG2.qcode_to_uri(found.itemmeta.link.rel).endswith("/itemrelation/translatedFrom")
    assert str(found.contentmeta.headline) == "Атырауда турбина зауыты ашылды"


@pytest.mark.skipif("newsml-g2" not in READERS.rows, reason="no NewsML-G2 reader")
def test_our_reader_reads_what_was_written() -> None:
    """The same paragraphs with their markup, language, time and guid."""
    story = make_wire_story()
    article = READERS.load("newsml-g2").read(write(story), "x.xml")
    texts = [(row.part, row.text, row.inlines) for row in article.paragraphs]
    assert texts == [(row.part, row.text, row.inlines) for row in story.article.paragraphs]
    assert (article.lang, article.published, article.first("urgency")) == ("kk", AT, "4")
    assert article.first("guid") == "urn:newsml:example.kz:20261123:plant:kk"
    assert article.first("keyword") == "energy"
