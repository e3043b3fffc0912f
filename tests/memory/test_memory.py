"""Past pairs, and the closest of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import AT
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from loc.memory import Around, Memory, Pair, PairMatch
from loc.memory.score import score_same
from loc.model import State, UnitKey

OLD = Pair("The talks are over.", "Келіссөз аяқталды.", "text", "a", AT, "Айгүл Серік", State.APPROVED)
MEMORY = Memory.of([OLD, Pair("The talks are over", "Келіссөздің соңы", "headline", "b", AT)])
WORDS = st.lists(
    st.sampled_from(["the", "talks", "on", "oil", "and", "gas", "in", "Astana", "were", "over", "by", "5", "“peace”"]),
    max_size=12,
)


def test_the_same_text_scores_one() -> None:
    """An exact match, with the story it stands in."""
    (match,) = MEMORY.find("The talks are over.", "text", 0.75)
    assert (match.score, match.target, match.origin) == (1.0, OLD.target, "a")


def test_a_match_tells_who_reviewed_it_and_when() -> None:
    """Context, date, reviewer and state of the pair come along."""
    (match,) = MEMORY.find("The talks are open.", "text", 0.75)
    assert match == PairMatch(
        OLD.source,
        OLD.target,
        Levenshtein.normalized_similarity(OLD.source, "The talks are open."),
        "a",
        "The talks are open.",
        "text",
        AT.replace(microsecond=0),
        "Айгүл Серік",
        State.APPROVED,
    )


@pytest.mark.parametrize(
    "query",
    ["the talks are over.", "THE TALKS ARE OVER.", "The  talks\u00a0are over. ", "the\ttalks are\nover."],
)
def test_case_and_spaces_cost_a_hundredth(query: str) -> None:
    """Text that differs in nothing else scores 0.99, however many letters that are."""
    assert [match.score for match in MEMORY.find(query, "text", 0.99)] == [0.99]


def test_quotes_cost_a_hundredth() -> None:
    """Typewriter quotes and an apostrophe for the printer's; a missing quote costs more."""
    memory = Memory.of([OLD._replace(source="He’s “ready”, she said.")])
    assert memory.find('He\'s "ready", she said.', "text", 0.5)[0].score == 0.99
    assert memory.find("He's ready, she said.", "text", 0.5)[0].score < 0.99


def test_one_letter_in_a_long_sentence_is_no_difference_in_style() -> None:
    """Whatever the length, a score below 0.99 rises with the Levenshtein similarity."""
    source = "word " * 100 + "end."
    near, nearer = source.replace("end", "emds"), source.replace("end", "and")
    memory = Memory.of([OLD._replace(source=source)])
    scores = [memory.find(query, "text", 0.5)[0].score for query in (near, nearer, source)]
    assert scores[0] < scores[1] < 0.99 < scores[2]


def test_below_the_threshold_there_is_nothing() -> None:
    """Another sentence is no match."""
    assert MEMORY.find("Oil is dear.", "text", 0.75) == ()
    assert MEMORY.find("The talks are open.", "text", 0.95) == ()
    assert Memory.of([]).find("Oil is dear.", "text", 0.0) == ()


def test_contexts_do_not_mix() -> None:
    """A headline never becomes a sentence of the text unless it is asked for."""
    assert MEMORY.find("The talks are over", "headline", 0.75)[0].origin == "b"
    assert MEMORY.find("The talks are over.", "caption", 0.1) == ()
    assert {match.origin for match in MEMORY.find("The talks are over.", None, 0.5, limit=5)} == {"a", "b"}


def test_a_pair_of_unknown_context_serves_all() -> None:
    """As those of a memory that somebody else made."""
    memory = Memory.of([OLD._replace(context="")])
    assert memory.find(OLD.source, "headline", 1.0)
    assert memory.find("The talks are open.", "text", 0.75)


def test_the_newer_target_stands_before_the_older() -> None:
    """Of two targets of one source the one reviewed last answers, the other stands behind it, in any order of files."""
    newer = Pair(OLD.source, "Келіссөздер аяқталды.", "text", "c", AT + timedelta(days=1))
    for pairs in ([OLD, newer], [newer, OLD]):
        for query in (OLD.source, "The talks are open."):
            found = Memory.of(pairs).find(query, "text", 0.75, limit=2)
            assert [match.target for match in found] == [newer.target, OLD.target]


def test_the_same_neighbours_rank_above_a_newer_pair() -> None:
    """The sentence before and the one after tell which of two exact matches is meant."""
    around = Around("Ministers met.", "They will meet again.")
    older = OLD._replace(around=around)
    memory = Memory.of([older, OLD._replace(target="Сөйлесу бітті.", made_at=AT + timedelta(days=9))])
    assert [match.in_context for match in memory.find(OLD.source, "text", 1.0, 2, around)] == [True, False]
    assert memory.find(OLD.source, "text", 1.0, 1, around)[0].target == OLD.target
    assert memory.find(OLD.source, "text", 1.0)[0].target == "Сөйлесу бітті."


def test_one_neighbour_is_better_than_none_but_no_context_match() -> None:
    """A story that was cut still tells something."""
    memory = Memory.of([OLD._replace(around=Around("A.", "B.")), OLD._replace(origin="z")])
    (match,) = memory.find(OLD.source, "text", 1.0, 1, Around("A.", "C."))
    assert (match.origin, match.in_context) == ("a", False)


@pytest.mark.parametrize(
    ("query", "differing"),
    [
        ("Exports rose 12 percent to 5000 tons in May.", ((), ())),
        ("Exports rose 14 percent to 5,000 tons in May.", (("12",), ("14",))),
        ("Exports rose 12 percent in May.", (("5,000",), ())),
    ],
)
def test_figures_that_differ_are_shown(query: str, differing: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """By value, those of the pair and those of the query."""
    memory = Memory.of([OLD._replace(source="Exports rose 12 percent to 5,000 tons in May.")])
    assert memory.find(query, "text", 0.5)[0].differing_figures == differing


def test_a_batch_answers_as_one_by_one() -> None:
    """In the order of the questions, each with its own neighbours."""
    around = Around("Ministers met.", "")
    memory = Memory.of([OLD, OLD._replace(origin="z", around=around, made_at=AT - timedelta(days=1))])
    keys = [
        UnitKey("The talks are over.", "text"),
        UnitKey("Oil is dear.", "text"),
        UnitKey("The talks are on.", "text"),
    ]
    found = memory.find_all(keys, 0.5, around=[around, Around(), Around()])
    assert [[match.origin for match in matches] for matches in found] == [["z"], [], ["a"]]
    assert found == [
        memory.find(key.source, key.context, 0.5, 1, each)
        for key, each in zip(keys, [around, Around(), Around()], strict=True)
    ]


def test_a_sentence_without_letters_is_found() -> None:
    """Marks alone have no words to go by."""
    memory = Memory.of([OLD._replace(source=source) for source in ("* * *", "—", "")])
    for source in ("* * *", "—", ""):
        assert memory.find(source, "text", 1.0)[0].source == source


def test_a_sentence_said_thousands_of_times_is_one_answer_among_others() -> None:
    """The one with the same neighbours is found among them all."""
    around = Around("Before.", "After.")
    pairs = [OLD._replace(origin=str(number), made_at=AT + timedelta(seconds=number)) for number in range(3_000)]
    memory = Memory.of([OLD._replace(origin="here", around=around), *pairs])
    assert memory.find(OLD.source, "text", 1.0, 1, around)[0].origin == "here"
    assert memory.find(OLD.source, "text", 1.0)[0].origin == "2999"


STYLES = st.sampled_from(
    [
        ("“", '"'), ("”", "«"), ("«", "„"), ("‘", "'"), ("’", "`"), (" ", "\u00a0"), (" ", "  "),
        ("a", "A"), ("t", "T"),
    ]
)  # fmt: skip


@settings(deadline=None)
@given(WORDS, STYLES)
def test_style_alone_scores_just_below_one(words: list[str], style: tuple[str, str]) -> None:
    """Case, spaces and quotes: 0.99 whichever of the two texts is asked for, 1.0 where nothing changed."""
    source = " ".join(words)
    query = source.replace(*style)
    for one, other in ((source, query), (query, source)):
        (match,) = Memory.of([Pair(one, "t", "text", "a", AT)]).find(other, "text", 0.99)
        assert match.score == (1.0 if source == query else 0.99)


@pytest.mark.parametrize(
    ("source", "query"),
    [
        ("Prices rose - again.", "Prices rose – again."),
        ("Prices rose again.", "Prices rose again!"),
        ("Prices rose 5 percent.", "Prices rose 6 percent."),
        ("They re-sign.", "They resign."),
    ],
)
def test_what_is_no_style_scores_less(source: str, query: str) -> None:
    """Dashes, marks at the end, figures and hyphens say something."""
    (match,) = Memory.of([Pair(source, "t", "text", "a", AT)]).find(query, "text", 0.5)
    assert match.score < 0.99


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_scores_are_symmetric(one: str, other: str) -> None:
    """Which of the two was reviewed and which is asked for makes no difference."""
    scores = [
        [match.score for match in Memory.of([Pair(source, "t", "text", "a", AT)]).find(query, "text", 0.3)]
        for source, query in ((one, other), (other, one))
    ]
    assert scores[0] == scores[1]


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_only_the_same_text_scores_one(source: str, query: str) -> None:
    """Scores lie between the threshold and 1.0, which is the same text and nothing else."""
    for match in Memory.of([Pair(source, "t", "text", "a", AT)]).find(query, "text", 0.5):
        assert 0.5 <= match.score <= 1.0
        assert (match.score == 1.0) == (source == query)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_every_text_finds_itself(source: str) -> None:
    """Whatever its letters and marks."""
    (match,) = Memory.of([Pair(source, "t", "text", "a", AT), OLD]).find(source, "text", 1.0)
    assert match.source == source


@pytest.mark.parametrize(
    ("source", "query"),
    [("We need to heal.", "He needs to hear."), ("--- No ---", "--- None"), ("Келіссөздер", "Келіссөзі")],
)
def test_short_sentences_without_a_word_in_common_are_found(source: str, query: str) -> None:
    """By the letters that stand beside one another."""
    pairs = [Pair(text, "t", "text", "a", AT) for text in (source, "Oil is dear.", "word " * 40)]
    assert Memory.of(pairs).find(query, "text", 0.5)[0].source == source
    assert Memory.of(pairs).find(query, "headline", 0.5) == ()


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=20), st.text(max_size=30))
def test_of_few_short_sentences_the_best_is_found(texts: list[str], query: str) -> None:
    """Whatever its letters, also where no word is shared."""
    found = Memory.of([Pair(text, "t", "text", "a", AT) for text in texts]).find(query, "text", 0.5)
    scores = [score_same(text, query) or Levenshtein.normalized_similarity(text, query) for text in texts]
    assert [match.score for match in found] == [max(scores)] * (max(scores) >= 0.5)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=20), WORDS)
def test_the_best_is_that_of_a_look_at_all(sources: list[list[str]], query: list[str]) -> None:
    """Where a word is shared, no pair that was passed by is closer."""
    texts = [" ".join(words) for words in sources if set(words) & set(query)]
    asked = " ".join(query)
    found = Memory.of([Pair(text, "t", "text", "a", AT) for text in texts]).find(asked, "text", 0.5)
    best = max((Levenshtein.normalized_similarity(text, asked) for text in texts), default=0.0)
    if best >= 0.5:
        assert Levenshtein.normalized_similarity(found[0].source, asked) == best
    else:
        assert found == ()


def test_live_pairs_are_the_newest_of_each_source_and_context() -> None:
    """A superseded target stays in the memory, and in no list of what counts; the last of one time counts."""
    newer = OLD._replace(target="Келіссөздер аяқталды.", made_at=AT + timedelta(days=1))
    headline = OLD._replace(context="headline")
    again = headline._replace(target="Келіссөздің соңы")
    memory = Memory.of([newer, OLD, headline, again])
    assert list(memory.live()) == [newer, again]
    assert (len(memory), memory.count_origins()) == (4, {"a": 4})
    assert (list(Memory.of([]).live()), len(Memory.of([]))) == ([], 0)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["text", ""]), st.integers(0, 3)), max_size=8))
def test_live_pairs_are_those_that_answer(rows: list[tuple[str, str, int]]) -> None:
    """One for each source and context, reviewed last of them."""
    pairs = [Pair(source, "t", context, "a", AT + timedelta(seconds=at)) for source, context, at in rows]
    live = list(Memory.of(pairs).live())
    newest = {(pair.source, pair.context): pair for pair in sorted(pairs, key=lambda pair: pair.made_at)}
    assert {(pair.source, pair.context): pair for pair in live} == newest
    assert len(live) == len(newest)


def test_pairs_come_back_in_order() -> None:
    """All of them, for who wants to write them out."""
    assert [pair.source for pair in MEMORY.pairs()] == ["The talks are over.", "The talks are over"]
