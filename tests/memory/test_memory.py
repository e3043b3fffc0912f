"""Past pairs, and the closest of them."""

from __future__ import annotations

from datetime import timedelta

from builders import AT
from hypothesis import given
from hypothesis import strategies as st

from loc.memory import Memory, Pair

OLD = Pair("The talks are over.", "Келіссөз аяқталды.", "text", "a", AT)
MEMORY = Memory.of([OLD, Pair("The talks are over", "Келіссөздің соңы", "headline", "b", AT)])


def test_the_same_text_scores_one() -> None:
    """An exact match, with the story it stands in."""
    (match,) = MEMORY.find("The talks are over.", "text", 0.75)
    assert (match.score, match.target, match.origin) == (1.0, OLD.target, "a")


def test_a_close_text_scores_below_one() -> None:
    """One word changed."""
    (match,) = MEMORY.find("The talks are open.", "text", 0.75)
    assert 0.75 <= match.score < 1.0


def test_below_the_threshold_there_is_nothing() -> None:
    """Another sentence is no match."""
    assert MEMORY.find("Oil is dear.", "text", 0.75) == ()


def test_contexts_do_not_mix() -> None:
    """A headline never becomes a sentence of the text."""
    assert MEMORY.find("The talks are over", "headline", 0.75)[0].origin == "b"
    assert MEMORY.find("The talks are over.", "caption", 0.1) == ()


def test_the_newer_target_stands_before_the_older() -> None:
    """Of two targets of one source the one reviewed last answers, whatever the order of the files."""
    newer = Pair(OLD.source, "Келіссөздер аяқталды.", "text", "c", AT + timedelta(days=1))
    for pairs in ([OLD, newer], [newer, OLD]):
        assert Memory.of(pairs).find(OLD.source, "text", 0.75)[0].target == newer.target


@given(st.text(max_size=30), st.text(max_size=30))
def test_only_the_same_text_scores_one(source: str, query: str) -> None:
    """Scores lie between the threshold and 1.0, which is the same text and nothing else."""
    for match in Memory.of([Pair(source, "t", "text", "a", AT)]).find(query, "text", 0.5):
        assert 0.5 <= match.score <= 1.0
        assert (match.score == 1.0) == (source == query)
