"""The quick look at a text may let through what the whole search does not find, and keeps nothing from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.glossary import Glossary
from loc.glossary.english import read_keys
from loc.glossary.english_fold import fold, unfold
from loc.glossary.quick_look import QuickLook
from loc.lang.forms.plurals_en import IRREGULAR_PLURALS
from loc.lang.spellings_en import SPELLINGS
from loc.model import Term

LISTED = sorted({*IRREGULAR_PLURALS, *IRREGULAR_PLURALS.values(), *SPELLINGS, *SPELLINGS.values()})
WORDS = st.sampled_from(LISTED) | st.text(alphabet="aeisuyoxhz1", min_size=1, max_size=7)
SOURCES = ["Member State", "Kazakhstan's National Bank", "U.S.", "R&D", "O'Brien", "&", "São Paulo", "defence labour"]
PIECES = ["Member", "states", "U.S.'s", "US", "R&D", "O'Briens", "Sao", "Paulo’s", "defense", "labors"]
TEXTS = st.lists(WORDS | st.sampled_from(PIECES), max_size=8)


@given(WORDS, st.sampled_from(["", "s", "es", "ies"]))
def test_unfold_has_every_word_of_a_key(word: str, ending: str) -> None:
    """Whatever word folds to a key is among the words of that key."""
    assert word + ending in unfold(fold(word + ending))


@given(TEXTS, st.sampled_from([" ", "-", ", ", " & "]))
def test_nothing_that_is_found_is_ruled_out(words: list[str], joint: str) -> None:
    """A text in which the glossary finds a term passes the quick look."""
    text = joint.join(words)
    glossary = Glossary([Term(source, "сөз") for source in SOURCES], "kk")
    assert glossary.may_find_own(text) or not glossary.find(text)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("form", ["{}", "the {}s", "({}'s)", "«{}»", "{}-based"])
def test_each_term_passes_in_its_own_text(source: str, form: str) -> None:
    """A text that holds all words of a term is let through."""
    assert QuickLook([read_keys(source)]).may_hold(form.format(source))


@pytest.mark.parametrize("text", ["", "The member said no.", "Estates of members", "National banks of Kazakh towns"])
def test_a_text_without_a_word_of_the_term_is_ruled_out(text: str) -> None:
    """Not all words of a term are there."""
    look = QuickLook(map(read_keys, ["Member State", "National Bank of Kazakhstan"]))
    assert not look.may_hold(text)


def test_without_terms_nothing_may_be_held() -> None:
    """Accents and dots hide no term where there is none."""
    assert not QuickLook(()).may_hold("São Paulo, U.S.")
