"""TBX-Basic in both styles of 2019 and as of 2008: what is read of it, what is written."""

from __future__ import annotations

import pytest
from exchanged import TERMS, bare, some_terms
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from loc.errors import GlossaryError
from loc.glossary.exchange import read_tbx, write_tbx
from loc.model import Term

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://example.org/TBXcoreStructV03.rng"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>desk</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1">
  <descrip type="subjectField">administration</descrip>
  <note>regions</note>
  <langSec xml:lang="en"><termSec><term>akim</term></termSec>
    <termSec><term>head of the region</term></termSec></langSec>
  <langSec xml:lang="kk-KZ">
    <termSec><term>әкім</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>губернатор</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
      <note>not ours</note></termSec>
    <termSec><term>облыс <hi>басшысы</hi></term><termNote type="partOfSpeech">noun</termNote></termSec>
    <termSec><term>хакім</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
  </langSec>
  <langSec xml:lang="ru"><termSec><term>аким</term></termSec></langSec>
</conceptEntry>
</body></text></tbx>
"""
DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c1"><min:subjectField>law</min:subjectField>
<langSec xml:lang="en"><termSec><term>bill</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang="kk"><termSec><term>заң жобасы</term></termSec>
<termSec><term>билль</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>
"""
MARTIF = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
<termEntry id="1"><langSet xml:lang="en-US"><ntig><termGrp><term>maslikhat</term></termGrp></ntig></langSet>
<langSet xml:lang="kk"><ntig><termGrp><term>мәслихат</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp><note>council</note></ntig></langSet>
</termEntry>
<termEntry id="2"><langSet xml:lang="en"><tig><term>oblast</term></tig></langSet>
<langSet xml:lang="kk"><tig><term>облыс</term></tig><tig><term>өңір</term></tig></langSet></termEntry>
<termEntry id="3"><langSet xml:lang="en"><tig><term>only English</term></tig></langSet></termEntry>
</body></text></martif>
"""


def read(text: str | bytes, lang: str = "kk") -> tuple[list[tuple[str, str, str, str]], list[str]]:
    terms, problems, _ = read_tbx(text.encode() if isinstance(text, str) else text, "terms.tbx", "en", lang)
    return [(term.source, term.target, term.status, term.note) for term in terms], list(map(str, problems))


def test_each_english_term_has_each_target() -> None:
    """Deprecated and superseded terms are forbidden, one without a status beside a preferred one is admitted."""
    rows = [
        ("әкім", "preferred", "regions"),
        ("губернатор", "forbidden", "regions not ours"),
        ("облыс басшысы", "admitted", "regions"),
        ("хакім", "forbidden", "regions"),
    ]
    sources = ("akim", "head of the region")
    assert read(DCA) == ([(source, *row) for row in rows for source in sources], [])
    assert read(DCA, "ru")[0] == [(source, "аким", "preferred", "regions") for source in sources]


def test_the_status_may_be_an_element() -> None:
    """The style DCT names it by the element."""
    assert read(DCT) == ([("bill", "заң жобасы", "preferred", ""), ("bill", "билль", "admitted", "")], [])


def test_the_older_form_is_read() -> None:
    """With <ntig> and <tig>, a DTD that is not fetched, and concepts without Kazakh passed over."""
    assert read(MARTIF) == (
        [
            ("maslikhat", "мәслихат", "preferred", "council"),
            ("oblast", "облыс", "preferred", ""),
            ("oblast", "өңір", "admitted", ""),
        ],
        [],
    )
    (first, *_) = read_tbx(MARTIF.encode(), "terms.tbx", "en", "kk").terms
    assert first.place == "terms.tbx:5"


BROKEN = [
    ("<term>облыс</term>", "<term> </term>", "no target"),
    ("<term>облыс</term>", "", "no target"),
    ("<term>oblast</term>", "<term/>", "no source"),
    ("<term>облыс</term>", f"<term>{'о' * 10_000}</term>", "10,000 characters"),
    (
        "<term>облыс</term>",
        '<term>облыс</term><termNote type="administrativeStatus">standardizedTerm-x</termNote>',
        "status 'standardizedTerm-x'",
    ),
    ("<term>облыс</term>", "<term>обл\u202eыс</term>", "U+202E"),
    ("<term>облыс</term>", "<term>облыс</term><note>loc: preferred [2019-02-30..)</note>", "2019-02-30"),
]


@pytest.mark.parametrize(("good", "bad", "problem"), BROKEN)
def test_a_broken_concept_is_told_and_the_rest_is_read(good: str, bad: str, problem: str) -> None:
    """File and line of the term; what else the file has is taken."""
    rows, problems = read(MARTIF.replace(good, bad))
    assert rows[0][:2] == ("maslikhat", "мәслихат")
    assert problems[0].startswith("terms.tbx:9: ")
    assert problem in problems[0]


WRONG = [
    (DCA[:900], "terms.tbx:1"),
    ("", "expected XML"),
    ("<xliff/>", "expected <tbx> or <martif>, got <xliff>"),
    ("<tbx/>", "no concept with terms in en and kk; its languages: none"),
    (DCA.replace("kk-KZ", "kk-Latn"), "its languages: en, kk-Latn, ru"),
    ('<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>', "without entities"),
]


@pytest.mark.parametrize(("text", "problem"), WRONG)
def test_what_is_no_tbx_is_refused_whole(text: str, problem: str) -> None:
    """Broken XML, another format, another language or entities: with the reason, and nothing is taken."""
    with pytest.raises(GlossaryError) as caught:
        read(text)
    assert problem in str(caught.value)


@pytest.mark.parametrize("of_2008", [False, True])
def test_terms_come_back(of_2008: bool) -> None:
    """What TBX has no place for, dates, desk and do-not-translate, stands in a note of its own."""
    written = write_tbx(TERMS, "en", "kk", of_2008=of_2008)
    reading = read_tbx(written, "terms.tbx", "en", "kk")
    assert (bare(reading.terms), reading.problems) == (TERMS, ())


def test_what_is_written_is_tbx_basic() -> None:
    """The elements of ISO 30042:2019 in its namespace, one concept a source, statuses of the picklist."""
    root = etree.fromstring(write_tbx(TERMS, "en", "kk"))
    assert root.tag == "{urn:iso:std:iso:30042:ed-2}tbx"
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    concepts = list(root.iter("{*}conceptEntry"))
    assert [concept.findtext(".//{*}term") for concept in concepts] == ["akim", "Astana", "Air Astana", "draw"]
    statuses = [note.text for note in concepts[0].iter("{*}termNote")]
    assert statuses == ["preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"]


def test_translate_toolkit_reads_the_older_form() -> None:
    """What Weblate takes in: each pair of terms."""
    tbx = pytest.importorskip("translate.storage.tbx")
    store = tbx.tbxfile.parsestring(
        write_tbx([Term("akim", "әкім"), Term("bill", "заң жобасы")], "en", "kk", of_2008=True)
    )
    assert [(unit.source, unit.target) for unit in store.units] == [("akim", "әкім"), ("bill", "заң жобасы")]


@settings(max_examples=40)
@given(some_terms(), st.booleans())
def test_any_terms_come_back(terms: list[Term], of_2008: bool) -> None:
    """Whatever is written is read as it was."""
    if terms:
        reading = read_tbx(write_tbx(terms, "en", "kk", of_2008=of_2008), "terms.tbx", "en", "kk")
        assert (bare(reading.terms), reading.problems) == (terms, ())


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file with a piece taken out, doubled or put in."""
    content = draw(st.sampled_from([DCA, DCT, MARTIF])).encode()
    start, stop = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    piece = draw(st.sampled_from([b"", content[start:stop] * 2, b"<term>", b"</termSec>", b"\xff", b"&x;", b"<note>"]))
    return content[:start] + piece + content[stop:]


@given(st.one_of(damaged(), st.binary(max_size=80)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """A LocError or problems with their line, and no other end."""
    try:
        reading = read_tbx(content, "terms.tbx", "en", "kk")
    except GlossaryError as error:
        assert str(error).startswith("terms.tbx:")
        return
    assert all(str(problem).startswith("terms.tbx:") for problem in reading.problems)
