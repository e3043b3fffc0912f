"""Paragraphs as escaped markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loc.export.xhtml import block_html, clean, mark_up, paragraph_html
from loc.ingest.markup.inline import collect_inline
from loc.model import Inline, Paragraph, Part

INLINES = st.builds(
    lambda start, length, tag, href: Inline((start, start + length), tag, href),
    st.integers(-2, 30),
    st.integers(-1, 30),
    st.sampled_from(["a", "b", "i", "u", "sub", "sup", "script"]),
    st.sampled_from(["https://example.kz/?a=1&b=2", 'https://example.kz/"><script>', "javascript:alert(1)", ""]),
)
PARAGRAPHS = st.builds(
    lambda text, inlines: Paragraph(Part.BODY, text, 1, tuple(inlines)), st.text(max_size=30), st.lists(INLINES)
)


def make(text: str, *inlines: Inline, part: Part = Part.BODY) -> Paragraph:
    return Paragraph(part, text, 1, inlines)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (make("Ол шықты."), "<p>Ол шықты.</p>"),
        (make("a < b & c > d"), "<p>a &lt; b &amp; c &gt; d</p>"),
        (make("<script>x</script>]]>"), "<p>&lt;script&gt;x&lt;/script&gt;]]&gt;</p>"),
        (make("Ол шықты.", Inline((3, 8), "b")), "<p>Ол <b>шықты</b>.</p>"),
        (
            make("Есеп шықты.", Inline((0, 4), "a", "https://example.kz/?a=1&b=2")),
            '<p><a href="https://example.kz/?a=1&amp;b=2">Есеп</a> шықты.</p>',
        ),
        (make("abc", Inline((0, 3), "b"), Inline((1, 2), "i")), "<p><b>a<i>b</i>c</b></p>"),
        (make("CO2", Inline((2, 3), "sub")), "<p>CO<sub>2</sub></p>"),
        (make("abc", Inline((0, 3), "b"), Inline((0, 3), "i")), "<p><b><i>abc</i></b></p>"),
        (make("ab", Inline((0, 1), "b"), Inline((1, 2), "i")), "<p><b>a</b><i>b</i></p>"),
    ],
)
def test_inlines_stand_around_their_words(paragraph: Paragraph, expected: str) -> None:
    """Nested, side by side, over the whole; everything else is escaped."""
    assert paragraph_html(paragraph) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (make("abcd", Inline((0, 3), "b"), Inline((2, 4), "i")), "<b>ab<i>c</i></b>d"),
        (make("abc", Inline((0, 3), "b"), Inline((1, 2), "b")), "<b>abc</b>"),
        (make("abc", Inline((0, 3), "a", "javascript:alert(1)")), "abc"),
        (make("abc", Inline((1, 9), "b")), "abc"),
        (make("abc", Inline((1, 1), "b")), "abc"),
        (make("abc", Inline((0, 1), "blink")), "abc"),
    ],
)
def test_what_is_no_proper_markup_is_mended_or_left_out(paragraph: Paragraph, expected: str) -> None:
    """Spans that cross, repeat, are empty or lie outside, links that run scripts, tags nobody knows."""
    assert mark_up(paragraph) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x07c\x1bd", "abcd"),
        ("a\x0bb\x0cc", "a b c"),
        ("a\ufffeb\uffff", "ab"),
        ("a\t\n\rb", "a\t\n\rb"),
        ("\u200fa\u202eb\u2066c", "\u200fa\u202eb\u2066c"),
        ("😀", "😀"),
    ],
)
def test_only_what_xml_forbids_is_dropped(text: str, expected: str) -> None:
    """Control characters go, bidi marks and characters beyond the BMP stay."""
    assert clean(text) == expected


def test_each_part_has_its_element() -> None:
    """Headline h1, subhead h2, a caption in its figure, text p."""
    assert [block_html(make("x", part=part)) for part in (Part.HEADLINE, Part.SUBHEAD, Part.LEDE, Part.BODY)] == [
        "<h1>x</h1>",
        "<h2>x</h2>",
        "<p>x</p>",
        "<p>x</p>",
    ]
    assert block_html(make("x", part=Part.CAPTION)) == "<figure><figcaption>x</figcaption></figure>"


@given(PARAGRAPHS)
def test_any_paragraph_is_well_formed_and_keeps_its_text(paragraph: Paragraph) -> None:
    """Whatever the spans, a parser reads back the text, and no element but those of markup."""
    root = etree.fromstring(paragraph_html(paragraph))
    text = clean(paragraph.text).replace("\r\n", "\n").replace("\r", "\n")
    assert etree.tostring(root, method="text", encoding="unicode") == text
    assert {str(element.tag) for element in root.iter()} <= {"p", "a", "b", "i", "u", "sub", "sup"}
    assert not any("script" in (element.get("href") or "").split(":")[0] for element in root.iter())


def test_what_is_written_is_read_back() -> None:
    """The reader's inlines are the writer's."""
    inlines = (Inline((0, 4), "a", "https://example.kz/"), Inline((5, 10), "b"), Inline((6, 8), "i"))
    assert collect_inline(etree.fromstring(paragraph_html(make("Есеп шықты.", *inlines)))) == ("Есеп шықты.", inlines)
