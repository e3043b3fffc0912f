"""Plain text with the header, slug and end lines of agencies."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import WireError
from loc.ingest.plain import read
from loc.model import Article, Part, Signal

H, BY, D, L, S, B = Part.HEADLINE, Part.BYLINE, Part.DATELINE, Part.LEDE, Part.SUBHEAD, Part.BODY


def wire(text: str) -> Article:
    return read(text.encode(), "x")


def parts(text: str) -> list[tuple[Part, str, int]]:
    return [(row.part, row.text, row.line) for row in wire(text).paragraphs]


HEADERS = """Headline: Kazakhstan opens a plant
Slug: KAZAKHSTAN-PLANT
Date: 2026-11-23T09:00:00Z
By: Aigerim Serikova
Dateline: ASTANA
Credit: Kazinform
Embargo: 23 November 2026 15:00 Astana time
Urgency: 3
Keywords: energy, turbines; wind
Version: 2
Take: 3
Language: en-GB
Guid: urn:newsml:example:1
Eds: With photos.
Desk: Economy,
  second floor

The plant has opened.

Astana: a city of plants.
"""


def test_header_lines_find_their_fields() -> None:
    """Every field is mapped; a key nobody knows stays in meta under its own name."""
    article = wire(HEADERS)
    assert [(row.part, row.text, row.line) for row in article.paragraphs] == [
        (H, "Kazakhstan opens a plant", 1),
        (BY, "By Aigerim Serikova", 4),
        (D, "ASTANA", 18),
        (L, "The plant has opened.", 18),
        (B, "Astana: a city of plants.", 20),
    ]
    assert (article.lang, article.take, article.signal) == ("en", 3, Signal.NEW)
    assert article.published == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert article.embargo == datetime(2026, 11, 23, 10, tzinfo=UTC)
    for name, value in {
        "slugline": "KAZAKHSTAN-PLANT",
        "credit": "Kazinform",
        "urgency": "3",
        "version": "2",
        "guid": "urn:newsml:example:1",
        "desk": "Economy, second floor",
        "ednote": "Eds: With photos.",
    }.items():
        assert article.first(name) == value
    assert [value for name, value in article.meta if name == "keyword"] == ["energy", "turbines", "wind"]


REUTERS = """^KAZAKHSTAN-OIL/ (UPDATE 2)
UPDATE 2-Kazakhstan opens a plant

* Turbines from Atyrau
* Exports next year

(Adds quotes, background)

By Aigerim Serikova and Ludwig van der Berg

ASTANA, Nov 23 (Reuters) - Kazakhstan has opened a plant.
   It makes turbines
and exports them.

(MORE)
###
Contact: desk@example.org
"""


def test_a_story_in_the_style_of_reuters() -> None:
    """Slug, bullets, note, byline, dateline and end mark each go where they belong."""
    article = wire(REUTERS)
    assert [(row.part, row.text) for row in article.paragraphs] == [
        (H, "Kazakhstan opens a plant"),
        (B, "* Turbines from Atyrau"),
        (B, "* Exports next year"),
        (BY, "By Aigerim Serikova and Ludwig van der Berg"),
        (D, "ASTANA, Nov 23 (Reuters)"),
        (L, "Kazakhstan has opened a plant."),
        (B, "It makes turbines\nand exports them."),
    ]
    assert (article.signal, article.take, article.first("version")) == (Signal.UPDATE, 3, "2")
    assert article.first("slugline") == "KAZAKHSTAN-OIL"
    assert article.first("ednote") == "(Adds quotes, background)"
    assert article.first("tag") == "UPDATE 2-"
    assert article.first("continued") == "(MORE)"
    assert article.first("tail") == "Contact: desk@example.org"


AP = """a0456
BC-Kazakhstan Oil,2nd Ld-Writethru,466
Eds: Updates with quotes. With AP Photos.
Kazakhstan opens a plant
By PAUL DOE
AP Business Writer
ASTANA, Kazakhstan (AP) — Kazakhstan has opened a plant.

-0-

AP-WF-11-23-26 1509GMT
"""


def test_a_story_in_the_style_of_the_ap() -> None:
    """Lines without blank ones between are told apart; the time of sending is the time of publication."""
    article = wire(AP)
    assert [(row.part, row.text, row.line) for row in article.paragraphs] == [
        (H, "Kazakhstan opens a plant", 4),
        (BY, "By PAUL DOE\nAP Business Writer", 5),
        (D, "ASTANA, Kazakhstan (AP)", 7),
        (L, "Kazakhstan has opened a plant.", 7),
    ]
    assert (article.signal, article.take) == (Signal.UPDATE, 3)
    assert article.published == datetime(2026, 11, 23, 15, 9, tzinfo=UTC)
    assert [article.first(name) for name in ("transmission", "slugline", "lead", "words")] == [
        "a0456",
        "BC-Kazakhstan Oil",
        "2nd Ld-Writethru",
        "466",
    ]


SIGNALS = {
    "CORRECTED-Oil rises\n\nOil has risen.\n": (Signal.CORRECTION, 1, "Oil rises"),
    " date 2026-11-23 UPDATE 1-Oil rises\n\nOil has risen.\n": (Signal.UPDATE, 2, "Oil rises"),
    "Oil rises\n\n(Corrects price in paragraph\n 2)\n\nOil has risen.\n": (Signal.CORRECTION, 1, "Oil rises"),
    "BC-KAZAKHSTAN-OIL (take 2 of 3)\n\nOil rises\n\nOil has risen.\n": (Signal.NEW, 2, "Oil rises"),
    "MANDATORY KILL\n\nEditors: Please kill the story on oil.\n": (Signal.KILL, 1, "MANDATORY KILL"),
    "Editors: Please kill the story on oil.\n": (Signal.KILL, 1, "Editors: Please kill the story on oil."),
    "BC-Kazakhstan-Oil, KILL\n\nOil rises\n\nThe price was wrong.\n": (Signal.KILL, 1, "Oil rises"),
    "WITHDRAWN: Oil rises\n\nOil has risen.\n": (Signal.WITHDRAWAL, 1, "Oil rises"),
    "Status: withdrawn\nHeadline: Oil rises\n\nOil has risen.\n": (Signal.WITHDRAWAL, 1, "Oil rises"),
    "Police kill two\n\nThe army has withdrawn. It adds updates.\n": (Signal.NEW, 1, "Police kill two"),
    "Attack in the city, 6-year-old killed\n\nIt was quiet.\n": (
        Signal.NEW,
        1,
        "Attack in the city, 6-year-old killed",
    ),
    "Kazakhstan Oil, 1st Ld-Writethru\n\nOil rises\n\nOil has risen.\n": (Signal.UPDATE, 2, "Oil rises"),
    "COVID-19\n\nThe illness is back.\n": (Signal.NEW, 1, "COVID-19"),
}


@pytest.mark.parametrize("text", SIGNALS)
def test_signals_and_takes_of_plain_wires(text: str) -> None:
    """Tags, notes, slug lines and kills, alone or with a story; UPDATE 1 is the second take."""
    article = wire(text)
    assert (article.signal, article.take, article.paragraphs[0].text) == SIGNALS[text]


@pytest.mark.parametrize("mark", ["-0-", "(END)", "--30--", "###", "# # #", "Enditem", "ENDS", "/ENDS/"])
@pytest.mark.parametrize("before", ["\n\n", "\n"])
def test_nothing_after_the_end_mark_is_text(mark: str, before: str) -> None:
    """The mark goes, what follows it is kept in meta."""
    article = wire(f"Oil rises\n\nOil has risen.{before}{mark}\nTel. 123\n")
    assert [row.text for row in article.paragraphs] == ["Oil rises", "Oil has risen."]
    assert article.first("tail") == "Tel. 123"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("EMBARGOED UNTIL FURTHER NOTICE\nOil rises\n\nOil has risen.\n", 1),
        ("Oil rises\n\nEMBARGOED\n\nOil has risen.\n", 3),
        ("Headline: Oil rises\nEmbargo: tomorrow at nine\n\nOil has risen.\n", 2),
        ("Eds: Embargoed until 6 p.m. EST Sunday.\nOil rises\n\nOil has risen.\n", 1),
        ("Oil rises\n\nOil has risen.\n\nNOT FOR RELEASE BEFORE MONDAY\n", 5),
    ],
)
def test_an_embargo_that_cannot_be_read_refuses_the_wire(text: str, line: int) -> None:
    """Better no story than one too early; the line is named."""
    with pytest.raises(WireError, match=rf"x:{line}: expected an embargo"):
        wire(text)


def test_the_latest_of_two_embargoes_counts() -> None:
    """Header and note may differ."""
    text = "Embargo: 2026-11-23 09:00\nHeadline: Oil\nEds: Embargoed until 0900 GMT Nov. 24, 2026.\n\nText.\n"
    assert wire(text).embargo == datetime(2026, 11, 24, 9, tzinfo=UTC)


DATELINES = {
    "ASTANA, November 23. /TASS/. The plant has opened.": "ASTANA, November 23. /TASS/",
    "МОСКВА, 23 ноября. /ТАСС/. Завод открыт.": "МОСКВА, 23 ноября. /ТАСС/",
    "МОСКВА, 23 ноя – РИА Новости. Завод открыт.": "МОСКВА, 23 ноя – РИА Новости",
    "АСТАНА. 3 қараша. ҚазАқпарат – Зауыт ашылды.": "АСТАНА. 3 қараша. ҚазАқпарат",
    "ASTANA. KAZINFORM /Aigerim Serikova/ – The plant has opened.": "ASTANA. KAZINFORM /Aigerim Serikova/",
    "ASTANA. November 23. KAZINFORM – The plant has opened.": "ASTANA. November 23. KAZINFORM",
    "Nov 23 (Reuters) - The plant has opened.": "Nov 23 (Reuters)",
    "LONDON/ASTANA, Nov 23 (Reuters) - The plant has opened.": "LONDON/ASTANA, Nov 23 (Reuters)",
    "WASHINGTON, D.C. (AP) — The plant has opened.": "WASHINGTON, D.C. (AP)",
    "THE HAGUE, Netherlands — The court has met.": "THE HAGUE, Netherlands",
    "Astana, Nov 23, 2026 (AFP) - The plant has opened.": "Astana, Nov 23, 2026 (AFP)",
    "ASTANA, Nov. 23 (Xinhua) -- The plant has opened.": "ASTANA, Nov. 23 (Xinhua)",
    "ASTANA. Nov 23 (Interfax) - The plant has opened.": "ASTANA. Nov 23 (Interfax)",
    "BAKU, Azerbaijan, November 23. The plant has opened.": "BAKU, Azerbaijan, November 23",
    "Berlin (dpa) - The plant has opened.": "Berlin (dpa)",
    "(ANSA) - ROME, NOV 23 - The plant has opened.": "(ANSA) - ROME, NOV 23",
    "(ANSA) - Rome, November 23 - The plant has opened.": "(ANSA) - Rome, November 23",
    "(New York, NY - November 23) The plant has opened.": "(New York, NY - November 23)",
    "EU, UN and NATO – the three that met – have agreed.": None,
    "The Senate (SEC) – the upper house – has met.": None,
    "Tokayev (right) – the president – has spoken.": None,
    "In Astana, November 23 – the day of the vote – was calm.": None,
}


@pytest.mark.parametrize("text", DATELINES)
def test_datelines_of_agencies(text: str) -> None:
    """The forms of nine agencies, and sentences that begin like them."""
    found = [row[1] for row in parts(f"Head\n\n{text}\n") if row[0] is D]
    assert found == ([DATELINES[text]] if DATELINES[text] else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Olga Doe, Maria Roe and Tamara Poe", True),
        ("By JOHN SMITH\nAP Sports Writer", True),
        ("By Anna Schmidt, dpa", True),
        ("by Zhang Wei", True),
        ("By Monday the plant had opened", False),
        ("By opening the plant, the city has grown.", False),
        ("By the numbers", False),
    ],
)
def test_bylines(text: str, expected: bool) -> None:
    """Names, particles, jobs; not a sentence that begins with By."""
    assert any(row[0] is BY for row in parts(f"Head\n\n{text}\n\nThe plant has opened.\n")) is expected


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n"), max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but WireError, and no paragraph is empty."""
    try:
        article = wire(text)
    except WireError:
        return
    assert all(row.text.strip() and row.line >= 1 for row in article.paragraphs)
