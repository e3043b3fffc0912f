"""Names read letter by letter as usual, against the alignment that weighs all ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loc.lang.names.align import distance
from loc.lang.names.letters import fold_cyrillic, fold_latin
from loc.lang.names.match import find_name
from loc.lang.names.plain import is_plainly
from loc.lang.names.sounds import CONSONANTS, VOWEL_SOUNDS

PLAIN = [
    ("Merkel", "Меркельдің", "kk"),
    ("Merkel", "Меркель", "ru"),
    ("Blake", "Блейком", "ru"),
    ("Scholz", "Шольцу", "ru"),
    ("Vincent", "Винсентке", "kk"),
    ("Lukashenko", "Лукашенкомен", "kk"),
    ("Bush", "Бушу", "ru"),
]

# The last ones are found still, at no cost or a small one, by the alignment alone.
NOT_PLAIN = [
    ("Merkel", "Меркулова", "ru"),
    ("Merkel", "Мерк", "ru"),
    ("Cooper", "Супер", "ru"),
    ("Johnny", "Джонни", "ru"),
    ("Browne", "Браун", "ru"),
]

_SOUNDS = {key: [out for out, _ in outs] for key, outs in CONSONANTS.items()} | {
    vowel: sorted(letters) for vowel, letters in VOWEL_SOUNDS.items()
}
_PIECES = st.sampled_from(sorted(_SOUNDS)).flatmap(lambda key: st.tuples(st.just(key), st.sampled_from(_SOUNDS[key])))
# The alignment sees no more vowels at once.
_VOWELS = re.compile("[aeiouy]{7}")
_ENDINGS = st.sampled_from(["", "а", "ом", "дин", "га", "скии", "кс"])


@pytest.mark.parametrize(("name", "word", "lang"), PLAIN)
def test_usual_letters_are_read(name: str, word: str, lang: str) -> None:
    """A name in any case, with silent letters and sounds of several letters."""
    assert is_plainly(fold_latin(name), fold_cyrillic(word), lang, lowered=False)


@pytest.mark.parametrize(("name", "word", "lang"), NOT_PLAIN)
def test_other_letters_are_not_plain(name: str, word: str, lang: str) -> None:
    """Another name, a piece of the name, and spellings that need the alignment."""
    assert not is_plainly(fold_latin(name), fold_cyrillic(word), lang, lowered=False)


def test_in_small_letters_only_adjectives_are_the_name() -> None:
    """«лондонский» is of London, «лондону» in small letters is nothing."""
    assert is_plainly("london", "лондонскии", "ru", lowered=True)
    assert not is_plainly("london", "лондону", "ru", lowered=True)


@given(st.lists(_PIECES, min_size=1, max_size=5), _ENDINGS, st.sampled_from(["kk", "ru"]), st.booleans())
def test_what_is_plain_costs_nothing(pieces: list[tuple[str, str]], ending: str, lang: str, lowered: bool) -> None:
    """The short way never says more than the long one."""
    latin, cyrillic = ("".join(side) for side in zip(*pieces, strict=True))
    assume(not _VOWELS.search(latin))
    if is_plainly(latin, cyrillic + ending, lang, lowered=lowered):
        assert distance(latin, cyrillic + ending, lang, 0.0, lowered=lowered) == 0


def test_the_first_word_of_the_name_is_found() -> None:
    """A spelling that costs nothing too, but is not plain, is not passed over for a later plain one."""
    assert find_name("Johnny", "Джонни спел, и Джони ушёл.", "ru") == (0, 6)
    assert find_name("Johnny", "Джони спел, и Джонни ушёл.", "ru") == (0, 5)
