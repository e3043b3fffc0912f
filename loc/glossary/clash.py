"""Terms that cannot both hold: two preferred targets, or one that is agreed and forbidden at the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from loc.errors import GlossaryError
from loc.glossary.period import overlap
from loc.glossary.rank import FORBIDDEN
from loc.model import Term

# Statuses of which a source has one target at a time.
_SINGLE = frozenset({"preferred", "do-not-translate"})
_Row = tuple[int, Term]


class Sifted(NamedTuple):
    """`terms` hold beside one another, in order. A problem has the place of the later term of two."""

    terms: tuple[Term, ...]
    problems: tuple[GlossaryError, ...]


class _Known:
    """The terms seen so far, by what a later one may clash with; the same one in two places has one number."""

    def __init__(self) -> None:
        self._numbers: dict[Term, int] = {}
        self._by_target: dict[tuple[str, str, str], list[_Row]] = defaultdict(list)
        self._single: dict[tuple[str, str], list[_Row]] = defaultdict(list)

    def add(self, term: Term) -> int:
        """Its number."""
        bare = replace(term, note="", place="")
        if bare not in self._numbers:
            row = (len(self._numbers), term)
            self._numbers[bare] = row[0]
            self._by_target[*key_of(term), term.target].append(row)
            if term.status in _SINGLE:
                self._single[key_of(term)].append(row)
        return self._numbers[bare]

    def near(self, term: Term) -> Iterator[_Row]:
        yield from self._by_target[*key_of(term), term.target]
        if term.status in _SINGLE:
            yield from self._single[key_of(term)]


def sift_terms(terms: Iterable[Term]) -> Sifted:
    """Of terms that contradict each other none is left; a term that is there twice is told, and left."""
    known, out, problems = _Known(), set[int](), list[GlossaryError]()
    rows: list[_Row] = []
    for term in terms:
        near = [row for row in known.near(term) if overlap(row[1], term)]
        wrong = [row for row in near if _contradict(row[1], term)]
        told = next(iter(wrong or near), None)
        if told and (problem := explain_clash(told[1], term, "; neither holds" if wrong else "")):
            problems.append(problem)
        rows.append((known.add(term), term))
        if wrong:
            out.update(rows[-1][:1], (number for number, _ in wrong))
    return Sifted(tuple(term for number, term in rows if number not in out), tuple(problems))


def explain_clash(earlier: Term, term: Term, outcome: str) -> GlossaryError | None:
    """Why the second cannot stand beside the first, with `outcome` at the end; None where it can."""
    if key_of(earlier) != key_of(term) or not overlap(earlier, term):
        return None
    beside = f"in {earlier.place}" if earlier.place else "already"
    if _contradict(earlier, term) and earlier.target == term.target:
        return _problem(term, f"but {earlier.status} {beside}{outcome}", "Keep one of the two.")
    if _contradict(earlier, term):
        other = f"but {earlier.status} «{earlier.target}» {beside} for the same time{outcome}"
        return _problem(term, other, "Admit one of the two, or date both.")
    if earlier.target == term.target:
        return _problem(term, f"and {earlier.status} {beside}{outcome}", "Keep one of the two.")
    return None


def _contradict(one: Term, other: Term) -> bool:
    """Of two terms of one key and overlapping times."""
    if one.target == other.target:
        return (one.status == FORBIDDEN) != (other.status == FORBIDDEN)
    return one.status in _SINGLE and other.status in _SINGLE


def key_of(term: Term) -> tuple[str, str]:
    """Equal for terms that are found in the same text on the same desk: capitals are those of an abbreviation only."""
    return (term.source if term.source.isupper() else term.source.casefold()), term.desk


def _problem(term: Term, text: str, hint: str) -> GlossaryError:
    place = f"{term.place}: " if term.place else ""
    return GlossaryError(f"{place}“{term.source}” has {term.status} «{term.target}», {text}", hint=hint)
