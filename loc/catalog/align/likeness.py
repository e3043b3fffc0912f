"""How like two sentences are, and whether some together say what one says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, Levenshtein

from loc.model import UnitKey

# Apostrophes, decimal signs and hyphens inside a word are of it.
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")

# Each piece of a split or a join finds this share of its letters in the whole; a new conjunction, a repeated
# subject and an edit stay above it, a sentence about something else below.
PIECE_AT_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Sentence:
    """`words` without regard to case; `letters` is their weight: a long word says more than `the`."""

    text: str
    context: str
    words: tuple[str, ...]
    bag: Counter[str]
    letters: int

    @classmethod
    def of(cls, key: UnitKey) -> Sentence:
        words = tuple(_WORD.findall(key.source.casefold()))
        return cls(key.source, key.context, words, Counter(words), sum(map(len, words)))


def count_shared(one: Sentence, other: Sentence) -> int:
    """Letters of the words that stand in both, as often as in both."""
    shared = one.bag.keys() & other.bag.keys()
    return sum(len(word) * min(one.bag[word], other.bag[word]) for word in shared)


def similarity(one: Sentence, other: Sentence, at_least: float = 0.0) -> float:
    """Shared words in any order, and the edit distance in characters, half and half; 0.0-1.0.

    What is below `at_least` may come out lower than it is.
    """
    words = 2 * count_shared(one, other) / (one.letters + other.letters or 1)
    needed = min(1.0, max(0.0, 2 * at_least - words))
    return (words + Levenshtein.normalized_similarity(one.text, other.text, score_cutoff=needed)) / 2


def cover(whole: Sentence, pieces: Sequence[Sentence]) -> float:
    """How well the pieces in this order make up `whole`, 0.0-1.0; 0.0 where one of them is about something else."""
    words = [word for piece in pieces for word in piece.words]
    owners = [number for number, piece in enumerate(pieces) for _ in piece.words]
    found = [0] * len(pieces)
    for code in LCSseq.opcodes(words, whole.words):
        if code.tag == "equal":
            for at in range(code.src_start, code.src_end):
                found[owners[at]] += len(words[at])
    if any(part < PIECE_AT_LEAST * piece.letters or not part for part, piece in zip(found, pieces, strict=True)):
        return 0.0
    return 2 * sum(found) / (whole.letters + sum(piece.letters for piece in pieces))
