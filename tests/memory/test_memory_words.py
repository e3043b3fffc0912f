"""Words and sentences as numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loc.memory.words import code_sentences


def test_numbers_stay_what_they_are() -> None:
    """They stand in files, so no run and no machine may find others."""
    codes = code_sentences(["Oil is dear.", "Мұнай қымбат."])
    assert codes.words.tolist() == [3429071554, 811676599, 532747219, 1552028230, 220855423]
    assert codes.sentences.tolist() == [2243146199, 2180585870]
    assert codes.counts.tolist() == [3, 2]
    assert codes.word_bytes.tolist() == [3, 2, 4, 10, 12]


@pytest.mark.parametrize(
    "text",
    [
        "OIL IS DEAR",
        " oil\tis\n dear ",
        "“Oil” is—dear…",
        "«Oil» is\u00a0dear",
        "‘Oil’ is, dear!",
        "_oil_ is (dear)",
    ],
)
def test_case_marks_and_spaces_do_not_count(text: str) -> None:
    """Whatever stands between the words, they are the same."""
    plain, other = code_sentences(["oil is dear"]), code_sentences([text])
    assert other.words.tolist() == plain.words.tolist()
    assert other.sentences.tolist() == plain.sentences.tolist()


def test_order_and_words_count() -> None:
    """Sentences of other words, or of the same in another order, are others."""
    texts = ["oil is dear", "dear is oil", "oil dear", "oil", "", "мұнай", "мунай"]
    assert len(set(code_sentences(texts).sentences.tolist())) == len(texts)


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=8))
def test_sentences_do_not_touch_each_other(texts: list[str]) -> None:
    """Many at once are what each is alone."""
    together = code_sentences(texts)
    alone = [code_sentences([text]) for text in texts]
    assert together.words.tolist() == [word for each in alone for word in each.words.tolist()]
    assert together.sentences.tolist() == [number for each in alone for number in each.sentences.tolist()]
    assert together.counts.tolist() == [number for each in alone for number in each.counts.tolist()]
