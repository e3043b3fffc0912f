"""Which sentences of a new take come from which of the old."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loc.catalog.align import Kind, Step, align
from loc.model import UnitKey

TALKS = "The foreign ministers of Kazakhstan and Uzbekistan met in Tashkent on Monday to discuss water supplies."
OIL = "Brent crude rose 2 percent to $84 a barrel after the pipeline was shut for repairs."
RATE = "The central bank held its main rate at 14.25 percent, and analysts expect a cut in the spring."
RATE_1 = "The central bank held its main rate at 14.25 percent."
RATE_2 = "Analysts expect a cut in the spring."
RAIN = "Heavy rain closed two mountain roads near Almaty, but no injuries were reported."
VOTE = "Parliament will vote on the budget next week; opposition deputies have promised to walk out."
VOTE_1 = "Parliament will vote on the budget next week."
VOTE_2 = "The opposition deputies have promised to walk out."
FOREIGN = "A rare snow leopard cub was born at the zoo in the southern city of Shymkent."


def keys(*sources: str, context: str = "text") -> list[UnitKey]:
    return [UnitKey(source, context) for source in sources]


def kinds(old: list[UnitKey], new: list[UnitKey]) -> list[tuple[Kind, tuple[int, ...], tuple[int, ...]]]:
    return [(step.kind, step.old, step.new) for step in align(old, new)]


def test_the_same_take_is_unchanged() -> None:
    """Every step is a sentence at its place, as like as can be."""
    story = keys(TALKS, OIL, RATE)
    assert align(story, story) == tuple(Step(Kind.UNCHANGED, (at,), (at,), 1.0, is_moved=False) for at in range(3))


CASES = {
    "edited": ([TALKS, OIL], [TALKS.replace("Monday", "Tuesday"), OIL], Kind.EDITED, (0,), (0,)),
    "half of it edited": (
        [TALKS, OIL],
        [TALKS, OIL.replace("2 percent to $84", "sharply to $91")],
        Kind.EDITED,
        (1,),
        (1,),
    ),
    "moved": ([TALKS, OIL, RATE], [RATE, TALKS, OIL], Kind.MOVED, (2,), (0,)),
    "split at a conjunction": ([OIL, RATE], [OIL, RATE_1, RATE_2], Kind.SPLIT, (1,), (1, 2)),
    "split at a semicolon": ([VOTE, OIL], [VOTE_1, VOTE_2, OIL], Kind.SPLIT, (0,), (0, 1)),
    "split, a sentence put between": ([OIL, RATE], [OIL, RATE_1, FOREIGN, RATE_2], Kind.SPLIT, (1,), (1, 3)),
    "split and a word edited": (
        [RATE, OIL],
        [RATE_1.replace("main", "base"), RATE_2, OIL],
        Kind.SPLIT,
        (0,),
        (0, 1),
    ),
    "joined": ([RATE_1, RATE_2, OIL], [RATE, OIL], Kind.JOINED, (0, 1), (0,)),
    "joined of three": (
        [OIL, VOTE_1, RATE_1, RATE_2],
        [OIL, f"{VOTE_1[:-1]}, {RATE_1[:-1]}, and {RATE_2}"],
        Kind.JOINED,
        (1, 2, 3),
        (1,),
    ),
    "split in three": (
        [TALKS, "Rain closed two roads, wind tore down power lines, and schools in the city will stay shut on Friday."],
        [
            TALKS,
            "Rain closed two roads.",
            "Wind tore down power lines.",
            "Schools in the city will stay shut on Friday.",
        ],
        Kind.SPLIT,
        (1,),
        (1, 2, 3),
    ),
    "inserted": ([TALKS, OIL], [TALKS, FOREIGN, OIL], Kind.INSERTED, (), (1,)),
    "deleted": ([TALKS, FOREIGN, OIL], [TALKS, OIL], Kind.DELETED, (1,), ()),
}


@pytest.mark.parametrize(("old", "new", "kind", "from_", "to"), CASES.values(), ids=CASES)
def test_what_became_of_a_sentence(
    old: list[str], new: list[str], kind: Kind, from_: tuple[int, ...], to: tuple[int, ...]
) -> None:
    """One thing is done to a story, and it alone is told."""
    steps = kinds(keys(*old), keys(*new))
    assert (kind, from_, to) in steps
    assert {step[0] for step in steps} <= {kind, Kind.UNCHANGED, Kind.INSERTED}


def test_an_edited_sentence_that_moved_is_both() -> None:
    """It is edited, and its place says that it moved."""
    steps = align(keys(TALKS, OIL, RATE, RAIN), keys(RAIN.replace("two", "three"), TALKS, OIL, RATE))
    assert [(step.kind, step.old, step.is_moved) for step in steps[:1]] == [(Kind.EDITED, (3,), True)]


def test_another_sentence_at_the_same_place_is_no_edit() -> None:
    """One went and one came between the same neighbours: neither has to do with the other."""
    steps = kinds(keys(TALKS, OIL, RATE), keys(TALKS, FOREIGN, RATE))
    assert [step[0] for step in steps] == [Kind.UNCHANGED, Kind.DELETED, Kind.INSERTED, Kind.UNCHANGED]


def test_near_twins_keep_their_places() -> None:
    """Of results that read alike, each corrected one comes from the one at its place."""
    old = [f"{team} won three gold medals on the first day." for team in ("Kazakhstan", "Japan", "France")]
    new = [sentence.replace("three", "four") for sentence in old]
    assert kinds(keys(*old), keys(*new)) == [(Kind.EDITED, (at,), (at,)) for at in range(3)]


def test_a_deleted_sentence_follows_the_one_it_followed() -> None:
    """A reader of the steps sees it where it was, the first one too."""
    steps = kinds(keys(FOREIGN, TALKS, RAIN, OIL), keys(TALKS, OIL))
    assert [step[0] for step in steps] == [Kind.DELETED, Kind.UNCHANGED, Kind.DELETED, Kind.UNCHANGED]


def test_a_deleted_sentence_between_two_joined_ones_is_told() -> None:
    """It stood between them; it is not swallowed by the join."""
    steps = kinds(keys(RATE_1, FOREIGN, RATE_2, OIL), keys(RATE, OIL))
    assert [step[:2] for step in steps] == [
        (Kind.JOINED, (0, 2)),
        (Kind.DELETED, (1,)),
        (Kind.UNCHANGED, (3,)),
    ]


def test_contexts_do_not_mix() -> None:
    """A headline does not become a sentence of the text, nor half of one."""
    old = [*keys(RATE, context="headline"), *keys(TALKS)]
    new = [*keys(OIL, context="headline"), *keys(RATE_1, RATE_2, TALKS)]
    assert {step[0] for step in kinds(old, new)} == {Kind.DELETED, Kind.INSERTED, Kind.UNCHANGED}


def test_many_sentences_of_another_story_are_all_new() -> None:
    """Two long takes without a word in common, matched word by word and not pair by pair."""
    old, new = ([_nonsense(f"{take} {at}") for at in range(500)] for take in ("old", "new"))
    assert {step[0] for step in kinds(keys(*old), keys(*new))} == {Kind.DELETED, Kind.INSERTED}


def _nonsense(seed: str) -> str:
    return " ".join(hashlib.sha256(f"{seed} {word}".encode()).hexdigest()[:7] for word in range(12))


WORDS = st.sampled_from(["rates", "rose", "fell", "on", "in", "bank", "oil", "talks", "and", "the", "Astana", "7", "8"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
KEYS = st.lists(st.builds(UnitKey, SENTENCES, st.sampled_from(["text", "headline"])), max_size=8, unique=True)


@given(KEYS, KEYS)
def test_each_sentence_is_in_one_step(old: list[UnitKey], new: list[UnitKey]) -> None:
    """Any two takes: all places once, in the order of the new one, each step in one context."""
    steps = align(old, new)
    assert sorted(at for step in steps for at in step.old) == list(range(len(old)))
    assert sorted(at for step in steps for at in step.new) == list(range(len(new)))
    firsts = [step.new[0] for step in steps if step.new]
    assert firsts == sorted(firsts)
    for step in steps:
        assert len({old[at].context for at in step.old} | {new[at].context for at in step.new}) == 1
        assert 0 <= step.score <= 1


@given(KEYS, KEYS)
def test_the_same_text_is_always_found(old: list[UnitKey], new: list[UnitKey]) -> None:
    """What stands in both takes is unchanged or moved, and nothing else is."""
    same = {new[step.new[0]] for step in align(old, new) if step.kind in (Kind.UNCHANGED, Kind.MOVED)}
    assert same == set(old) & set(new)
