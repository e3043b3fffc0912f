from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from loc.glossary.english import Pattern, Token, is_shouted, read_pattern, split_tokens
from loc.glossary.forms import stands_in
from loc.model import Term, TermHit

_ALLOWED = ("preferred", "admitted")
_ORDER = ("preferred", "admitted", "do-not-translate", "forbidden")


@dataclass(frozen=True, slots=True)
class _Entry:
    pattern: Pattern
    term: Term
    builtin: bool


class Glossary:
    """The terms of one target language, ready to be looked up."""

    def __init__(self, terms: Iterable[Term], lang: str, builtin: Iterable[Term] = ()) -> None:
        """Where a term of `terms` is in force, those of `builtin` with the same source are not."""
        self.lang = lang
        self.terms = tuple(terms)
        self._entries: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
        self._keys_by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_source: dict[str, list[_Entry]] = defaultdict(list)
        for term in self.terms:
            self._add(term, builtin=False)
        for term in builtin:
            self._add(term, builtin=True)
        for keys in self._entries:
            self._keys_by_first[keys[0]].append(keys)
        for known in self._keys_by_first.values():
            known.sort(key=len, reverse=True)

    def find(self, text: str, on: date | None = None) -> tuple[TermHit, ...]:
        """Terms in force on that day in an English text, in text order, the longest at each place.

        A place has its preferred terms (admitted ones where there is none) and after them the forbidden ones, all with
        one span. Without a day: the terms that have no end.
        """
        tokens, shouted = split_tokens(text), is_shouted(text)
        hits: list[TermHit] = []
        at = 0
        while at < len(tokens):
            terms, count = self._find_longest(tokens, at, on, shouted=shouted)
            span = (tokens[at].start, tokens[at + count - 1].stop)
            hits += [TermHit(term, span) for term in terms]
            at += count
        return tuple(hits)

    def occurs(self, term: Term, target: str) -> bool:
        """Whether the term's target stands in `target` in any grammatical form.

        For a preferred or admitted term, any other preferred or admitted one of the same source and time does too.
        """
        return any(stands_in(target, wanted, self.lang) for wanted in self._accepted_targets(term))

    def translate(self, source: str, on: date | None = None) -> str | None:
        """The preferred target of exactly this source, case ignored; the admitted one of an admitted spelling."""
        terms = _choose([entry for entry in self._by_source.get(source.casefold(), ()) if _in_force(entry.term, on)])
        return next((term.target for term in terms if term.status != "forbidden"), None)

    def _add(self, term: Term, *, builtin: bool) -> None:
        entry = _Entry(read_pattern(term.source, name=builtin), term, builtin)
        if entry.pattern.tokens:
            self._entries[entry.pattern.keys].append(entry)
        self._by_source[term.source.casefold()].append(entry)

    def _find_longest(
        self, tokens: tuple[Token, ...], at: int, on: date | None, *, shouted: bool
    ) -> tuple[tuple[Term, ...], int]:
        """The terms and how many tokens they take; none takes one."""
        for keys in self._keys_by_first.get(tokens[at].key, ()):
            stop = at + len(keys)
            taken, after = tokens[at:stop], tokens[stop] if stop < len(tokens) else None
            if tuple(token.key for token in taken) != keys:
                continue
            fitting = (entry for entry in self._entries[keys] if entry.pattern.fits(taken, after, shouted=shouted))
            entries = [entry for entry in fitting if _in_force(entry.term, on)]
            if entries:
                return _drop_admitted(_choose(entries)), len(keys)
        return (), 1

    def _accepted_targets(self, term: Term) -> tuple[str, ...]:
        if term.status not in _ALLOWED:
            return (term.target,)
        same = [entry for entry in self._by_source.get(term.source.casefold(), ()) if _overlap(term, entry.term)]
        others = (other.target for other in _choose(same) if other.status in _ALLOWED)
        return tuple(dict.fromkeys((term.target, *others)))


def _choose(entries: list[_Entry]) -> tuple[Term, ...]:
    """Preferred first. The builtin ones yield to any own term that allows a target."""
    own = any(not entry.builtin and entry.term.status != "forbidden" for entry in entries)
    terms = [entry.term for entry in entries if not (own and entry.builtin)]
    return tuple(sorted(terms, key=lambda term: _ORDER.index(term.status)))


def _drop_admitted(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """An admitted target stands behind a preferred one of the same source; `occurs` knows it."""
    first = terms[0].status
    return tuple(term for term in terms if term.status != "admitted" or first == "admitted")


def _in_force(term: Term, on: date | None) -> bool:
    if on is None:
        return term.until is None
    return (term.since is None or term.since <= on) and (term.until is None or on < term.until)


def _overlap(one: Term, other: Term) -> bool:
    starts_before_end = one.since is None or other.until is None or one.since < other.until
    ends_after_start = one.until is None or other.since is None or other.since < one.until
    return starts_before_end and ends_after_start
