"""Terms by a word of either language, in whatever form it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from loc.errors import GlossaryError
from loc.flow.project import Project
from loc.flow.terms import load_terms
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.glossary.clash import key_of
from loc.glossary.english import read_keys
from loc.glossary.forms import stands_in
from loc.glossary.parse import STATUSES
from loc.glossary.period import in_force
from loc.glossary.rank import ALLOWED, Rank, rank_of
from loc.glossary.words import split_words
from loc.model import Term


class Closeness(IntEnum):
    """How a term answers a query; the closest comes first."""

    SAME = 0
    FORM = 1
    PART = 2


class Hit(NamedTuple):
    """A term found; `closeness` comes first, so that hits sort."""

    closeness: Closeness
    rank: Rank
    term: Term


def search_terms(
    project: Project, text: str, lang: str, on: date | None = None
) -> tuple[tuple[Hit, ...], tuple[GlossaryError, ...]]:
    """The project's terms of all desks and CLDR's, the closest first, and what is wrong in the file.

    Without a day: of all times; with one, CLDR's only where the house says nothing else.
    """
    terms, problems = load_terms(project.catalogs, lang)
    ranked = [*((rank_of(term), term) for term in terms), *((Rank.CLDR, term) for term in builtin_terms(lang))]
    query = _Query(" ".join(text.split()), lang)
    valid = ranked if on is None else _hold(ranked, on)
    hits = [Hit(closeness, *row) for row in valid if (closeness := query.judge(row[1])) is not None]
    return tuple(sorted(hits, key=_order_of)), problems


def _hold(ranked: Iterable[tuple[Rank, Term]], on: date) -> list[tuple[Rank, Term]]:
    valid = [(rank, term) for rank, term in ranked if in_force(term, on)]
    own = {key_of(term) for rank, term in valid if rank is Rank.HOUSE and term.status in ALLOWED}
    return [(rank, term) for rank, term in valid if rank is not Rank.CLDR or key_of(term) not in own]


class _Query:
    def __init__(self, text: str, lang: str) -> None:
        self._text, self._lang = text, lang
        self._folded = text.casefold()
        self._keys = set(read_keys(text))
        self._words = [word.text for word in split_words(text)]

    def judge(self, term: Term) -> Closeness | None:
        """None where it is another term."""
        if self._folded in (term.source.casefold(), term.target.casefold()):
            return Closeness.SAME
        if not self._words:
            return None
        if self._is_form(term):
            return Closeness.FORM
        return Closeness.PART if self._is_part(term) else None

    def _is_form(self, term: Term) -> bool:
        """The whole term stands in the query."""
        keys = set(read_keys(term.source))
        if keys and keys <= self._keys:
            return bool(Glossary([replace(term, since=None, until=None)], self._lang, desk=term.desk).find(self._text))
        return stands_in(self._text, term.target, self._lang)

    def _is_part(self, term: Term) -> bool:
        """The query is a piece of one side, or each of its words a form of a word there."""
        if self._folded in term.source.casefold() or self._folded in term.target.casefold():
            return True
        if self._keys <= set(read_keys(term.source)):
            return True
        wanted = [word.text for word in split_words(term.target)]
        return all(any(stands_in(word, one, self._lang) for one in wanted) for word in self._words)


def _order_of(hit: Hit) -> tuple[Closeness, Rank, str, int, str]:
    term = hit.term
    return hit.closeness, hit.rank, term.source.casefold(), STATUSES.index(term.status), term.target
