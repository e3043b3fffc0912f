"""The envelope of European agencies."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from ingest.envelopes import mutate, sample

from loc.errors import WireError
from loc.ingest import anpa, iptc7901
from loc.model import Part, Signal

H, BY, D, L, B = Part.HEADLINE, Part.BYLINE, Part.DATELINE, Part.LEDE, Part.BODY

STORY = """\x01eca0157 3 i 42 ccccb   dpa 0158\r
\r
Kazakhstan/energy/\r
\x022ND ROUNDUP\r
Kazakhstan opens a plant\r
on the shore of the Caspian\r
By Anna Schmidt, dpa =\r
\r
   Astana (dpa) - Kazakhstan has opened a plant, the ministry\r
said on Monday.\r
   It makes “turbines” for Жамбыл.\r
\r
(c) dpa\r
\r
dpa asc jln\r
\r
# dpa NOTEBOOK\r
\r
* * * *\r
The following information is not for publication\r
\r
- Editing by: Jan Doe\r
\x03231015 GMT Nov 26\r
\x7f\r
\x7f\x04"""


def message(text: str, header: str = "eca0157 3 i 42 dpa 0158", tail: str = "231015 GMT Nov 26") -> bytes:
    return f"\x01{header}\r\n\r\nX/\r\n\x02{text}\r\n\x03{tail}\r\n\x04".encode()


def test_every_part_of_an_envelope_finds_its_place() -> None:
    """Header fields, keywords, label, headline, byline, dateline, sign-off, notebook and time of sending."""
    article = iptc7901.read(STORY.encode(), "x")
    assert [(row.part, row.text, row.line) for row in article.paragraphs] == [
        (H, "Kazakhstan opens a plant\non the shore of the Caspian", 5),
        (BY, "By Anna Schmidt, dpa", 7),
        (D, "Astana (dpa)", 9),
        (L, "Kazakhstan has opened a plant, the ministry\nsaid on Monday.", 9),
        (B, "It makes “turbines” for Жамбыл.", 11),
    ]
    assert article.published == datetime(2026, 11, 23, 10, 15, tzinfo=UTC)
    assert (article.signal, article.take) == (Signal.UPDATE, 3)
    names = ("service", "number", "urgency", "category", "words", "credit", "slugline", "label", "desk", "copyright")
    assert [article.first(name) for name in names] == [
        *("eca", "0157", "3", "i", "42", "dpa", "Kazakhstan/energy", "2ND ROUNDUP", "dpa asc jln", "(c) dpa"),
    ]
    assert [value for key, value in article.meta if key == "keyword"] == ["Kazakhstan", "energy"]
    assert any("Editing by: Jan Doe" in value for key, value in article.meta if key == "ednote")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zürich über Straße und Köln", "cp1252"),
        ("«Завод открыт», сообщили в министерстве", "cp1251"),
        ("Зауыт ашылды, деп хабарлады министрлік", "utf-8"),
        ("Zürich über Straße", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    """Envelopes name none: UTF-8, then Cyrillic or Western by the company letters keep."""
    content = message(f"Head =\r\n\r\n{text}.").decode().encode(encoding)
    assert iptc7901.read(content, "x").paragraphs[1].text == f"{text}."


def test_a_header_without_words_and_category_is_read() -> None:
    """What agencies leave out is no fault."""
    article = iptc7901.read(message("Head =\r\n\r\nText.", header="bkn014 4"), "x")
    assert (article.first("service"), article.first("urgency"), article.first("words")) == ("bkn", "4", "")


def test_a_headline_without_its_mark_ends_at_the_blank_line_or_the_dateline() -> None:
    """Not every agency closes it with `=`."""
    for text in ("Oil rises\r\n\r\nBerlin (dpa) - Oil rose.", "Oil rises\r\nBerlin (dpa) - Oil rose."):
        assert [row.text for row in iptc7901.read(message(text), "x").paragraphs] == [
            "Oil rises",
            "Berlin (dpa)",
            "Oil rose.",
        ]


def test_typesetting_codes_go() -> None:
    """Fonts, spaces, an instruction to the typesetter, and a word killed by the writer."""
    text = "Head =\r\n\r\nThe \x12plant\x11 has\x1fopened \x0cset9\x0bin Almaty \x18Astana."
    assert iptc7901.read(message(text), "x").paragraphs[1].text == "The plant has opened in Astana."


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("KILL KILL KILL \x07\x07''''' =\r\n\r\nPlease kill item dpa 157.", Signal.KILL),
        ("HOLD HOLD HOLD ''''' =\r\n\r\nPlease hold item dpa 157.", Signal.WITHDRAWAL),
        ("CORRECTION: Oil rises =\r\n\r\nOil rose.", Signal.CORRECTION),
        ("CORRECTION\r\nOil rises =\r\n\r\nOil rose.", Signal.CORRECTION),
        ("EXTRA\r\nOil rises =\r\n\r\nOil rose.", Signal.NEW),
    ],
)
def test_signals_of_envelopes(text: str, signal: Signal) -> None:
    """Kill and hold lines of the dpa stylebook, labels above a headline."""
    assert iptc7901.read(message(text), "x").signal is signal


def test_an_embargo_uses_the_time_of_sending() -> None:
    """A date without a year is the one next to it."""
    article = iptc7901.read(message("Oil rises =\r\nEMBARGOED UNTIL 0900 GMT Nov 24\r\n\r\nOil rose."), "x")
    assert article.embargo == datetime(2026, 11, 24, 9, tzinfo=UTC)


FAULTS = {
    b"\x01eca\r\n\x02Text\x03": r"x:1: expected `source\+number priority category words`, got 'eca'",
    b"\x01eca157 2 i 20\r\nText": r"x:1: expected STX",
    b"\x01eca157 2 i 20\r\n\x02Head =\r\n\r\nCut": r"x:4: expected ETX",
    message("Head =\r\n\r\nText") * 2: r"x:\d+: expected one story",
    b"\x01eca157 2 i 20\r\n\x02Head =\r\n\r\n\xd0\x97\xd0\xb0\xd1\x83\xd1 \xd1\x8b\x03": r"x:4: .*U\+FFFD",
}


@pytest.mark.parametrize("content", FAULTS)
def test_a_damaged_envelope_is_refused_with_its_place(content: bytes) -> None:
    """Line and what was expected; half a story is no story."""
    assert iptc7901.recognizes(content)
    with pytest.raises(WireError, match=FAULTS[content]):
        iptc7901.read(content, "x")


@pytest.mark.parametrize("name", ["IPTC7901.txt", "dpa_two_line.txt"])
def test_real_envelopes(name: str) -> None:
    """Headline, dateline, lede and body, the sender, the time; nothing of the notebook is text."""
    content = sample(name)
    assert iptc7901.recognizes(content)
    assert not anpa.recognizes(content)
    article = iptc7901.read(content, name)
    assert [row.part for row in article.paragraphs[:4]] == [H, D, L, B]
    assert article.first("credit") == "dpa"
    assert article.published is not None
    assert not any(word in row.text for row in article.paragraphs for word in ("dpa ", "#", "=", "Notebook"))


@pytest.mark.parametrize("name", ["IPTC7901.txt", "dpa_two_line.txt"])
def test_mutated_envelopes_raise_nothing_but_wire_errors(name: str) -> None:
    """Changed, lost, doubled and foreign bytes."""
    content, rng = sample(name), random.Random(7901)  # noqa: S311
    outcomes = {True: 0, False: 0}
    for _ in range(300):
        mutated = mutate(content, rng)
        iptc7901.recognizes(mutated)
        try:
            iptc7901.read(mutated, name)
        except WireError:
            outcomes[False] += 1
        else:
            outcomes[True] += 1
    assert all(outcomes.values())
