"""Inline markup as tags in a unit's text, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loc.lang.markup import INLINE_TAGS, clip_inlines, find_tags, tag_text, untag_text
from loc.model import Inline

TEXT = "The big report is out."
INLINES = (Inline((4, 14), "a", "https://one.kz"), Inline((8, 14), "b"), Inline((18, 21), "a", "https://two.kz"))
TAGGED = "The <a>big <b>report</b></a> is <aa>out</aa>."


def test_tags_are_put_in_and_taken_out() -> None:
    """Nested spans, and two links that know their addresses."""
    assert tag_text(TEXT, INLINES) == TAGGED
    assert untag_text(TAGGED, INLINES) == (TEXT, INLINES)


def test_a_target_may_turn_the_order() -> None:
    """Each link keeps its own address wherever the translator put it."""
    plain, inlines = untag_text("<aa>Шықты</aa>: <a>есеп</a>", INLINES)
    assert [(plain[slice(*row.span)], row.href) for row in inlines] == [
        ("Шықты", "https://two.kz"),
        ("есеп", "https://one.kz"),
    ]


def test_what_the_source_has_not_stays_text() -> None:
    """A literal `<b>` in a story without markup is text; a tag without its partner is left out."""
    assert untag_text("a <b>c</b>", ()) == ("a <b>c</b>", ())
    assert untag_text("the <a>end", INLINES) == ("the end", ())
    assert untag_text("the</a> end", INLINES) == ("the end", ())


def test_two_tags_over_one_span_keep_their_order() -> None:
    """The outer comes first, as it went in."""
    both = (Inline((0, 2), "b"), Inline((0, 2), "i"))
    assert untag_text(tag_text("It", both), both) == ("It", both)


def test_clipped_spans_count_from_the_start() -> None:
    """A span over two sentences is in both."""
    assert clip_inlines(INLINES, 8, 20) == (
        Inline((0, 6), "a", "https://one.kz"),
        Inline((0, 6), "b"),
        Inline((10, 12), "a", "https://two.kz"),
    )


def test_tags_are_listed_in_order() -> None:
    """Opening and closing ones."""
    assert find_tags(TAGGED) == ("<a>", "<b>", "</b>", "</a>", "<aa>", "</aa>")


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Inline, ...]]:
    """A text and spans that lie apart, as the readers give them."""
    pieces = draw(st.lists(st.text("аб <>/", min_size=1, max_size=6), min_size=1, max_size=6))
    text, inlines = "", []
    for piece in pieces:
        tag = draw(st.sampled_from(["", *INLINE_TAGS]))
        if tag:
            inlines.append(Inline((len(text), len(text) + len(piece)), tag, "https://x.kz" if tag == "a" else ""))
        text += piece
    return text, tuple(inlines)


@given(marked())
def test_untag_is_the_inverse_of_tag(case: tuple[str, tuple[Inline, ...]]) -> None:
    """Whatever the text, what was put in is taken out again."""
    assert untag_text(tag_text(*case), case[1]) == case
