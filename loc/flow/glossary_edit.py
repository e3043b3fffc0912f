"""Terms put into `locales/<lang>/glossary.po`: what is there is kept, what contradicts it is refused."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from loc.catalog.store import GLOSSARY_SLUG
from loc.errors import CatalogError, GlossaryError
from loc.flow.project import Project
from loc.flow.terms import read_po_terms
from loc.glossary.clash import explain_clash, key_of, sift_terms
from loc.glossary.parse import STATUSES, format_context
from loc.model import State, Term, Unit, UnitKey

# Of these a msgctxt and msgid has one target, of the others one a line.
_SINGLE = frozenset({"preferred", "do-not-translate"})


class Updated(NamedTuple):
    """A term that took the place of another `target` or `note`."""

    term: Term
    before: Term


@dataclass(slots=True)
class Put:
    """What became of the terms. Where there are only problems, nothing was written."""

    added: list[Term] = field(default_factory=list)
    updated: list[Updated] = field(default_factory=list)
    unchanged: list[Term] = field(default_factory=list)
    problems: list[GlossaryError] = field(default_factory=list)


def put_terms(project: Project, lang: str, terms: Iterable[Term]) -> Put:
    """All in one save. A preferred term with the same source, dates and desk gets the new target.

    Raises CatalogError where the file on disk cannot be read or written.
    """
    file = project.catalogs.read(lang, GLOSSARY_SLUG)
    sifted = sift_terms(terms)
    put = Put(problems=list(sifted.problems))
    shelf = _Shelf(read_po_terms(file.text, file.name).terms, file.catalog.units)
    for term in sifted.terms:
        shelf.put(term, put)
    saved = project.catalogs.save(file, shelf.arrange())
    if saved.conflicts:
        raise CatalogError("; ".join(map(str, saved.conflicts)), hint="Both are in the file; keep one.")
    return put


class _Shelf:
    """The units of a glossary while terms are put among them. Entries at fault stay as they are."""

    def __init__(self, terms: Iterable[Term], units: Iterable[Unit]) -> None:
        self._units = {unit.key: unit for unit in units}
        self._new: dict[UnitKey, Unit] = {}
        self._terms: dict[tuple[str, str], list[Term]] = {}
        for term in terms:
            self._terms.setdefault(key_of(term), []).append(term)

    def arrange(self) -> tuple[Unit, ...]:
        """New ones each before the first old one that comes after it in the alphabet; obsolete ones last."""
        return tuple(self._arrange())

    def put(self, term: Term, put: Put) -> None:
        beside = self._terms.setdefault(key_of(term), [])
        before = next((other for other in beside if _takes_place_of(term, other)), None)
        others = [other for other in beside if other is not before]
        clash = next((problem for other in others if (problem := explain_clash(other, term, "; left out"))), None)
        if before and (before.target, before.note) == (term.target, term.note or before.note):
            put.unchanged.append(term)
        elif clash:
            put.problems.append(clash)
        else:
            beside[:] = [*others, term]
            self._write(term)
            if before:
                put.updated.append(Updated(term, before))
            else:
                put.added.append(term)

    def _write(self, term: Term) -> None:
        key = UnitKey(term.source, format_context(term))
        old = self._units.get(key)
        if old and not old.obsolete:
            self._units[key] = _unit(old, term)
        else:
            self._units.pop(key, None)
            self._new[key] = _unit(self._new.get(key) or old or Unit(key), term)

    def _arrange(self) -> Iterator[Unit]:
        new = deque(sorted(self._new.values(), key=_order_of))
        for unit in (unit for unit in self._units.values() if not unit.obsolete):
            while new and _order_of(new[0]) < _order_of(unit):
                yield new.popleft()
            yield unit
        yield from new
        yield from (unit for unit in self._units.values() if unit.obsolete)


def _takes_place_of(term: Term, other: Term) -> bool:
    same_entry = (other.source, format_context(other)) == (term.source, format_context(term))
    return same_entry and (term.status in _SINGLE or other.target == term.target)


def _unit(old: Unit, term: Term) -> Unit:
    """As somebody would write it who has agreed on it: without fuzzy, without anybody's mark."""
    is_agreed = old.target and not old.obsolete and (old.unsigned or old.state is not State.DRAFT)
    known = old.target.split("\n") if is_agreed and term.status not in _SINGLE else []
    targets = known if term.target in known else [*known, term.target]
    notes = (term.note,) if term.note and term.note not in " ".join(old.notes) else ()
    return replace(
        old,
        target="\n".join(targets),
        notes=notes if term.status in _SINGLE and notes else (*old.notes, *notes),
        state=State.DRAFT,
        unsigned=True,
        obsolete=False,
        previous_source=None,
        previous_context=None,
        provenance=(),
    )


def _order_of(unit: Unit) -> tuple[str, str, int, str]:
    status = unit.key.context.partition(" ")[0]
    return (
        unit.key.source.casefold(),
        unit.key.source,
        STATUSES.index(status) if status in STATUSES else len(STATUSES),
        unit.key.context,
    )
