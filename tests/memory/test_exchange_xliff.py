"""XLIFF 1.2 and 2.x as files of a memory: what is reviewed in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import AT, make_unit
from memory.exchange_files import read_content, xliff_1_of, xliff_2_of

from loc.export.protocol import Story
from loc.export.xliff import write
from loc.memory import Pair
from loc.memory.exchange import BrokenFile
from loc.model import Article, Inline, Paragraph, Part, Segment, State

PAIR = Pair("Over.", "Бітті.", "", "talks.docx")
APPROVED = PAIR._replace(state=State.APPROVED)


def unit_1(target: str = "<target>Бітті.</target>", attributes: str = "") -> str:
    return f'<trans-unit id="1"{attributes}><source>Over.</source>{target}</trans-unit>'


def unit_2(target: str = "<target>Бітті.</target>", attributes: str = "") -> str:
    return f'<unit id="1"><segment{attributes}><source>Over.</source>{target}</segment></unit>'


@pytest.mark.parametrize(
    ("attributes", "target_attributes", "taken"),
    [
        (' approved="yes"', "", State.REVIEWED),
        (' approved="yes"', ' state="translated"', State.REVIEWED),
        (' approved="yes"', ' state="final"', State.APPROVED),
        ("", ' state="final"', State.APPROVED),
        ("", ' state="signed-off"', State.REVIEWED),
        ("", ' state="translated"', None),
        ("", ' state="needs-review-translation"', None),
        ("", ' state="x-mine"', None),
        (' approved="no"', "", None),
        (' m:confirmed="1"', "", None),
    ],
)
def test_states_of_1(tmp_path: Path, attributes: str, target_attributes: str, taken: State | None) -> None:
    """Signed off, final and approved count as reviewed; translated does not, nor what says nothing beside it."""
    unit = unit_1(f"<target{target_attributes}>Бітті.</target>", attributes)
    content = xliff_1_of(unit, unit_1())
    pairs, problems = read_content(tmp_path, "x.xlf", content)
    assert [pair.state for pair in pairs] == ([taken] if taken else [])
    assert problems[-1] == "4: not reviewed: it does not say how far it has come"
    assert len(problems) == (1 if taken else 2)


@pytest.mark.parametrize("version", ["2.0", "2.1", "2.2"])
@pytest.mark.parametrize(
    ("state", "taken"),
    [("final", State.APPROVED), ("reviewed", State.REVIEWED), ("translated", None), ("initial", None), ("x", None)],
)
def test_states_of_2(tmp_path: Path, version: str, state: str, taken: State | None) -> None:
    """Reviewed and final, in all versions."""
    content = xliff_2_of(unit_2(attributes=f' state="{state}"'), version=version)
    pairs, problems = read_content(tmp_path, "x.xliff", content)
    assert [pair.state for pair in pairs] == ([taken] if taken else [])
    assert problems == ([] if taken else [f"3: not reviewed: state {state}"])


@pytest.mark.parametrize("content", [xliff_1_of(unit_1(), unit_1("")), xliff_2_of(unit_2(), unit_2(""))])
def test_a_file_without_states(tmp_path: Path, content: str) -> None:
    """All that has a target is taken where no unit says how far it has come."""
    assert read_content(tmp_path, "x.xliff", content) == ([PAIR], ["4: no text in kk"])


def test_trados_has_states_of_its_own(tmp_path: Path) -> None:
    """By sentence: those that an approver let through are taken."""
    unit = (
        '<trans-unit id="1"><source>Over. Done. Gone.</source>'
        '<seg-source><g id="5"><mrk mtype="seg" mid="1">Over.</mrk> <mrk mtype="seg" mid="2">Done.</mrk></g>'
        '<mrk mtype="seg" mid="3">Gone.</mrk></seg-source>'
        '<target><g id="5"><mrk mtype="seg" mid="1">Бітті.</mrk> <mrk mtype="seg" mid="2">Дайын.</mrk></g>'
        '<mrk mtype="seg" mid="3">Кетті.</mrk></target>'
        '<sdl:seg-defs xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><sdl:seg id="1" conf="ApprovedSignOff"/>'
        '<sdl:seg id="2" conf="Translated"/><sdl:seg id="3" conf="ApprovedTranslation"/></sdl:seg-defs></trans-unit>'
    )
    pairs, problems = read_content(tmp_path, "x.sdlxliff", xliff_1_of(unit))
    assert pairs == [APPROVED, PAIR._replace(source="Gone.", target="Кетті.")]
    assert problems == ["3: not reviewed: Translated"]


def test_sentences_of_a_unit(tmp_path: Path) -> None:
    """A unit that is cut gives a pair a sentence; one without its counterpart is told."""
    unit = (
        '<trans-unit id="1" approved="yes"><source>Over. Done.</source>'
        '<seg-source><mrk mtype="seg" mid="1">Over.</mrk>\n<mrk mtype="seg" mid="2">Done.</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1">Бітті.</mrk></target></trans-unit>'
    )
    assert read_content(tmp_path, "x.xlf", xliff_1_of(unit)) == ([PAIR], ["4: no text in kk"])
    two = (
        '<unit id="1"><segment state="final"><source>Over.</source><target order="2">Бітті.</target></segment>'
        "<ignorable><source> </source></ignorable>\n"
        '<segment state="final"><source>Done.</source><target/></segment></unit>'
    )
    assert read_content(tmp_path, "x.xlf", xliff_2_of(two)) == ([APPROVED], ["4: the text in kk is empty"])


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ('<g id="b">Бәрі <mrk mtype="term">бітті</mrk></g>.', "Бәрі бітті."),
        ('<bpt id="1">&lt;b&gt;</bpt>Бітті<ept id="1">&lt;/b&gt;</ept><ph id="2">x<sub>y</sub></ph>.', "Бітті."),
        ('Бір<x id="1" ctype="lb"/>екі<x id="2"/><bx id="3"/><ex id="3"/>.', "Бір екі."),
    ],
)
def test_codes_of_1(tmp_path: Path, target: str, text: str) -> None:
    """Their text is left out, that between them stays."""
    pairs, _ = read_content(tmp_path, "x.xlf", xliff_1_of(unit_1(f"<target>{target}</target>")))
    assert [pair.target for pair in pairs] == [text]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ('<pc id="b">Бәрі <mrk id="m" type="term">бітті</mrk></pc>.', "Бәрі бітті."),
        ('<sc id="1"/>Бітті<ec startRef="1"/><ph id="2" equiv="x"/><sm id="3"/><em startRef="3"/>.', "Бітті."),
        ('Бір<ph id="1" type="fmt" subType="xlf:lb"/>екі<cp hex="0007"/>.', "Бір екі\x07."),
    ],
)
def test_codes_of_2(tmp_path: Path, target: str, text: str) -> None:
    """Those of other programs are no tags of ours, even under our names."""
    pairs, _ = read_content(tmp_path, "x.xlf", xliff_2_of(unit_2(f"<target>{target}</target>")))
    assert [pair.target for pair in pairs] == [text]


@pytest.mark.parametrize("digits", ["", "D800", "110000", "FFFFFFFFFFFFFFFFFFFF", "x"])
def test_a_character_that_is_none(tmp_path: Path, digits: str) -> None:
    """Its sentence is told and left out."""
    content = xliff_2_of(unit_2(f'<target><cp hex="{digits}"/></target>'))
    problem = f"3: expected the number of a character in hex, got {digits[:20]!r}"
    assert read_content(tmp_path, "x.xlf", content) == ([], [problem])


@pytest.mark.parametrize(
    "content",
    [
        xliff_1_of(unit_1(), unit_1(), attributes='source-language="en" target-language="ru"'),
        xliff_1_of(unit_1(), unit_1(), attributes='source-language="de" target-language="kk-KZ"'),
        xliff_2_of(unit_2(), unit_2(), langs='srcLang="en" trgLang="kk-Latn"'),
    ],
)
def test_a_file_of_other_languages(tmp_path: Path, content: str) -> None:
    """Is told once, not unit by unit."""
    pairs, (problem,) = read_content(tmp_path, "x.xlf", content)
    assert pairs == []
    assert problem.startswith("2: expected a file from en to kk, got ")


def test_languages_of_a_text(tmp_path: Path) -> None:
    """Stand above those of the file; a file that says none is taken at the word of whoever adds it."""
    content = xliff_1_of(unit_1('<target xml:lang="ru">Всё.</target>'), unit_1(), attributes="")
    assert read_content(tmp_path, "x.xlf", content) == ([PAIR], ["3: expected text in kk, got ru"])


def test_prefixes_count_for_nothing(tmp_path: Path) -> None:
    """A file that names its elements with one is read as the others."""
    content = xliff_2_of(unit_2()).replace("</", "</x:").replace("<x", "<x:x").replace("xmlns=", "xmlns:x=")
    for name in ("file", "unit", "segment", "source", "target"):
        content = content.replace(f"<{name}", f"<x:{name}")
    assert read_content(tmp_path, "x.xlf", content) == ([PAIR], [])


def test_other_versions_are_refused(tmp_path: Path) -> None:
    """With the version that stands there."""
    with pytest.raises(BrokenFile, match=r"x\.xlf:1: expected XLIFF 1\.2 or 2, got version '3\.0'"):
        read_content(tmp_path, "x.xlf", xliff_2_of(unit_2(), version="3.0"))


def test_a_unit_of_a_megabyte(tmp_path: Path) -> None:
    """Is told; the next is used."""
    content = xliff_1_of(unit_1(f"<target>{'ы' * 1_000_001}</target>"), unit_1())
    assert read_content(tmp_path, "x.xlf", content) == ([PAIR], ["3: has more than 1,000,000 characters"])


SOURCE, TARGET = "The <a>report</a> is <b>out</b>.", "<a>Баяндама</a> <b>шықты</b>.\x07"


def our_export() -> bytes:
    """A headline without translation, a reviewed lede with tags, an approved sentence, a draft."""
    inlines = (Inline((4, 10), "a", "https://example.kz/?a=1&b=2"), Inline((14, 17), "b"))
    segments = (
        Segment(Part.HEADLINE, 0, (0, 5), "Plant"),
        Segment(Part.LEDE, 0, (0, 18), SOURCE, inlines),
        Segment(Part.CAPTION, 0, (0, 5), "Over."),
        Segment(Part.BODY, 0, (0, 5), "Gone."),
    )
    units = (
        None,
        make_unit(SOURCE, TARGET, State.REVIEWED, author="Серік, Айгүл"),
        make_unit("Over.", "Бітті.", State.APPROVED, "caption"),
        make_unit("Gone.", "Кетті."),
    )
    article = Article("plant", (Paragraph(Part.LEDE, "The report is out."),), origin="sources/plant.txt")
    return write(Story(replace(article, lang="kk"), article, tuple(zip(segments, units, strict=True))))


def test_our_own_export_comes_back(tmp_path: Path) -> None:
    """Tags, context, origin, state, time and reviewer; drafts stay out."""
    pairs, problems = read_content(tmp_path, "plant.xliff", our_export())
    assert pairs == [
        Pair(SOURCE, TARGET, "text", "sources/plant.txt", AT, "Серік, Айгүл"),
        Pair("Over.", "Бітті.", "caption", "sources/plant.txt", AT, "Aigerim Serikova", State.APPROVED),
    ]
    assert [problem.partition(": ")[2] for problem in problems] == ["no text in kk", "not reviewed: state translated"]


def test_an_edited_export_has_lost_its_reviewer(tmp_path: Path) -> None:
    """Whoever changed the text is not known, so nobody is named."""
    content = our_export().replace("Бітті.".encode(), "Аяқталды.".encode())
    pairs, _ = read_content(tmp_path, "plant.xliff", content)
    assert pairs[1] == Pair("Over.", "Аяқталды.", "caption", "sources/plant.txt", state=State.APPROVED)
