"""Whether an English text may hold one of some terms: most hold none, and one word of each term tells it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from loc.glossary.english_fold import unfold

# Letters and figures side by side: a whole word, or what stands beside the apostrophe in it.
_PIECE = re.compile(r"[a-z0-9]+|&")
_DOTTED = re.compile(r"[A-Z]\.[A-Z]\.")

_Pieces = frozenset[str]


class QuickLook:
    """Knows each term by the longest of its keys, which the fewest texts have."""

    def __init__(self, terms: Iterable[tuple[str, ...]]) -> None:
        """`terms` by the keys of their words."""
        self._others: defaultdict[str, list[list[_Pieces]]] = defaultdict(list)
        for keys in terms:
            longest, *others = map(_find_pieces, sorted(keys, key=len, reverse=True))
            for piece in longest:
                self._others[piece].append(others)

    def may_hold(self, text: str) -> bool:
        """Whether all words of a term are there in whatever order; accents, and dots as in U.S., may hide some."""
        if not text.isascii() or _DOTTED.search(text):
            return bool(self._others)
        pieces = _PIECE.findall(text.lower())
        if self._others.keys().isdisjoint(pieces):
            return False
        there = frozenset(pieces)
        terms = (others for piece in self._others.keys() & there for others in self._others[piece])
        return any(not any(map(there.isdisjoint, others)) for others in terms)


@lru_cache(maxsize=1 << 14)
def _find_pieces(key: str) -> _Pieces:
    """One, the longest, of each word that has the key; of a key that is not ASCII there may be none."""
    pieces = map(_PIECE.findall, unfold(key))
    return frozenset(max(each, key=len) for each in pieces if each)
