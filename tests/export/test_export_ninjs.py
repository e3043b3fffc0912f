"""ninjs: Superdesk's against its schema, IPTC's by the members its schemas name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from builders import AT
from export.wire_schemas import find_superdesk_faults
from export.wire_story import (
    HOSTILE_KEPT,
    make_bare,
    make_embargoed,
    make_hostile,
    make_wire_story,
    with_signal,
)

from loc.export.item import GENERATOR
from loc.export.ninjs import write
from loc.export.protocol import Story
from loc.ingest.registry import READERS
from loc.model import Paragraph, Part, Signal

STANDARD = '{{"name": "ninjs", "version": "{}"}}'
# All members that ninjs 2.1 and 3.0 have at the top (iptc.org/std/ninjs, ninjs-schema_2.1.json, _3.0.json).
MEMBERS_2 = """\
uri type representationtype profile version firstcreated versioncreated contentcreated embargoed pubstatus urgency
copyrightholder copyrightnotice usageterms ednote language descriptions bodies headlines people organisations
places subjects events objects infosources title by slugline located renditions associations altids
trustindicators standard genres expires rightsinfo
"""
MEMBERS_3 = """\
uri type representationType profile version firstCreated versionCreated contentCreated embargoedUntil pubStatus
urgency copyrightHolder copyrightNotice usageTerms edNote language descriptions bodies headlines people
organisations places subjects events eventDetails plannedCoverage objects infoSources title by slugline located
renditions associations altIds trustIndicators standard genres expires rightsInfo
"""


def read(story: Story) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(write(story))
    return made


def read_as(version: str, **meta: str) -> dict[str, Any]:
    return read(make_wire_story(format="ninjs", standard=STANDARD.format(version), **meta))


def test_a_story_in_superdesk_ninjs() -> None:
    """Every field of the story stands where Superdesk looks for it."""
    made = read(make_wire_story())
    body = made.pop("body_html")
    assert made == {
        "guid": "urn:newsml:example.kz:20261123:plant:kk",
        "type": "text",
        "version": "3",
        "versioncreated": "2026-11-23T09:00:00Z",
        "pubstatus": "usable",
        "language": "kk",
        "urgency": 4,
        "copyrightnotice": "© Example News 2026",
        "usageterms": "No archive use",
        "slugline": "KAZAKHSTAN-PLANT",
        "headline": "Атырауда турбина зауыты ашылды",
        "byline": "Айгерім Серікова",
        "located": "АТЫРАУ",
        "keywords": ["energy", "Atyrau"],
        "source": "Example News",
        "associations": {
            "translationof": {
                "guid": "urn:newsml:example.kz:20261123:plant",
                "type": "text",
                "version": "3",
                "language": "en",
                "headline": "Turbine plant opens in Atyrau",
            }
        },
        "extra": {"generator": GENERATOR},
    }
    assert body.split("\n") == [
        '<p>АТЫРАУ. ҚазАқпарат – Дүйсенбіде <a href="https://example.kz/">турбина зауыты</a> ашылды.</p>',
        "<h2>Келесі кезең</h2>",
        "<p>Ол жылына <b>25</b> <i>турбина</i> шығарады.</p>",
        "<figure><figcaption>Зауыт ашылар алдында.</figcaption></figure>",
    ]


@pytest.mark.parametrize(
    "story",
    [
        make_wire_story(),
        with_signal(Signal.CORRECTION, make_wire_story(ednote="Corrects the number of turbines")),
        with_signal(Signal.KILL, make_wire_story()),
        make_embargoed(make_wire_story()),
        make_wire_story(format="ninjs", subject='[{"name": "energy", "code": "medtop:1", "rel": "about"}]', genre="x"),
        make_bare(),
        make_hostile(),
    ],
    ids=["whole", "correction", "kill", "embargo", "subjects", "bare", "hostile"],
)
def test_superdesk_ninjs_fits_its_schema(story: Story) -> None:
    """With and without each field, and with text that is made to break it."""
    assert find_superdesk_faults(read(story)) == []


@pytest.mark.parametrize(("version", "known"), [("2.1", MEMBERS_2), ("2.3", MEMBERS_2), ("3.0", MEMBERS_3)])
def test_a_story_leaves_in_the_version_it_came_in(version: str, known: str) -> None:
    """2.x has lists of headlines and bodies, 3.x camel case; neither has a member its schema does not know."""
    made = read_as(version, ednote="Adds quotes", genres='[{"name": "Article", "uri": "x:1", "who": "?"}]', people="{}")
    content_type = "contentType" if version == "3.0" else "contenttype"
    assert set(made) <= set(known.split())
    assert set(made["associations"][0]) - {"name", "rel"} <= set(known.split())
    assert made["standard"]["version"] == ("3.0" if version == "3.0" else "2.1")
    assert made["uri"] == "urn:newsml:example.kz:20261123:plant:kk"
    assert made["headlines"] == [{"role": "main", "value": "Атырауда турбина зауыты ашылды"}]
    assert [set(body) for body in made["bodies"]] == [{"role", content_type, "value"}]
    assert made["bodies"][0][content_type] == "text/html"
    assert made["by"] == "Айгерім Серікова"
    assert made["subjects"] == [{"name": "energy"}, {"name": "Atyrau"}]
    assert made["genres"] == [{"name": "Article", "uri": "x:1"}]
    assert made["infoSources" if version == "3.0" else "infosources"] == [{"name": "Example News"}]
    (link,) = made["associations"]
    assert (link["name"], link["uri"], link["version"]) == (
        "translationof",
        "urn:newsml:example.kz:20261123:plant",
        "3",
    )
    assert link.get("rel") == ("translationof" if version == "3.0" else None)
    assert link["language"] == "en"


def test_iptc_1_has_uri_for_guid() -> None:
    """And none of Superdesk's members."""
    made = read_as("1.4", subject='[{"name": "energy", "code": "20000257"}, 7, {"lang": 1}]')
    assert made["uri"] == "urn:newsml:example.kz:20261123:plant:kk"
    assert made["subject"][0] == {"name": "energy", "code": "20000257"}
    assert not {"guid", "source", "keywords", "signal", "extra"} & set(made)
    assert made["associations"]["translationof"]["uri"] == "urn:newsml:example.kz:20261123:plant"


def test_the_standard_of_another_format_is_not_ninjs() -> None:
    """NewsML-G2 has a standard and version as well."""
    assert "guid" in read(make_wire_story(format="newsml-g2", standard="NewsML-G2 2.35"))


@pytest.mark.parametrize(
    ("guid", "expected"),
    [
        ("tag:example.kz,2026:1", "tag:example.kz,2026:1:kk"),
        ("https://example.kz/news/1", "https://example.kz/news/1#kk"),
        ("https://example.kz/news/1#top", "https://example.kz/news/1#top:kk"),
        ("", "urn:loc:2026-11-23-plant:kk"),
    ],
)
def test_a_guid_is_made_of_the_original_and_the_language(guid: str, expected: str) -> None:
    """The same for each take, another for each language, an identifier of the same kind."""
    assert read(make_wire_story(guid=guid))["guid"] == expected


def test_a_slug_makes_a_guid_that_is_a_urn() -> None:
    """Letters beyond ASCII are escaped."""
    assert read(make_bare())["guid"] == "urn:loc:flash/2026-11-23-%D0%BD%D2%B1%D1%80:ru"


@pytest.mark.parametrize(
    ("signal", "status", "signals"),
    [
        (Signal.NEW, "usable", None),
        (Signal.UPDATE, "usable", [{"code": "sig:update", "name": "update"}]),
        (Signal.CORRECTION, "usable", [{"code": "sig:correction", "name": "correction"}]),
        (Signal.WITHDRAWAL, "withheld", None),
        (Signal.KILL, "canceled", None),
    ],
)
def test_signals_become_status_and_signal(signal: Signal, status: str, signals: list[dict[str, str]] | None) -> None:
    """What takes a story back is its status."""
    made = read(with_signal(signal, make_wire_story()))
    assert (made["pubstatus"], made.get("signal")) == (status, signals)


def test_a_signal_without_a_member_is_in_the_note() -> None:
    """IPTC's versions have no other place; the wire's own note comes first."""
    story = with_signal(Signal.CORRECTION, make_wire_story(format="ninjs", standard=STANDARD.format("2.1")))
    assert read(story)["ednote"] == "CORRECTION"


@pytest.mark.parametrize(("urgency", "expected"), [("1", 1), ("9", 9), ("0", None), ("high", None), ("12", None)])
def test_urgency_is_a_number_or_nothing(urgency: str, expected: int | None) -> None:
    """1 to 9, as all IPTC formats count."""
    assert read(make_wire_story(urgency=urgency)).get("urgency") == expected


def test_an_embargo_is_kept() -> None:
    """In the name of each version."""
    assert read(make_embargoed(make_wire_story()))["embargoed"] == "2026-11-23T10:00:00Z"
    third = make_wire_story(format="ninjs", standard=STANDARD.format("3.0"))
    assert read(make_embargoed(third))["embargoedUntil"] == "2026-11-23T10:00:00Z"


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("АСТАНА. ҚазАқпарат", "АСТАНА"),
        ("НЬЮ-ЙОРК, 23 қараша (Рейтер)", "НЬЮ-ЙОРК"),
        ("ВАШИНГТОН (AP)", "ВАШИНГТОН"),
        ("МОСКВА /ТАСС/", "МОСКВА"),
        ("АЛМАТЫ", "АЛМАТЫ"),
    ],
)
def test_the_place_is_the_datelines(dateline: str, place: str) -> None:
    """Without agency and day; the whole dateline opens the text."""
    made = read(make_wire_story(Paragraph(Part.DATELINE, dateline), Paragraph(Part.LEDE, "Мәтін.")))
    assert (made["located"], made["body_html"]) == (place, f"<p>{dateline} – Мәтін.</p>")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("dateline subhead lede", "<h2>subhead</h2>\n<p>dateline – lede</p>"),
        ("dateline", "<p>dateline</p>"),
        ("dateline caption", "<figure><figcaption>caption</figcaption></figure>\n<p>dateline</p>"),
    ],
)
def test_a_dateline_waits_for_text(parts: str, expected: str) -> None:
    """It opens no subhead and no caption, and is never lost."""
    made = read(make_wire_story(*(Paragraph(Part(name), name) for name in parts.split())))
    assert made["body_html"] == expected


def test_a_story_without_anything_says_what_it_is() -> None:
    """No empty member, no invented time."""
    made = read(make_bare())
    assert set(made) == {"guid", "type", "version", "pubstatus", "language", "associations", "extra"}


def test_hostile_text_stays_text() -> None:
    """Escaped in the body, as it is elsewhere, without control characters."""
    made = read(make_hostile())
    assert made["headline"] == HOSTILE_KEPT
    assert "<script" not in made["body_html"]
    assert "\x00" not in write(make_hostile()).decode()


@pytest.mark.skipif("ninjs" not in READERS.rows, reason="no ninjs reader")
@pytest.mark.parametrize("version", ["", "1.4", "2.1", "3.0"])
def test_our_reader_reads_what_was_written(version: str) -> None:
    """The same paragraphs, language, time, urgency and guid."""
    meta = {"format": "ninjs", "standard": STANDARD.format(version)} if version else {}
    story = make_wire_story(**meta)
    article = READERS.load("ninjs").read(write(story), "x.json")
    texts = [(row.part, row.text, row.inlines) for row in article.paragraphs]
    assert texts == [(row.part, row.text, row.inlines) for row in story.article.paragraphs]
    assert (article.lang, article.published, article.first("urgency")) == ("kk", AT, "4")
    assert article.first("guid") == "urn:newsml:example.kz:20261123:plant:kk"


def test_the_schema_would_notice() -> None:
    """The check above can fail."""
    assert find_superdesk_faults({**read(make_wire_story()), "uri": "x"}) != []
