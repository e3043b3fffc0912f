"""How alike two sentences are, as translators read it."""

from __future__ import annotations

import re
from zlib import crc32

IDENTICAL = 1.0
SAME_WORDS = 0.99  # but for case, spaces and the style of quotes
_BEND = 0.98  # up to here a score is the Levenshtein similarity itself; above it runs to 0.99, which it never reaches
_DOUBLE = re.compile("[“”„‟«»″]")
_SINGLE = re.compile("[‘’‚‛‹›′`´]")


def score_same(source: str, query: str) -> float | None:
    """None where more differs than case, spaces and quotes."""
    if source == query:
        return IDENTICAL
    return SAME_WORDS if fold(source) == fold(query) else None


def score_similar(similarity: float) -> float:
    """Rises with the Levenshtein similarity of texts that are not the same."""
    return similarity if similarity <= _BEND else _BEND + (similarity - _BEND) / 2


def similarity_for(score: float) -> float:
    """The other way round; above 1 where no similarity is enough."""
    return score if score <= _BEND else _BEND + (score - _BEND) * 2


def fold(text: str) -> str:
    plain = text if text.isascii() else _DOUBLE.sub('"', text)
    return " ".join(_SINGLE.sub("'", plain).casefold().split())


def fingerprint(text: str) -> int:
    """Of a neighbour; 0 is no sentence."""
    return (crc32(text.encode()) or 1) if text else 0
