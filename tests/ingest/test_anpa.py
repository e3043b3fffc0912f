"""The envelope of American agencies."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from ingest.envelopes import mutate, sample

from loc.errors import WireError
from loc.ingest import anpa, iptc7901
from loc.model import Part, Signal

H, BY, D, L, B = Part.HEADLINE, Part.BYLINE, Part.DATELINE, Part.LEDE, Part.BODY
HEADER = "\x16\x16\x01W2870\x1fasian\r\nu i\x13\x11 BC-AS--Kazakhstan-Plant 2ndLd-Writethru   11-23 0466\r\n"
STORY = (
    HEADER
    + """\x02^BC-AS--Kazakhstan-Plant, 2nd Ld-Writethru,466<\r
^Kazakhstan opens a plant on the Caspian<\r
^AP Photo XNP101, XNP102<\r
^Eds: Updates with quotes. With AP Photos.<\r
^By PAUL DOE and ANA ROE=\r
^Associated Press=\r
\t   ASTANA, Kazakhstan (AP) _ Kazakhstan has opened a plant,\r
the ministry said Monday.\r
 \r
\t   ``It is ours,'' the minister said. ``Don't call it `small.'''\r
\t   ___\r
\t   AP writer Jo Doe contributed.\r
\r
\t   \x03AP-WF-11-23-26 1509GMT<\r
\r
\x0c\r
\x04"""
)


def test_every_part_of_an_envelope_finds_its_place() -> None:
    """Header fields, slug, headline, notes, byline, credit, text with quotes and dashes of print."""
    article = anpa.read(STORY.encode(), "x")
    assert [(row.part, row.text, row.line) for row in article.paragraphs] == [
        (H, "Kazakhstan opens a plant on the Caspian", 4),
        (BY, "By PAUL DOE and ANA ROE", 7),
        (D, "ASTANA, Kazakhstan (AP)", 9),
        (L, "Kazakhstan has opened a plant,\nthe ministry said Monday.", 9),
        (B, "“It is ours,” the minister said. “Don't call it ‘small.’”", 12),
        (B, "AP writer Jo Doe contributed.", 14),
    ]
    assert (article.signal, article.take) == (Signal.UPDATE, 3)
    assert article.published == datetime(2026, 11, 23, 15, 9, tzinfo=UTC)
    assert {
        ("service", "W"),
        ("transmission", "2870"),
        ("selector", "asian"),
        ("priority", "u"),
        ("urgency", "3"),
        ("category", "i"),
        ("setting", "body text"),
        ("keyword", "BC-AS--Kazakhstan-Plant"),
        ("filed", "11-23"),
        ("words", "0466"),
        ("slugline", "BC-AS--Kazakhstan-Plant"),
        ("media", "AP Photo XNP101, XNP102"),
        ("credit", "Associated Press"),
        ("version", "2"),
    } <= set(article.meta)


CANADIAN = (
    "\x16\x16\x01B1488\x1fcpstf\nr b\x13\x11 Plant-Kazakh 7thWritethru TB06 31-10 588\n"
    "\x02^Plant-Kazakh, 7th Writethru@<\ncode:2<\n^Update:ADDS details@<\n^INDEX: Economy, Business@<\n"
    "^HL:Plant opens as the city\nseeks growth@<\n^By Ann Doe@<\n^THE CANADIAN PRESS@<\n"
    "\t   TORONTO _ The plant opened on Friday, to the relief of many\nin the city.\n\x0316:35ET 31-10-26<\n\x04"
)


def test_the_canadian_press_names_its_lines() -> None:
    """`^HL:` is the headline, other keys go to meta; day before month, Eastern time."""
    article = anpa.read(CANADIAN.encode(), "x")
    assert [row.text for row in article.paragraphs if row.part is H] == ["Plant opens as the city\nseeks growth"]
    assert article.published == datetime(2026, 10, 31, 20, 35, tzinfo=UTC)
    assert (article.first("index"), article.first("code")) == ("Economy, Business", "2")
    assert (article.signal, article.take) == (Signal.UPDATE, 8)


def test_lines_that_end_with_a_control_code_are_read() -> None:
    """EM before the line end, paragraphs by indentation alone, no caret: the Australian form."""
    text = "\x02Oil rises\n   ASTANA, AAP - Oil rose\nagain.\n   It fell.\n   AAP aa/bb\n\x03\n\x04"
    article = anpa.read((HEADER + text.replace("\n", "\x19\r\n")).encode(), "x")
    assert [row.text for row in article.paragraphs] == ["Oil rises", "ASTANA, AAP", "Oil rose\nagain.", "It fell."]
    assert article.first("desk") == "AAP aa/bb"


def test_rows_of_a_table_are_body() -> None:
    """Tabular setting: each line a paragraph, none a subhead."""
    header = HEADER.replace("\x13\x11", "\x14\x12")
    text = "\x02^BC-WEA--Weather,<\n\t   ASTANA (AP) _ Weather on Monday.<\n\t   Almaty;1;2<\n\t   Astana;3;4<\n\x03"
    article = anpa.read((header + text).encode(), "x")
    assert [row.text for row in article.paragraphs if row.part is B] == ["Almaty;1;2", "Astana;3;4"]


@pytest.mark.parametrize(
    ("title", "signal"),
    [
        ("^BC-Kazakhstan-Oil, KILL<\n^Oil rises<", Signal.KILL),
        ("^BC-Kazakhstan-Oil, 1st Ld-Writethru-CORRECTION<\n^Oil rises<", Signal.CORRECTION),
        ("^BC-Kazakhstan-Oil<\n^KILL: Oil rises<", Signal.KILL),
        ("^BC-Kazakhstan-Oil<\n^Oil rises<\n^Eds: CORRECTS name of the ministry.<", Signal.CORRECTION),
        ("^BC-Kazakhstan-Oil<\n^Police kill two<", Signal.NEW),
    ],
)
def test_signals_of_envelopes(title: str, signal: Signal) -> None:
    """By slug line, headline tag and note."""
    header = HEADER.replace("2ndLd-Writethru", "")
    assert anpa.read(f"{header}\x02{title}\n\t   Oil rose.\n\x03".encode(), "x").signal is signal


def test_an_advance_is_an_embargo() -> None:
    """`ADVANCE FOR` with a day the time of sending makes plain."""
    title = "^BC-Kazakhstan-Oil<\n^ADVANCE FOR RELEASE 6 p.m. EST SUNDAY, NOV. 29<\n^Oil rises<"
    article = anpa.read(f"{HEADER}\x02{title}\n\t   Oil rose.\n\x03AP-WF-11-23-26 1509GMT<\n\x04".encode(), "x")
    assert article.embargo == datetime(2026, 11, 29, 23, tzinfo=UTC)
    assert [row.text for row in article.paragraphs] == ["Oil rises", "Oil rose."]


FAULTS = {
    b"\x16\x16\x01Wxyz\x1fasian\nu i\x13\x11 BC-X 11-23 0466\n\x02x\x03": r"x:1: expected `service, story number",
    b"\x16\x16\x01W2870\x1fasian\nu i KAZAKH\n\x02x\x03": r"x:2: expected `priority category .*got 'u i KAZAKH'",
    b"\x16\x16\x01W2870\x1fasian\n\x02x\x03": r"x:2: expected `priority",
    HEADER.encode() + b"\x02^BC-X<\n\t   Cut": r"x:4: expected ETX",
    HEADER.encode() + b"^BC-X<\n": r"x:1: expected STX",
    STORY.encode() + STORY.encode(): r"x:3: expected one story",
}


@pytest.mark.parametrize("content", FAULTS)
def test_a_damaged_envelope_is_refused_with_its_place(content: bytes) -> None:
    """Line, what was expected and what came."""
    assert anpa.recognizes(content)
    with pytest.raises(WireError, match=FAULTS[content]):
        anpa.read(content, "x")


@pytest.mark.parametrize("content", [b"", b"ASTANA. KAZINFORM", b"\x02text\x03", b"<nitf/>", b"\x89PNG\r\n\x1a\n\x01"])
def test_other_content_is_no_envelope(content: bytes) -> None:
    """SOH comes first, whatever the transmission puts before it."""
    assert not anpa.recognizes(content)
    assert not iptc7901.recognizes(content)


REAL = ["anpa-1.tst", "ap_anpa-1.tst", "ap_anpa-4.tst"]


@pytest.mark.parametrize("name", REAL)
def test_real_envelopes(name: str) -> None:
    """Headline, byline, dateline, lede and body, the credit, the time; no code of the typesetter is text."""
    content = sample(name)
    assert anpa.recognizes(content)
    assert not iptc7901.recognizes(content)
    article = anpa.read(content, name)
    assert [row.part for row in article.paragraphs[:5]] == [H, BY, D, L, B]
    assert article.published is not None
    assert article.first("slugline").startswith("BC-")
    assert article.first("credit")
    assert not any(mark in row.text for row in article.paragraphs for mark in ("``", "''", "<", "^", "___", " _ "))


@pytest.mark.parametrize("name", [*REAL, "anpa-3.tst"])
def test_mutated_envelopes_raise_nothing_but_wire_errors(name: str) -> None:
    """Changed, lost, doubled and foreign bytes."""
    content, rng = sample(name), random.Random(1312)  # noqa: S311
    outcomes = {True: 0, False: 0}
    for _ in range(200):
        mutated = mutate(content, rng)
        anpa.recognizes(mutated)
        try:
            anpa.read(mutated, name)
        except WireError:
            outcomes[False] += 1
        else:
            outcomes[True] += 1
    assert all(outcomes.values())
