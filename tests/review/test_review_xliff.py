"""What another program sent back, and what of it is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import AT, make_unit
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import LocError
from loc.export.protocol import Story
from loc.export.xliff import write
from loc.model import Article, Inline, Mark, Paragraph, Part, Segment, State, Unit, digest_of
from loc.review import accept, reject
from loc.review.returned import Returned, take_back
from loc.review.xliff import read_xliff

SOURCE, TARGET = "The meeting is over.", "Отырыс аяқталды."
DRAFT = make_unit(SOURCE, TARGET)
LATER = AT + timedelta(hours=1)


def file_of(units: str, version: str = "2.0") -> bytes:
    return (
        f'<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:{version}" version="{version}"'
        f' srcLang="en" trgLang="kk">\n<file id="f" original="sources/x.txt">\n{units}\n</file></xliff>'
    ).encode()


def read(units: str, version: str = "2.0") -> tuple[Returned, ...]:
    (story,) = read_xliff(file_of(units, version), "x.xliff")
    return story.units


def read_target(target: str) -> Returned:
    (unit,) = read(f'<unit id="u"><segment><source>s</source><target>{target}</target></segment></unit>')
    return unit


def returned_of(unit: Unit, target: str | None = None, state: State | None = None) -> Returned:
    """As it comes back from a program that keeps our metadata."""
    return Returned(
        unit.key.id,
        7,
        unit.key.source,
        unit.target if target is None else target,
        unit.state if state is None else state,
        unit.state,
        digest_of(unit.key.source, unit.target),
    )


def test_the_story_says_where_it_belongs() -> None:
    """Path of the source, language, lines."""
    (story,) = read_xliff(file_of('<unit id="ab12"><segment><source>s</source></segment></unit>'), "x.xliff")
    assert (story.original, story.lang, story.line, story.units[0].line) == ("sources/x.txt", "kk", 3, 4)


def test_a_unit_cut_into_segments_is_joined() -> None:
    """The target in its own order, the space between from the source; the least finished segment is its state."""
    (unit,) = read(
        '<group id="g"><unit id="u">'
        '<segment state="final"><source>One.</source><target order="3">Екі.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>Two.</source><target order="1">Бір.</target></segment></unit></group>'
    )
    assert (unit.source, unit.target, unit.state) == ("One. Two.", "Бір. Екі.", State.DRAFT)


def test_a_unit_without_target_has_none() -> None:
    """The space between two segments is not a target."""
    (unit,) = read(
        '<unit id="u"><segment><source>One.</source></segment><ignorable><source> </source></ignorable>'
        "<segment><source>Two.</source></segment></unit>"
    )
    assert (unit.target, unit.state, unit.was, unit.digest) == ("", State.EMPTY, None, "")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ('<pc id="a">x</pc> <pc id="aa">y</pc>', "<a>x</a> <aa>y</aa>"),
        ('<pc id="b2"><pc id="sup">x</pc></pc>', "<b><sup>x</sup></b>"),
        ('<sc id="b"/>x<ec startRef="b"/>', "<b>x</b>"),
        ('<pc id="9" copyOf="i">x</pc>', "<i>x</i>"),
        ('<pc id="9" dataRefStart="u.start">x</pc>', "<u>x</u>"),
        ('<mrk id="m" type="term">x</mrk><sm id="n"/>y<em startRef="n"/>', "xy"),
        ('x<cp hex="0007"/>', "x\x07"),
        ("x &lt;b&gt; &amp;", "x <b> &"),
        ("<!-- note -->x<?pi?>", "x"),
    ],
)
def test_codes_are_tags_again(target: str, expected: str) -> None:
    """Paired codes, start and end codes, copies; annotations are text."""
    assert read_target(target).target == expected


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ('x<ph id="1"/>', "<ph>"),
        ('<pc id="7">x</pc>', "<pc id='7'>"),
        ('<cp hex="D800"/>', "hex='D800'"),
        ('<cp hex="no"/>', "hex='no'"),
        ('<cp hex="FFFFFFFFFF"/>', "no character"),
    ],
)
def test_a_code_of_nobody_is_a_fault_of_its_unit(target: str, fault: str) -> None:
    """The unit is not taken, and says what it holds."""
    unit = read_target(target)
    assert fault in unit.fault
    with pytest.raises(LocError, match="holds"):
        take_back(make_unit("s", context=""), unit, "Dana", AT)


def test_a_second_unit_of_one_id_is_at_fault() -> None:
    """Which of the two is meant cannot be known."""
    one = '<unit id="u"><segment><source>s</source></segment></unit>'
    assert [unit.fault for unit in read(f"{one}\n{one}")] == ["", "the same ID as in line 4"]


def test_xliff_1_2_is_read() -> None:
    """Units, codes, and its ways to say how far a target is."""
    rows = [
        ("", ""),
        ("", 'state="translated"'),
        ("", 'state="needs-review-translation"'),
        ('approved="yes"', ""),
        ("", 'state="signed-off"'),
        ("", 'state="final"'),
    ]
    units = "\n".join(
        f'<trans-unit id="u{index}" {unit}><source><g id="b">s</g></source>'
        f'<seg-source><mrk mtype="seg">s</mrk></seg-source>'
        f'<target {target}><g id="b">t</g></target><alt-trans><target>other</target></alt-trans></trans-unit>'
        for index, (unit, target) in enumerate(rows)
    )
    found = read(f"<body>{units}</body>", "1.2")
    assert {(unit.source, unit.target) for unit in found} == {("<b>s</b>", "<b>t</b>")}
    expected = (State.EMPTY, State.DRAFT, State.EMPTY, State.REVIEWED, State.REVIEWED, State.APPROVED)
    assert tuple(unit.state for unit in found) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "x.xliff:1: expected XML"),
        (b"<xliff version='2.0'>\n<file>", r"x.xliff:\d: expected XML"),
        (b"<tmx version='1.4'/>", "x.xliff:1: expected XLIFF 2 or 1.2, got <tmx>"),
        (b"<xliff version='3.0'/>", "got XLIFF 3.0"),
        (b"<xliff/>", "expected XLIFF 2 or 1.2"),
        (b'<!DOCTYPE xliff [<!ENTITY a "b">]>\n<xliff version="2.0"/>', "entities of its own"),
        (b'<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<xliff version="2.0">&a;</xliff>', "entities"),
        (b'<xliff version="2.0">\0</xliff>', "expected XML"),
        (b'<?xml version="1.0" encoding="nonsense"?><xliff version="2.0"/>', "expected XML"),
    ],
)
def test_what_is_no_xliff_is_refused(content: bytes, message: str) -> None:
    """File, line, what was expected; nothing is fetched or expanded."""
    with pytest.raises(LocError, match=message):
        read_xliff(content, "x.xliff")


@given(st.data())
def test_a_damaged_file_raises_nothing_else(data: st.DataObject) -> None:
    """Bytes changed or cut anywhere: units or a LocError."""
    content = bytearray(file_of(f'<unit id="u"><segment state="final"><source>{SOURCE}</source></segment></unit>'))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        stories = read_xliff(bytes(content[: data.draw(st.integers(0, len(content)))]), "x.xliff")
    except LocError as error:
        assert str(error).startswith("x.xliff:")
    else:
        assert all(isinstance(unit, Returned) for story in stories for unit in story.units)


@pytest.mark.parametrize("state", [State.REVIEWED, State.APPROVED])
def test_a_new_text_is_reviewed_where_the_program_says_so(state: State) -> None:
    """By who imports it; its `final` is no approval."""
    unit = take_back(DRAFT, returned_of(DRAFT, "Жиналыс\u00a0бітті.\n ", state), "Dana", LATER)
    assert (unit.target, unit.state) == ("Жиналыс\u00a0бітті.", State.REVIEWED)
    assert [(mark.mark, mark.author, mark.made_at) for mark in unit.provenance] == [(Mark.REVIEWED, "Dana", LATER)]


@pytest.mark.parametrize("before", [DRAFT, make_unit(SOURCE, TARGET, State.APPROVED), make_unit(SOURCE)])
def test_any_other_new_text_is_a_draft(before: Unit) -> None:
    """Also over a reviewed text: nobody has reviewed the new one."""
    unit = take_back(before, returned_of(before, "Жиналыс бітті.", State.DRAFT), "Dana", LATER)
    assert (unit.target, unit.state) == ("Жиналыс бітті.", State.DRAFT)
    assert [(mark.mark, mark.author) for mark in unit.provenance] == [(Mark.DRAFT, "Dana")]


def test_a_draft_that_was_accepted_there_is_reviewed_here() -> None:
    """The text is the same, the state went up."""
    unit = take_back(DRAFT, returned_of(DRAFT, state=State.REVIEWED), "Dana", LATER)
    assert unit == accept(DRAFT, "Dana", LATER)


def test_a_draft_rejected_here_meanwhile_stays_rejected() -> None:
    """It had been reviewed at export: the file says nothing new."""
    reviewed = make_unit(SOURCE, TARGET, State.REVIEWED)
    rejected = reject(reviewed, "Editor", LATER)
    assert take_back(rejected, returned_of(reviewed), "Dana", LATER) == rejected


def test_a_text_changed_here_stays_where_the_file_brings_nothing() -> None:
    """The file is older."""
    newer = replace(DRAFT, target="Жиналыс бітті.")
    assert take_back(newer, returned_of(DRAFT), "Dana", LATER) == newer


@pytest.mark.parametrize(
    ("unit", "returned", "message"),
    [
        (replace(DRAFT, target="Бітті."), returned_of(DRAFT, "Жиналыс бітті."), "changed here too"),
        (replace(DRAFT, target="Бітті."), returned_of(DRAFT, state=State.REVIEWED), "changed here too"),
        (DRAFT, returned_of(DRAFT, ""), "came back without its target"),
        (DRAFT, replace(returned_of(DRAFT), source="The meeting was over."), "expected the source"),
        (DRAFT, replace(returned_of(DRAFT), fault="holds <ph>"), "holds <ph>"),
    ],
)
def test_what_cannot_be_applied_is_told(unit: Unit, returned: Returned, message: str) -> None:
    """Neither side's text is overwritten."""
    with pytest.raises(LocError, match=message):
        take_back(unit, returned, "Dana", LATER)


def test_without_metadata_the_text_alone_decides() -> None:
    """Programs may drop what they do not know."""
    bare = replace(returned_of(DRAFT, "Жиналыс бітті.", State.REVIEWED), was=None, digest="")
    assert take_back(DRAFT, bare, "Dana", LATER).target == "Жиналыс бітті."
    assert take_back(DRAFT, replace(bare, target=TARGET, state=State.DRAFT), "Dana", LATER) == DRAFT


PIECES = st.sampled_from(
    ["<a>", "</a>", "<b>", "</b>", "<aa>", "<", "&", " ", "  ", "\n", "\r", "\x07", "\u00a0", "сөз", "]]>"]
)
TARGETS = st.lists(PIECES, max_size=12).map("".join)
INLINES = (Inline((0, 3), "a", "https://a.kz/?x&y"), Inline((4, 6), "b"), Inline((7, 10), "a", 'https://b.kz/"'))
TAGGED = "<a>One</a> <b>of</b> <aa>two</aa> is 5 < 6 & 7 > 2."


@given(TARGETS, st.sampled_from([State.DRAFT, State.REVIEWED, State.APPROVED]), TARGETS)
def test_there_and_back_changes_nothing(target: str, state: State, edited: str) -> None:
    """Whatever the target holds; an edit in between is the one thing that comes back."""
    unit = make_unit(TAGGED, target, state if target else State.EMPTY)
    paragraph = Paragraph(Part.BODY, "One of two is 5 < 6 & 7 > 2.", inlines=INLINES)
    article = Article("x", (paragraph,), origin="sources/x.txt")
    segment = Segment(Part.BODY, 0, (0, 28), TAGGED, INLINES)
    ((returned,),) = (row.units for row in read_xliff(write(Story(article, article, ((segment, unit),))), "x.xliff"))
    assert (returned.source, returned.target, returned.state) == (TAGGED, target, unit.state)
    assert take_back(unit, returned, "Dana", LATER) == unit
    if edited.strip() and edited.split() != target.split():
        back = take_back(unit, replace(returned, target=edited), "Dana", LATER)
        assert back.target.split() == edited.split()
        assert back.key == unit.key
