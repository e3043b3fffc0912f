from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from loc.glossary.english import EnglishText, Pattern, Token, read_pattern
from loc.glossary.forms import stands_in
from loc.glossary.period import in_force, overlap
from loc.glossary.quick_look import QuickLook
from loc.glossary.rank import ALLOWED, Rank, choose_terms, rank_of
from loc.glossary.verbatim import stands_as_is
from loc.model import Term, TermHit

_Keys = tuple[str, ...]
_KeysByFirst = Mapping[str, Sequence[_Keys]]


@dataclass(frozen=True, slots=True)
class _Entry:
    pattern: Pattern
    term: Term
    rank: Rank


class Glossary:
    """The terms of one target language, ready to be looked up."""

    def __init__(self, terms: Iterable[Term], lang: str, builtin: Iterable[Term] = (), desk: str = "") -> None:
        """Of `terms` those of other desks are left out. Those of the desk outrank the others, all outrank `builtin`."""
        self.lang = lang
        self.terms = tuple(term for term in terms if term.desk in ("", desk))
        self._entries: dict[_Keys, list[_Entry]] = defaultdict(list)
        self._by_source: dict[str, list[_Entry]] = defaultdict(list)
        for term in self.terms:
            self._add(term, rank_of(term))
        for term in builtin:
            self._add(term, Rank.CLDR)
        self._all = _group(self._entries)

    def find(self, text: str, on: date | None = None) -> tuple[TermHit, ...]:
        """Terms in force on that day in an English text, in text order, the longest at each place.

        A place has its preferred terms (admitted ones where there is none) and after them the forbidden ones, all with
        one span. Without a day: the terms that have no end.
        """
        english = EnglishText(text)
        hits: list[TermHit] = []
        stop = 0
        for at, key in enumerate(english.keys):
            if at >= stop and key in self._all:
                terms, tokens = self._find_longest(english, at, on)
                hits += [TermHit(term, (tokens[0].start, tokens[-1].stop)) for term in terms]
                stop = at + len(tokens)
        return tuple(hits)

    def may_find_own(self, text: str) -> bool:
        """A quick look: without it `find` gives nothing but built-in terms that no other of their source replaces."""
        return self._quick_look.may_hold(text)

    def occurs(self, term: Term, target: str) -> bool:
        """Whether the term's target stands in `target` in any grammatical form, or as it is if it is not translated.

        For a term that is not forbidden, any other such of the same source and time does too.
        """
        return any(self._stands_in(target, wanted) for wanted in self._accepted_terms(term))

    def translate(self, source: str, on: date | None = None) -> str | None:
        """The first of `targets_of`."""
        return next(iter(self.targets_of(source, on)), None)

    def targets_of(self, source: str, on: date | None = None) -> tuple[str, ...]:
        """What that day allows for exactly this source, case ignored: preferred first, none forbidden."""
        entries = [entry for entry in self._by_source.get(source.casefold(), ()) if in_force(entry.term, on)]
        return tuple(term.target for term in _choose(entries) if term.status in ALLOWED)

    @cached_property
    def _quick_look(self) -> QuickLook:
        ranks = ((keys, min(entry.rank for entry in entries)) for keys, entries in self._entries.items())
        return QuickLook(keys for keys, rank in ranks if rank < Rank.CLDR)

    def _add(self, term: Term, rank: Rank) -> None:
        entry = _Entry(read_pattern(term.source, name=rank is Rank.CLDR), term, rank)
        if entry.pattern.tokens:
            self._entries[entry.pattern.keys].append(entry)
        self._by_source[term.source.casefold()].append(entry)

    def _find_longest(
        self, english: EnglishText, at: int, on: date | None
    ) -> tuple[tuple[Term, ...], tuple[Token, ...]]:
        """The terms that begin at this place, and the tokens that they take."""
        keys = english.keys
        for sought in self._all[keys[at]]:
            stop = at + len(sought)
            if keys[at:stop] != sought:
                continue
            tokens, after = english.read(at, stop), next(iter(english.read(stop, stop + 1)), None)
            entries = [
                entry
                for entry in self._entries[sought]
                if entry.pattern.fits(tokens, after, shouted=english.is_shouted) and in_force(entry.term, on)
            ]
            if entries:
                return _drop_admitted(_choose(entries)), tokens
        return (), ()

    def _accepted_terms(self, term: Term) -> tuple[Term, ...]:
        if term.status not in ALLOWED:
            return (term,)
        same = [entry for entry in self._by_source.get(term.source.casefold(), ()) if overlap(term, entry.term)]
        return tuple(dict.fromkeys((term, *(other for other in _choose(same) if other.status in ALLOWED))))

    def _stands_in(self, text: str, term: Term) -> bool:
        if term.status == "do-not-translate":
            return stands_as_is(text, term.source)
        return stands_in(text, term.target, self.lang)


def _group(entries: Iterable[_Keys]) -> _KeysByFirst:
    """By the first key, the longest first."""
    groups: dict[str, list[_Keys]] = defaultdict(list)
    for keys in sorted(entries, key=len, reverse=True):
        groups[keys[0]].append(keys)
    return dict(groups)


def _choose(entries: Iterable[_Entry]) -> tuple[Term, ...]:
    return choose_terms((entry.rank, entry.term) for entry in entries)


def _drop_admitted(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """An admitted target stands behind a preferred one of the same source; `occurs` knows it."""
    first = terms[0].status
    return tuple(term for term in terms if term.status != "admitted" or first == "admitted")
