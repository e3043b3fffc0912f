"""How the lists of words in this folder are written down."""

from __future__ import annotations


def words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())
