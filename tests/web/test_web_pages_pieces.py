"""Texts with overlapping marks as HTML."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.lang.wording import compare_wording
from loc.web.pieces import Mark, cut, mark_changes, mark_up

TEXTS = st.text(alphabet="abқә 12<&>\"'", max_size=20)
SPANS = st.tuples(st.integers(0, 25), st.integers(0, 25))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from(["term", "figure"]), st.integers(0, 3)), max_size=4)
HIDDEN = re.compile(r'<span class="visually-hidden">.*?</span>')


def strip_tags(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(TEXTS, MARKS)
def test_marks_change_no_letter(text: str, marks: list[Mark]) -> None:
    """Whatever is marked, in whatever place, the text stays what it was, and no piece is empty."""
    pieces = cut(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    assert strip_tags(mark_up(text, marks, is_raw=True)) == text


@given(TEXTS, MARKS)
def test_every_marked_letter_is_in_its_marks(text: str, marks: list[Mark]) -> None:
    """A letter has the kinds of all the marks over it, and of no other."""
    at = 0
    for piece in cut(text, marks):
        for place in range(at, at + len(piece.text)):
            kinds = {mark.kind for mark in marks if mark.span[0] <= place < mark.span[1]}
            assert set(piece.kinds.split()) == kinds
        at += len(piece.text)


def test_marks_may_overlap() -> None:
    """A name that is a term too has both, and the number of its pair."""
    marks = [Mark((0, 6), "name", 2), Mark((0, 13), "term")]
    assert mark_up("Astana Hub & co", marks, is_raw=True) == (
        '<span class="name term" data-pair="2">Astana</span><span class="term"> Hub &amp; </span>co'
    )


def test_shown_text_shows_hidden_marks() -> None:
    """A mark of direction inside a figure is told; in the field's twin every letter stands as it is."""
    assert 'class="hidden-mark"' in mark_up("1\u202e2", [Mark((0, 3), "figure", 1)])
    assert mark_up("1\u202e2", [], is_raw=True) == "1\u202e2"


@pytest.mark.parametrize(
    ("old", "new", "read"),
    [
        ("Water rose by 25 cm.", "Water rose by 35 cm.", "Water rose by -25-+35+ cm."),
        ("It is open.", "It is now open.", "It is +now+ open."),
        ("It is now open.", "It is open.", "It is -now- open."),
        ("Two  words", "Two words", "Two words"),
        ("", "New", "+New+"),
    ],
)
def test_changes_are_shown_word_by_word(old: str, new: str, read: str) -> None:
    """Old words are <del>, new ones <ins>, and the spaces around them belong to neither."""
    html = HIDDEN.sub("", mark_changes(compare_wording(old, new), "was", "now"))
    assert strip_tags(re.sub("</?ins>", "+", re.sub("</?del>", "-", html))) == read


@given(TEXTS, TEXTS)
def test_both_wordings_can_be_read(old: str, new: str) -> None:
    """Without <ins> it is the old text, without <del> the new one, white space aside."""
    html = HIDDEN.sub("", mark_changes(compare_wording(old, new), "was", "now"))
    was, now = (strip_tags(re.sub(f"<{tag}>.*?</{tag}>", "", html)) for tag in ("ins", "del"))
    assert ["".join(text.split()) for text in (was, now)] == ["".join(text.split()) for text in (old, new)]


def test_changes_are_told_to_those_who_do_not_see_them() -> None:
    """`was` and `now` stand in the text, escaped."""
    html = mark_changes(compare_wording("25", "35"), "бұрын <", "қазір")
    assert strip_tags(html) == " [бұрын <: 25]  [қазір: 35] "
