"""A story as a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest
from builders import AT
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from loc.export.html import write
from loc.export.protocol import Story
from loc.model import Article, Inline, Paragraph, Part

Tree: TypeAlias = Any  # the stubs of lxml know less than is read here

HEADLINE = Paragraph(Part.HEADLINE, "Үкімет «Жасыл <көше>» & жолды бекітті")
PARAGRAPHS = (
    HEADLINE,
    Paragraph(Part.BYLINE, "Айгерім Серікова"),
    Paragraph(Part.CAPTION, "Үкімет үйі. Сурет: Асқар Тілеу"),
    Paragraph(Part.DATELINE, "АСТАНА. ҚазАқпарат"),
    Paragraph(Part.LEDE, "Үкімет есепті бекітті.", inlines=(Inline((7, 13), "a", "https://gov.kz/?a=1&b=2"),)),
    Paragraph(Part.SUBHEAD, "Келесі қадам"),
    Paragraph(Part.BODY, "Ауданы 5 м2.", inlines=(Inline((10, 11), "sup"),)),
)


def page(*paragraphs: Paragraph, lang: str = "kk", published: datetime | None = AT) -> str:
    article = Article("2026-11-23-road", paragraphs, lang, published=published)
    return write(Story(article, replace(article, lang="en"))).decode()


def parse(text: str) -> Tree:
    return html.document_fromstring(text)


def test_every_part_stands_in_its_element() -> None:
    """One h1, the time, figcaption, h2 and p; the dateline opens the lede past the caption, in bold with a dash."""
    root = parse(page(*PARAGRAPHS))
    assert (root.get("lang"), root.findtext("head/title")) == ("kk", HEADLINE.text)
    (article,) = root.iterfind("body/article")
    assert [(row.tag, row.text_content()) for row in article] == [
        ("h1", HEADLINE.text),
        ("p", "2026\u202fж. 23 қараша"),
        ("p", "Айгерім Серікова"),
        ("figure", "Үкімет үйі. Сурет: Асқар Тілеу"),
        ("p", "АСТАНА. ҚазАқпарат – Үкімет есепті бекітті."),
        ("h2", "Келесі қадам"),
        ("p", "Ауданы 5 м2."),
    ]
    assert article.find("figure")[0].tag == "figcaption"
    assert article.findtext("p/b") == "АСТАНА. ҚазАқпарат"
    assert [(link.get("href"), link.text) for link in article.iter("a")] == [("https://gov.kz/?a=1&b=2", "есепті")]
    assert [row.text for row in article.iter("sup")] == ["2"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 11, 23, tzinfo=UTC), "2026-11-23"),
        (datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "2026-11-23T09:05:00Z"),
    ],
)
def test_machines_read_the_time(at: datetime, expected: str) -> None:
    """Midnight is a day without a time."""
    assert parse(page(HEADLINE, published=at)).find(".//time").get("datetime") == expected


def test_without_a_headline_the_slug_is_the_title() -> None:
    """The day comes first then; a dateline that has no paragraph is not lost."""
    root = parse(page(Paragraph(Part.DATELINE, "АСТАНА")))
    assert root.findtext("head/title") == "2026-11-23-road"
    assert [row.text_content() for row in root.find("body/article")] == ["2026\u202fж. 23 қараша", "АСТАНА"]


def test_nothing_in_the_text_is_markup() -> None:
    """Neither in the title nor in the language can an element be smuggled in."""
    text = page(Paragraph(Part.HEADLINE, "</title><script>x</script>"), lang='kk"><script>', published=None)
    assert "<script" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1))
def test_any_text_is_read_back(text: str) -> None:
    """A parser of HTML finds the same characters."""
    (paragraph,) = parse(page(Paragraph(Part.BODY, text), published=None)).iter("p")
    assert paragraph.text_content() == text
