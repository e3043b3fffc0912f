"""Two wordings of a sentence, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loc.lang.wording import compare_wording, find_changes

# Old, new, and the two with what changed in brackets.
CASES = [
    ("It makes 25 turbines.", "It makes 26 turbines.", "It makes [25] turbines.", "It makes [26] turbines."),
    ("It is new.", "It is very new.", "It is new.", "It is [very] new."),
    (
        "Kazakhstan opens a plant",
        "Kazakhstan opens a plant!",
        "Kazakhstan opens a plant",
        "Kazakhstan opens a plant[!]",
    ),
    ("Rain. It stands.", "It stands.", "[Rain.] It stands.", "It stands."),
    ("old red house", "big new house", "[old red] house", "[big new] house"),
    ("Зауыт Ташкентте тұр.", "Зауыт Душанбеде тұр.", "Зауыт [Ташкентте] тұр.", "Зауыт [Душанбеде] тұр."),
    ("Ол 2026-жылғы шешім.", "Ол 2027-жылғы шешім.", "Ол [2026-жылғы] шешім.", "Ол [2027-жылғы] шешім."),
    ("Все ещё идёт дождь.", "Всё ещё идёт дождь.", "[Все] ещё идёт дождь.", "[Всё] ещё идёт дождь."),
    ("экс-министр прибыл", "министр прибыл", "[экс-министр] прибыл", "[министр] прибыл"),
    ("Рост 8,7 %, не 9.", "Рост 8,9 %, не 9.", "Рост [8,7] %, не 9.", "Рост [8,9] %, не 9."),
    ("На 1\u00a0200 тонн", "На 1\u00a0300 тонн", "На [1\u00a0200] тонн", "На [1\u00a0300] тонн"),
    ("В 9:05, 8:1", "В 9:15, 8:1", "В [9:05], 8:1", "В [9:15], 8:1"),
    ("the U.S. envoy", "the U.K. envoy", "the [U.S]. envoy", "the [U.K]. envoy"),
    ("The <b>new</b> plant", "The <b>old</b> plant", "The <b>[new]</b> plant", "The <b>[old]</b> plant"),
    ("8 %", "8\u00a0%", "8[ ]%", "8[\u00a0]%"),
    ("same", "same", "same", "same"),
    ("", "Жаңа сөйлем.", "", "[Жаңа сөйлем.]"),
]


def bracket(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, stop in reversed(spans):
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text


@pytest.mark.parametrize(("old", "new", "old_marked", "new_marked"), CASES)
def test_changed_words_are_found(old: str, new: str, old_marked: str, new_marked: str) -> None:
    """Words, figures with their marks and tags are whole; punctuation is apart; a space between changes joins them."""
    olds, news = find_changes(compare_wording(old, new))
    assert (bracket(old, olds), bracket(new, news)) == (old_marked, new_marked)


TEXTS = st.text(st.sampled_from("aә9ё-,. \u00a0\u202e\u0301<b>\n\x1c😀"), max_size=30)


@given(TEXTS, TEXTS)
@example("a\x1c", "a \u0301")
def test_pieces_rebuild_both_texts(old: str, new: str) -> None:
    """Applied, they give the old text and the new one, whatever stands in them; changed and unchanged take turns."""
    pieces = compare_wording(old, new)
    assert ("".join(piece.old for piece in pieces), "".join(piece.new for piece in pieces)) == (old, new)
    assert all(piece.old or piece.new for piece in pieces)
    assert all(one.is_changed != other.is_changed for one, other in pairwise(pieces))


@given(TEXTS, TEXTS)
def test_what_is_outside_the_spans_is_the_same(old: str, new: str) -> None:
    """But for white space at the ends of a change, which belongs to no word."""
    olds, news = find_changes(compare_wording(old, new))
    kept = ["".join(letter for at, letter in enumerate(text) if not any(start <= at < stop for start, stop in spans))
            for text, spans in ((old, olds), (new, news))]  # fmt: skip
    assert "".join(kept[0].split()) == "".join(kept[1].split())


WORDS = st.lists(st.sampled_from(["Қазақстан", "үкіметі", "ещё", "18-ші", "8,7", "экс-министр", "–"]), max_size=8)


@given(WORDS, WORDS)
def test_no_word_is_cut(old: list[str], new: list[str]) -> None:
    """Each span begins and ends where a word does."""
    for words, spans in zip((old, new), find_changes(compare_wording(" ".join(old), " ".join(new))), strict=True):
        text = " ".join(words)
        pieces = [text[start:stop] for start, stop in spans]
        assert all(word in words for piece in pieces for word in piece.split())
