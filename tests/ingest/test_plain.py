"""The plain format and the parts of a story."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from builders import ROOT

from loc.errors import WireError
from loc.ingest.read import read_article
from loc.ingest.slug import name_story
from loc.model import Paragraph, Part

WIRE = """ date 2026-11-23 Kazakhstan opens a plant

By Aigerim Serikova

ASTANA. KAZINFORM – The plant has opened.

It makes turbines.
It stands in Atyrau.

What comes next

A second line
is wrapped here.
"""


def parts(text: str) -> list[tuple[Part, str, int]]:
    return [(row.part, row.text, row.line) for row in read_article(text.encode(), "x").paragraphs]


def test_every_part_is_recognised() -> None:
    """Headline, byline, dateline without its dash, lede, subhead, body; each with its line of the file."""
    assert parts(WIRE) == [
        (Part.HEADLINE, "Kazakhstan opens a plant", 1),
        (Part.BYLINE, "By Aigerim Serikova", 3),
        (Part.DATELINE, "ASTANA. KAZINFORM", 5),
        (Part.LEDE, "The plant has opened.", 5),
        (Part.BODY, "It makes turbines.", 7),
        (Part.BODY, "It stands in Atyrau.", 8),
        (Part.SUBHEAD, "What comes next", 10),
        (Part.BODY, "A second line\nis wrapped here.", 12),
    ]


def test_the_sample_story_is_recognised() -> None:
    """The shipped story has headline, dateline, lede and twelve paragraphs more, and its day."""
    name = "sources/2021-09-16-csto-dushanbe.txt"
    article = read_article((ROOT / name).read_bytes(), name)
    assert [row.part for row in article.paragraphs] == [Part.HEADLINE, Part.DATELINE, Part.LEDE, *[Part.BODY] * 12]
    assert article.paragraphs[1] == Paragraph(Part.DATELINE, "DUSHANBE. KAZINFORM", 3)
    assert article.published == datetime(2021, 9, 16, tzinfo=UTC)


DATELINES = {
    "ASTANA. KAZINFORM – The plant": "ASTANA. KAZINFORM",
    "NUR-SULTAN. KAZINFORM - The plant": "NUR-SULTAN. KAZINFORM",
    "ASTANA, Nov 23 (Reuters) - The plant": "ASTANA, Nov 23 (Reuters)",
    "WASHINGTON (AP) — The plant": "WASHINGTON (AP)",
    "NEW YORK, Nov. 23 (AP) — The plant": "NEW YORK, Nov. 23 (AP)",
    "АСТАНА. ҚазАқпарат – Зауыт": "АСТАНА. ҚазАқпарат",
    "The plant – a new one – has opened.": None,
    "OPEC – the group of oil exporters – has met.": None,
    "A – B": None,
    "KAZAKHSTAN.KZ opened": None,
}


@pytest.mark.parametrize("text", DATELINES)
def test_datelines_of_the_wires(text: str) -> None:
    """A place in capitals with day or agency before the dash is a dateline; a dash alone is none."""
    found = [row[1] for row in parts(f"Head\n\n{text}\n") if row[0] is Part.DATELINE]
    assert found == ([DATELINES[text]] if DATELINES[text] else [])


def test_a_wire_without_the_date_line_is_read() -> None:
    """The first line is the headline, the day stays open."""
    article = read_article(b"Head of the story\n\nIt goes on.\n", "x")
    assert (article.published, article.paragraphs[0].text) == (None, "Head of the story")


def test_a_wire_that_begins_with_its_dateline_has_no_headline() -> None:
    """A dateline is never taken for a headline."""
    assert parts("ASTANA. KAZINFORM – The plant has opened.\n")[0][0] is Part.DATELINE


def test_a_wrong_day_is_refused_with_its_line() -> None:
    """Line, what was expected and what came."""
    with pytest.raises(WireError, match=r"x:2: expected ` date YYYY-MM-DD Headline`, got the day '2026-13-01'"):
        read_article(b"\n date 2026-13-01 Head\n\nText.\n", "x")


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("", "2026-11-23-kazakhstan-opens-plant"),
        ("turbines", "2026-11-23-turbines"),
        ("2020-01-01-turbines", "2026-11-23-turbines"),
        ("../../etc/Pass wd", "2026-11-23-etc-pass-wd"),
        ("Жаңалық №5", "2026-11-23-жаңалық-5"),
        ("...", "2026-11-23-kazakhstan-opens-plant"),
    ],
)
def test_stories_are_named_by_day_and_slug(stem: str, name: str) -> None:
    """The file's own name, else the telling words of the headline; never a path out of sources/."""
    assert name_story(read_article(WIRE.encode(), "x"), stem) == name
