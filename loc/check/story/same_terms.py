"""One term of the glossary by two of its targets: both are allowed, but not in one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import regex

from loc.check.protocol import Flaw, Setting, Story
from loc.glossary import Glossary
from loc.glossary.forms import place_of
from loc.glossary.period import in_force
from loc.lang.message import say
from loc.model import Span, Term, Unit

_NOT_TARGETS = frozenset({"forbidden", "do-not-translate"})
_PREFERRED = "preferred"
_BEGINNING = 4
_WORD = regex.compile(r"[\p{L}\p{N}]+")


class _Use(NamedTuple):
    unit: Unit
    places: Mapping[Term, Span]


@lru_cache(maxsize=8)
def _choices(glossary: Glossary, on: date | None) -> dict[str, tuple[Term, ...]]:
    """The house's terms with several targets, by source in small letters."""
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    for term in glossary.terms:
        if term.status not in _NOT_TARGETS and in_force(term, on):
            terms[term.source.casefold()].append(term)
    return {source: tuple(found) for source, found in terms.items() if len({term.target for term in found}) > 1}


@lru_cache(maxsize=8)
def _beginnings(glossary: Glossary, on: date | None) -> regex.Pattern[str] | None:
    """Of those terms; a text without any of them need not be searched."""
    words = (_WORD.search(source) for source in _choices(glossary, on))
    parts = {regex.escape(word[0][:_BEGINNING]) for word in words if word}
    return regex.compile(rf"\b(?:{'|'.join(sorted(parts))})") if parts else None


def find_terms_apart(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    """Expected is the preferred target where the story has it, else the one it has most often.

    A full name and its abbreviation are one rendering: a story has the name first, and then the abbreviation.
    """
    for uses in _find_uses(story.units, setting):
        for is_short in (False, True):
            same = [_Use(use.unit, _of_kind(use.places, is_short=is_short)) for use in uses]
            yield from _compare([use for use in same if use.places])


def _find_uses(units: Iterable[Unit], setting: Setting) -> Iterable[list[_Use]]:
    """Those of one source together."""
    uses: defaultdict[str, list[_Use]] = defaultdict(list)
    glossary, on = setting.glossary, setting.published
    choices, beginnings = _choices(glossary, on), _beginnings(glossary, on)
    for unit in units if beginnings else ():
        if beginnings and unit.target and beginnings.search(unit.key.source.casefold()):
            for source in {hit.term.source.casefold() for hit in glossary.find(unit.key.source, on)} & choices.keys():
                uses[source].append(_Use(unit, _find_places(unit.target, choices[source], setting)))
    return uses.values()


def _find_places(target: str, terms: Iterable[Term], setting: Setting) -> dict[Term, Span]:
    places = ((term, place_of(target, term.target, setting.lang)) for term in terms)
    return {term: place for term, place in places if place}


def _of_kind(places: Mapping[Term, Span], *, is_short: bool) -> dict[Term, Span]:
    return {term: place for term, place in places.items() if term.target.isupper() is is_short}


def _compare(uses: Sequence[_Use]) -> Iterator[tuple[Unit, Flaw]]:
    counts = Counter(term for use in uses for term in use.places)
    if not counts:
        return
    best = max(counts, key=lambda term: (term.status == _PREFERRED, counts[term]))
    for use in uses:
        if best not in use.places:
            other, place = next(iter(use.places.items()))
            yield use.unit, _describe(other, best, place)


def _describe(other: Term, best: Term, place: Span) -> Flaw:
    message = say(
        "expected «{expected}» for “{name}”, as elsewhere in the story, got «{got}»",
        expected=best.target,
        name=best.source,
        got=other.target,
    )
    return Flaw(message, place)
