"""A phrase is found wherever a person would see it, and nowhere else."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from builders import AT
from hypothesis import given
from hypothesis import strategies as st

from loc.errors import LocError
from loc.memory import Memory, Pair, PairStore
from loc.memory.concordance import MAX_JUDGED, find_passages

PAIRS = [
    Pair("Peace talks ended in Astana", "Астанада бейбіт келіссөздер аяқталды", "headline", "a", AT),
    Pair("The PEACE-talks go on.", "Бейбіт келіссөздер жалғасуда.", "text", "b", AT + timedelta(days=1)),
    Pair("Talks on peace were short.", "Келіссөз «қысқа болды».", "text", "c", AT + timedelta(days=2)),
    Pair("Kazakhstan's “green” plan", "Еще один «зелёный» план", "text", "d", AT + timedelta(days=3)),
    Pair("ҰҚШҰ is in the source, too", "ҰҚШҰ-ға мүше елдер", "text", "e", AT + timedelta(days=4)),
]
FOUND = [
    ("peace talks", ["PEACE-talks", "Peace talks"]),
    ("talks peace", []),
    ("talk", []),
    ("talk*", ["Talks", "talks", "talks"]),
    ("бейбіт келіссөз*", ["Бейбіт келіссөздер", "бейбіт келіссөздер"]),
    ("КЕЛІССӨЗ", ["Келіссөз"]),
    ("аяқталды", ["аяқталды"]),
    ("Peace", ["peace", "PEACE", "Peace"]),
    ("astana", ["Astana"]),
    ("астана", []),
    ("астана*", ["Астанада"]),
    ("қысқа болды", ["қысқа болды"]),
    ("kazakhstan", ["Kazakhstan"]),
    ("«green»", ["green"]),
    ("зеленый", ["зелёный"]),
    ("ещё один", ["Еще один"]),
    ("ұқшұ", ["ҰҚШҰ", "ҰҚШҰ"]),
    ("ұқшұ-ға", ["ҰҚШҰ-ға"]),
    ("zzz", []),
]


def find(memory: Memory, phrase: str, limit: int = 20) -> list[str]:
    return [
        text[start:stop]
        for passage in find_passages(memory, phrase, limit)
        for text, spans in (
            (passage.pair.source, passage.source_spans),
            (passage.pair.target, passage.target_spans),
        )
        for start, stop in spans
    ]


@pytest.mark.parametrize(("phrase", "expected"), FOUND)
def test_phrases_are_found_in_both_languages(phrase: str, expected: list[str]) -> None:
    """Whole words next to each other in any case, a beginning with `*`; the newest first."""
    assert find(Memory.of(PAIRS), phrase) == expected


@pytest.mark.parametrize("phrase", ["", "  ", "%", "*", "«»"])
def test_a_phrase_has_a_word(phrase: str) -> None:
    """What has none is refused in words."""
    with pytest.raises(LocError, match="expected a phrase with a word"):
        find_passages(Memory.of(PAIRS), phrase, 1)


def test_a_pair_of_many_stories_is_shown_once() -> None:
    """As it was reviewed last, and the limit counts what is shown."""
    copies = [Pair("Oil is dear.", "Мұнай қымбат.", "text", f"s{day}", AT + timedelta(days=day)) for day in range(5)]
    memory = Memory.of([*copies, Pair("Oil is cheap.", "Мұнай арзан.", "text", "old", AT - timedelta(days=1))])
    assert [passage.pair.origin for passage in find_passages(memory, "oil", 2)] == ["s4", "old"]


def test_what_was_replaced_is_not_found(tmp_path: Path) -> None:
    """Old pairs stay in the files for a while; several files answer as one memory."""
    store = PairStore(tmp_path)
    store.update("kk", [("a", "1", PAIRS[:2]), ("b", "1", PAIRS[2:])])
    store.update("kk", [("a", "2", [Pair("New talks began.", "Жаңа келіссөз басталды.", "text", "a", AT)])])
    memory = store.open("kk")
    assert find(memory, "talks") == ["Talks", "talks"]
    assert find(memory, "peace") == ["peace"]


def test_common_words_are_narrowed_by_the_others() -> None:
    """A phrase of words that stand in more texts than are read one by one is still found."""
    crowd = [Pair(f"of {number} the", "жоқ", "text", str(number), AT) for number in range(MAX_JUDGED + 1)]
    assert find(Memory.of([*crowd, Pair("the end of the road", "жол", "text", "x", AT)]), "of the") == ["of the"]


WORDS = st.sampled_from(["of", "Of", "off", "ел", "Ел", "елге", "Қала", "қаласы", "ҚАЛА", "a", "7", "7,5"])
SENTENCES = st.builds(str.join, st.sampled_from([" ", "-", ", ", " «"]), st.lists(WORDS, min_size=1, max_size=5))


@given(st.lists(st.tuples(SENTENCES, SENTENCES), min_size=1, max_size=12, unique=True), st.lists(WORDS, min_size=1))
def test_the_answer_is_that_of_a_look_at_every_pair(texts: list[tuple[str, str]], words: list[str]) -> None:
    """Nothing is missed and nothing is made up, whatever stands beside what."""
    memory = Memory.of([Pair(*row, "text", str(number), AT) for number, row in enumerate(texts)])
    expected = {row for row in texts if any(stands_in(text, " ".join(words)) for text in row)}
    found = find_passages(memory, " ".join(words), 100)
    assert {(passage.pair.source, passage.pair.target) for passage in found} == expected


def stands_in(text: str, phrase: str) -> bool:
    tokens, wanted = (re.findall(r"[^\W_]+", each.lower()) for each in (text, phrase))
    return any(tokens[place : place + len(wanted)] == wanted for place in range(len(tokens)))
