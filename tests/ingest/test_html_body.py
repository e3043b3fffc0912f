"""HTML of a body -> paragraphs with their inline markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import WireError
from loc.ingest.markup.html_body import read_body, read_inline, read_text
from loc.lang.markup import tag_text
from loc.model import Inline, Paragraph, Part


def texts(markup: str) -> list[tuple[str, str]]:
    """(part, text with its tags)."""
    return [(row.part.value, tag_text(row.text, row.inlines)) for row in read_body(markup, "x")]


BODIES = {
    "paragraphs": ("<p>One.</p>\n<p>Two.</p>", [("body", "One."), ("body", "Two.")]),
    "inlines": (
        '<p>A <strong>b</strong> <em>c</em> <a href="https://s.example/">d</a>.</p>',
        [("body", "A <b>b</b> <i>c</i> <a>d</a>.")],
    ),
    "headings": ("<p>One.</p><h2>Toll</h2><h4>More</h4>", [("body", "One."), ("subhead", "Toll"), ("subhead", "More")]),
    "bold line": ("<p>One.</p><p><b>What next</b></p>", [("body", "One."), ("subhead", "What next")]),
    "bold sentence": ("<p>One.</p><p><b>It rained.</b></p>", [("body", "One."), ("body", "<b>It rained.</b>")]),
    "bold lede": ("<p><b>Rain</b></p>", [("body", "<b>Rain</b>")]),
    "list": (
        "<p>Three:</p><ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>",
        [("body", "Three:"), ("body", "one"), ("body", "two"), ("body", "three")],
    ),
    "quotation": ("<blockquote><p>“Yes.”</p><p>“No.”</p></blockquote>", [("body", "“Yes.”"), ("body", "“No.”")]),
    "two breaks": ("One<br><br/>Two<br>and more", [("body", "One"), ("body", "Two\nand more")]),
    "one break": ("<p>He came.<br>He saw.</p>", [("body", "He came."), ("body", "He saw.")]),
    "wrapped with breaks": ("<p>He came<br>and saw.</p>", [("body", "He came\nand saw.")]),
    "bold over a break": (
        "<p><b>He came.<br>He</b> saw.</p>",
        [("body", "<b>He came.</b>"), ("body", "<b>He</b> saw.")],
    ),
    "text between blocks": (
        "First.<p>Second.</p>Third.",
        [("body", "First."), ("body", "Second."), ("body", "Third.")],
    ),
    "paragraphs in inline": ("<font><p>One.</p><p>Two.</p></font>", [("body", "One."), ("body", "Two.")]),
    "caption": (
        "<figure><img><figcaption>The bridge</figcaption></figure><p>One.</p>",
        [("caption", "The bridge"), ("body", "One.")],
    ),
    "caption by class": ('<p class="wp-caption-text">The bridge</p>', [("caption", "The bridge")]),
    "figure around a quotation": ("<figure><blockquote>“Yes.”</blockquote></figure>", [("body", "“Yes.”")]),
    "table": ("<table><tr><td>Almaty</td><td>3</td></tr></table>", [("body", "Almaty"), ("body", "3")]),
    "pre": ("<pre>He came\nand saw.\n\nHe won.</pre>", [("body", "He came\nand saw."), ("body", "He won.")]),
    "not text": ("<script>x()</script><p>One.<style>p{}</style></p><iframe>no</iframe>", [("body", "One.")]),
    "page": ("<html><head><title>No</title></head><body><p>One.</p></body></html>", [("body", "One.")]),
    "entities": ("<p>R&amp;D &#8220;x&#8221; &#147;y&#148;</p>", [("body", "R&D “x” “y”")]),
    "unsafe link": ('<p><a href="javascript:x()">One</a>.</p>', [("body", "One.")]),
    "names of a word processor": ("<p>One.<o:p></o:p></p>", [("body", "One.")]),
    "plain": ("He came\nand saw.\n\nR&amp;D won.", [("body", "He came\nand saw."), ("body", "R&D won.")]),
    "nothing": ("<p> </p><br>", []),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_body_is_cut_as_readers_see_it(case: str) -> None:
    """Blocks, breaks, headings, captions, inline markup; what no reader sees is left out."""
    markup, expected = BODIES[case]
    assert texts(markup) == expected


def test_long_lines_of_plain_text_are_paragraphs() -> None:
    """A wire wraps at some 80 columns; a longer line is a paragraph of its own."""
    long = "The plant, " * 20 + "it said."
    assert [row.text for row in read_text(f"{long}\nIt opened.\n")] == [long, "It opened."]


def test_lines_are_those_of_the_markup() -> None:
    """Each paragraph knows the line of its element."""
    assert [row.line for row in read_body("<p>One.</p>\n\n<div>\n<p>Two.</p></div>", "x")] == [1, 4]


def test_a_headline_may_hold_tags_and_entities() -> None:
    """And a bare & or < is text."""
    assert read_inline("R&amp;D <i>now</i>", "x") == ("R&D now", (Inline((4, 7), "i"),))
    assert read_inline("AT&T < 5 ", "x") == ("AT&T < 5", ())


BAD = {
    "deep": ("<div>" * 1000 + "x", "nested too deep"),
    "many": ("<b>a</b>" * 60_000, "more than 50,000 elements"),
    "control": ("<p>a&#1;b</p>", "control character"),
    "control in a link": ('<p><a href="https://s.example/&#2;">a</a></p>', "control character"),
    "noncharacter": ("<p>a&#xFDD0;b</p>", "control character"),
}


@pytest.mark.parametrize("case", BAD)
def test_hostile_markup_is_refused(case: str) -> None:
    """With the name of the wire, the reason, and a next step."""
    markup, message = BAD[case]
    with pytest.raises(WireError, match=rf"^x:.*{message}") as caught:
        read_body(markup, "x")
    assert caught.value.hint


PIECES = ["<p>", "</p>", "<br>", "<b>", "</b>", "<a href='https://s.example/'>", "</a>", "<div>", "</div>", "<ul><li>"]
PIECES += [
    "<pre>",
    "</pre>",
    "<figure>",
    "<h2>",
    "</h2>",
    "Text. ",
    "more",
    "\n",
    "&amp;",
    "<!--",
    "-->",
    "<o:p>",
    "<td>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_markup_keeps_its_words(markup: str) -> None:
    """Paragraphs are trimmed, spans lie in them, and outside of comments each word comes out once, in order."""
    found = read_body(markup, "x")
    for row in found:
        assert row == Paragraph(row.part, row.text.strip(), row.line, row.inlines)
        assert row.text
        assert row.part in (Part.BODY, Part.SUBHEAD, Part.CAPTION)
        assert all(0 <= inline.span[0] < inline.span[1] <= len(row.text) for inline in row.inlines)
    if "<!--" not in markup:
        words = re.findall(r"Text|more", re.sub(r"<[^>]*>", " ", markup))
        assert re.findall(r"Text|more", " ".join(row.text for row in found)) == words
