"""A story as CommonMark, read back by a parser of CommonMark."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, TypeAlias

import pytest
from builders import AT
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from loc.export.markdown import render_inlines, write
from loc.export.protocol import Story
from loc.model import Article, Inline, Paragraph, Part, Span

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is missing: pip install markdown-it-py")

Tree: TypeAlias = Any  # the stubs of lxml know less than is read here


def text_of(*paragraphs: Paragraph, published: datetime | None = None, lang: str = "ru") -> str:
    article = Article("2026-11-23-road", paragraphs, lang, published=published)
    return write(Story(article, replace(article, lang="en"))).decode()


def parse(text: str) -> Tree:
    """The page a reader sees, in one <div>."""
    return html.fragment_fromstring(markdown_it.MarkdownIt("commonmark").render(text), create_parent="div")


def test_story() -> None:
    """Headline, day in words, dateline in bold with a dash, link, subhead."""
    paragraphs = (
        Paragraph(Part.HEADLINE, "Дорогу откроют"),
        Paragraph(Part.DATELINE, "АСТАНА. КАЗИНФОРМ", inlines=(Inline((0, 6), "b"),)),
        Paragraph(Part.LEDE, "Отчёт опубликован.", inlines=(Inline((0, 5), "a", "https://gov.kz/?a=1&b=2"),)),
        Paragraph(Part.SUBHEAD, "Что дальше"),
        Paragraph(Part.BODY, "Площадь 5 м2, это много.", inlines=(Inline((11, 12), "sup"), Inline((14, 17), "i"))),
    )
    assert text_of(*paragraphs, published=AT) == (
        "# Дорогу откроют\n\n23 ноября 2026\u202fг.\n\n**АСТАНА. КАЗИНФОРМ** – "
        "[Отчёт](<https://gov.kz/?a=1&b=2>) опубликован.\n\n## Что дальше\n\nПлощадь 5 м<sup>2</sup>, *это* много.\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Первый пункт", "1\\. Первый пункт"),
        ("2026. Год рекордов", "2026\\. Год рекордов"),
        ("3,5 процента", "3,5 процента"),
        ("- Да, – сказал он.", "\\- Да, – сказал он."),
        ("-5 °C", "-5 °C"),
        ("---", "\\---"),
        ("#1 в мире", "\\#1 в мире"),
        ("A*B_C [x](y) <b> &amp; `code` ~x~ a|b", "A\\*B\\_C \\[x\\](y) \\<b\\> \\&amp; \\`code\\` \\~x\\~ a\\|b"),
        ("    отступ\nв две строки  ", "отступ в две строки"),
    ],
)
def test_text_is_never_markup(text: str, expected: str) -> None:
    """Escaped where it would begin something, left alone elsewhere."""
    assert text_of(Paragraph(Part.BODY, text)) == f"{expected}\n"
    (paragraph,) = parse(text_of(Paragraph(Part.BODY, text)))
    assert (paragraph.tag, paragraph.text_content()) == ("p", " ".join(text.split()))


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("Это важно.", (4, 9), "Это **важно**."),
        ("Это «важно» всем.", (4, 11), "Это **«важно»** всем."),
        ("Это «важно».", (4, 11), "Это <strong>«важно»</strong>."),
        ("сверх«меры»", (5, 11), "сверх<strong>«меры»</strong>"),
        ("сверхмеры", (5, 9), "сверх<strong>меры</strong>"),
        ("Это важно.", (3, 9), "Это **важно**."),
    ],
)
def test_bold_is_a_mark_where_it_can_be(text: str, span: Span, expected: str) -> None:
    """Stars between letters or before a quotation mark are read as stars: an element says the same."""
    rendered = render_inlines(text, (Inline(span, "b"),))
    assert rendered == expected
    assert [row.text for row in parse(rendered).iter("strong")] == [text[slice(*span)].strip()]


@pytest.mark.parametrize(
    "href", ["https://a.kz/x_(y)", "https://a.kz/?a=1&copy;=2", "https://a.kz/a b<c>", "https://a.kz/*_`x`"]
)
def test_an_address_comes_back_whole(href: str) -> None:
    """But for < and >, which an address has as %3C and %3E, and spaces."""
    (link,) = parse(render_inlines("Отчёт", (Inline((0, 5), "a", href),))).iter("a")
    expected = href.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace("`", "%60")
    assert (link.get("href"), link.text) == (expected, "Отчёт")


LETTERS = st.text(st.sampled_from("аЯәx1 .,-–«»\"'*_`~#+=()[]<>&\\|!:;/№₸\u00a0\n"), max_size=30)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Inline, ...]]:
    """A text with two spans apart and one in the first."""
    text = draw(LETTERS.filter(lambda text: len(text) > 4))
    a, b, c, d, e, f = sorted(draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    tags = draw(st.permutations(["b", "i", "u"]))
    spans = [((a, d), tags[0]), ((b, c), tags[1]), ((e, f), tags[2])]
    return text, tuple(Inline(span, tag) for span, tag in spans if text[slice(*span)].strip())


def letters(text: str) -> str:
    return "".join(text.split())


@given(marked())
@example(("a*b* c", (Inline((0, 3), "b"), Inline((1, 2), "i"))))
def test_markup_is_read_back(case: tuple[str, tuple[Inline, ...]]) -> None:
    """A reader sees the same characters, each under the same marks, whatever stands around them."""
    text, inlines = case
    root = parse(text_of(Paragraph(Part.BODY, text, inlines=inlines)))
    assert letters(root.text_content()) == letters(text)
    names = {"strong": "b", "em": "i", "u": "u"}
    found = sorted((names[row.tag], letters(row.text_content())) for row in root.iter("strong", "em", "u"))
    assert found == sorted((row.tag, letters(text[slice(*row.span)])) for row in inlines)
