"""XLIFF 2.0 as the specification has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeAlias

import pytest
from builders import AT, make_unit
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from loc.export.assemble import assemble
from loc.export.protocol import Story
from loc.export.xliff import write
from loc.model import Article, Inline, Paragraph, Part, State, Unit, digest_of
from loc.segment import segment_article

Tree: TypeAlias = Any  # the stubs of lxml know less than is read here

XLF = "{urn:oasis:names:tc:xliff:document:2.0}"
META = "{urn:oasis:names:tc:xliff:metadata:2.0}meta"

# What XLIFF 2.0 section 4.2 allows of the elements that `loc` writes, in RELAX NG.
SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:oasis:names:tc:xliff:document:2.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="xliff">
    <attribute name="version"><value>2.0</value></attribute>
    <attribute name="srcLang"><data type="language"/></attribute>
    <attribute name="trgLang"><data type="language"/></attribute>
    <oneOrMore><element name="file">
      <attribute name="id"><data type="NMTOKEN"/></attribute>
      <attribute name="original"/>
      <attribute name="canResegment"><choice><value>yes</value><value>no</value></choice></attribute>
      <attribute name="xml:space"><value>preserve</value></attribute>
      <oneOrMore><choice>
        <element name="group"><attribute name="id"><data type="NMTOKEN"/></attribute></element>
        <ref name="unit"/>
      </choice></oneOrMore>
    </element></oneOrMore>
  </element></start>
  <define name="unit"><element name="unit">
    <attribute name="id"><data type="NMTOKEN"/></attribute>
    <element name="metadata" ns="urn:oasis:names:tc:xliff:metadata:2.0">
      <oneOrMore><element name="metaGroup" ns="urn:oasis:names:tc:xliff:metadata:2.0">
        <attribute name="category"/>
        <oneOrMore><element name="meta" ns="urn:oasis:names:tc:xliff:metadata:2.0">
          <attribute name="type"/><text/>
        </element></oneOrMore>
      </element></oneOrMore>
    </element>
    <element name="notes"><oneOrMore><element name="note"><attribute name="category"/><text/></element></oneOrMore></element>
    <optional><element name="originalData"><oneOrMore><element name="data">
      <attribute name="id"><data type="NMTOKEN"/></attribute><ref name="characters"/>
    </element></oneOrMore></element></optional>
    <element name="segment">
      <attribute name="state">
        <choice><value>initial</value><value>translated</value><value>reviewed</value><value>final</value></choice>
      </attribute>
      <element name="source"><ref name="inline"/></element>
      <optional><element name="target"><ref name="inline"/></element></optional>
    </element>
  </element></define>
  <define name="characters"><mixed><zeroOrMore>
    <element name="cp"><attribute name="hex"><data type="hexBinary"/></attribute></element>
  </zeroOrMore></mixed></define>
  <define name="inline"><mixed><zeroOrMore><choice>
    <element name="cp"><attribute name="hex"><data type="hexBinary"/></attribute></element>
    <element name="pc">
      <attribute name="id"><data type="NMTOKEN"/></attribute>
      <attribute name="type"><choice><value>fmt</value><value>link</value></choice></attribute>
      <optional><attribute name="subType"><data type="string"><param name="pattern">[^\\s:]+:[^\\s:]+</param></data></attribute></optional>
      <attribute name="dataRefStart"><data type="NMTOKEN"/></attribute>
      <attribute name="dataRefEnd"><data type="NMTOKEN"/></attribute>
      <ref name="inline"/>
    </element>
  </choice></zeroOrMore></mixed></define>
</grammar>
"""  # noqa: E501 - patterns stand on one line
TEXT = "The report is here and there. It is new. It is new."
ARTICLE = Article(
    "2026-11-23-plant",
    (
        Paragraph(Part.HEADLINE, "Plant <opens> & works", 1),
        Paragraph(
            Part.LEDE, TEXT, 3, (Inline((4, 10), "a", "https://a.kz/?x&y"), Inline((14, 18), "a", "https://b.kz/"))
        ),
        Paragraph(
            Part.BODY, "Much of it is old.", 5, (Inline((0, 4), "b"), Inline((8, 10), "b"), Inline((14, 17), "sup"))
        ),
    ),
    published=AT,
    origin="sources/2026-11-23-plant.txt",
)
UNITS = (
    make_unit("Plant <opens> & works", "Зауыт <ашылды> & жұмыс істейді", State.APPROVED, "headline"),
    make_unit("The <a>report</a> is <aa>here</aa> and there.", "<aa>Мұнда</aa> да, онда да <a>есеп</a> бар."),
    make_unit("It is new.", "Ол\u00a0жаңа\x07.", State.REVIEWED),
)


def story(units: tuple[Unit, ...] = UNITS, article: Article = ARTICLE) -> Story:
    return assemble(article, segment_article(article), {unit.key: unit for unit in units}, "kk")


def root_of(units: tuple[Unit, ...] = UNITS) -> Tree:
    return etree.fromstring(write(story(units)))


def texts(root: Tree, unit: Unit) -> tuple[str, str]:
    """Source and target, a <pc> as `{id:content}`, a <cp> as `{hex}`."""
    (row,) = root.xpath(f"//*[@id='{unit.key.id}']")
    return shorten(row.find(f"{XLF}segment/{XLF}source")), shorten(row.find(f"{XLF}segment/{XLF}target"))


def shorten(element: Tree) -> str:
    pieces = [element.text or ""]
    for child in element:
        inside = f"{child.get('id')}:{shorten(child)}" if child.tag == f"{XLF}pc" else child.get("hex")
        pieces += [f"{{{inside}}}", child.tail or ""]
    return "".join(pieces)


def test_a_unit_a_sentence_with_its_state() -> None:
    """Once each, under the unit's ID; what has no target has none."""
    root = root_of()
    assert (root.get("srcLang"), root.get("trgLang")) == ("en", "kk")
    assert root.find(f"{XLF}file").get("original") == ARTICLE.origin
    units = list(root.iter(f"{XLF}unit"))
    assert [row.get("id") for row in units] == list(dict.fromkeys(segment.key.id for segment, _ in story().pairs))
    states = [row.find(f"{XLF}segment").get("state") for row in units]
    assert states == ["final", "translated", "reviewed", "initial"]
    assert [len(row.findall(f"{XLF}segment/{XLF}target")) for row in units] == [1, 1, 1, 0]


def test_the_file_keeps_to_the_specification() -> None:
    """Elements, order and attributes; nothing but <pc> and <cp> within text; an empty story has its group."""
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    empty = replace(ARTICLE, paragraphs=())
    for content in (write(story()), write(story(())), write(story((), empty))):
        schema.assertValid(etree.fromstring(content))


def test_ids_are_unique_and_references_meet() -> None:
    """Within a unit no two codes of one text have the same id, each points at its data, target and source agree."""
    for unit in root_of().iter(f"{XLF}unit"):
        kept = {row.get("id") for row in unit.iter(f"{XLF}data")}
        by_text = [
            [code.get("id") for code in text.iter(f"{XLF}pc")] for text in unit.iter(f"{XLF}source", f"{XLF}target")
        ]
        for codes in by_text:
            assert len(codes) == len(set(codes))
            assert set(codes) <= set(by_text[0])
        for code in unit.iter(f"{XLF}pc"):
            assert {code.get("dataRefStart"), code.get("dataRefEnd")} <= kept


def test_markup_is_paired_codes() -> None:
    """The same id for the same tag in both texts, wherever it stands; what looks like a tag and is none is text."""
    root = root_of()
    assert texts(root, UNITS[1]) == (
        "The {a:report} is {aa:here} and there.",
        "{aa:Мұнда} да, онда да {a:есеп} бар.",
    )
    assert texts(root, UNITS[0])[1] == "Зауыт <ашылды> & жұмыс істейді"
    assert texts(root, UNITS[2])[1] == "Ол\u00a0жаңа{0007}."
    data = {row.get("id"): row.text for row in root.iter(f"{XLF}data")}
    assert data["a.start"] == '<a href="https://a.kz/?x&amp;y">'
    assert (data["aa.start"], data["aa.end"]) == ('<a href="https://b.kz/">', "</a>")


def test_a_code_that_returns_has_an_id_of_its_own() -> None:
    """The second bold of a sentence is b2; sub and sup have a subtype of HTML's."""
    unit = make_unit("<b>Much</b> of <b>it</b> is <sup>old</sup>.", "Бұның <b>көбі</b> ескі. <sup>")
    root = root_of((unit,))
    assert texts(root, unit) == ("{b:Much} of {b2:it} is {sup:old}.", "Бұның {b:көбі} ескі. <sup>")
    kinds = {code.get("id"): (code.get("type"), code.get("subType")) for code in root.iter(f"{XLF}pc")}
    assert kinds["b2"] == ("fmt", "xlf:b")
    assert kinds["sup"] == ("fmt", "html:sup")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<b><sup>бір</sup></b>", "{b:{sup:бір}}"),
        ("<b>екі <sup>бір</b>", "<b>екі <sup>бір</b>"),
        ("</b>бір<b>", "</b>бір<b>"),
        ("<i>бір</i>", "<i>бір</i>"),
    ],
)
def test_tags_out_of_order_are_kept(target: str, expected: str) -> None:
    """What is no pair of the source's tags stays as it was typed."""
    unit = make_unit("<b>Much</b> of <b>it</b> is <sup>old</sup>.", target)
    assert texts(root_of((unit,)), unit)[1] == expected


def test_notes_tell_the_translator() -> None:
    """What the unit is, where it stands, its comments, who brought it there."""
    unit = replace(UNITS[2], notes=("Check the\x07 name",), hint="lede, paragraph 1", previous_source="It was new.")
    (row,) = root_of((unit,)).xpath(f"//*[@id='{unit.key.id}']")
    assert [(note.get("category"), note.text) for note in row.iter(f"{XLF}note")] == [
        ("context", "lede"),
        ("location", "sources/2026-11-23-plant.txt:3"),
        ("hint", "lede, paragraph 1"),
        ("previous-source", "It was new."),
        ("translator", "Check the\ufffd name"),
        ("state", "reviewed by Aigerim Serikova, 2026-11-23T09:00:00Z"),
    ]


def test_state_and_digest_at_export_are_kept_aside() -> None:
    """They tell on the way back what the other program changed."""
    (row,) = root_of().xpath(f"//*[@id='{UNITS[1].key.id}']")
    assert {meta.get("type"): meta.text for meta in row.iter(META)} == {
        "state": "draft",
        "digest": digest_of(UNITS[1].key.source, UNITS[1].target),
    }


def test_another_program_reads_it() -> None:
    """translate-toolkit finds every source, target and state."""
    reader: Any = Xliff2File
    store = reader.parsestring(write(story()))
    by_id = {unit.getid(): unit for unit in store.units}
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", "kk")
    assert [by_id[unit.key.id].isapproved() for unit in UNITS] == [True, False, True]
    headline = by_id[UNITS[0].key.id]
    assert (headline.source, headline.target) == (UNITS[0].key.source, UNITS[0].target)
