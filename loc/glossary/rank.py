"""Which of several terms of one source hold: those of the desk above those of the house, and both above CLDR's."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from loc.glossary.parse import STATUSES
from loc.model import Term

FORBIDDEN = "forbidden"
ALLOWED = frozenset(STATUSES) - {FORBIDDEN}

_ORDER = {"preferred": 0, "do-not-translate": 1, "admitted": 2, FORBIDDEN: 3}


class Rank(IntEnum):
    DESK = 0
    HOUSE = 1
    CLDR = 2

    @property
    def label(self) -> str:
        return self.name.lower()


def rank_of(term: Term) -> Rank:
    """Of a term of the glossary; where CLDR's come from is not written on them."""
    return Rank.DESK if term.desk else Rank.HOUSE


def choose_terms(ranked: Iterable[tuple[Rank, Term]]) -> tuple[Term, ...]:
    """Of one source and one day: preferred first, forbidden last, each target once.

    A rank that allows a target takes the place of all that lower ones allow, and what it says of a target, allowed or
    forbidden, lower ones do not unsay.
    """
    chosen: list[Term] = []
    allowing: Rank | None = None
    said: set[str] = set()
    for rank, term in sorted(ranked, key=lambda row: (row[0], _ORDER[row[1].status])):
        is_outranked = term.status in ALLOWED and allowing is not None and rank > allowing
        if term.target in said or is_outranked:
            continue
        said.add(term.target)
        chosen.append(term)
        if term.status in ALLOWED and allowing is None:
            allowing = rank
    return tuple(sorted(chosen, key=lambda term: _ORDER[term.status]))
