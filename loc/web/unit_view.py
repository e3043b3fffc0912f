"""One unit as its template wants it: texts cut into marked pieces, matches numbered, terms gathered."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from urllib.parse import quote, urlencode

from markupsafe import Markup

from loc.check.silence import Ignored, read_ignored
from loc.flow.desk import About, DeskStory, DeskUnit
from loc.lang.wording import Piece, compare_wording
from loc.memory import PairMatch
from loc.model import Finding, Provenance, State, TermHit, digest_of
from loc.web.aligned import Pairing, align
from loc.web.pieces import Mark, mark_up

_KEPT_WORDINGS = 20_000
_MAX_MATCHES = 9  # one for each figure on the keyboard


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit is shown. `other` is the language of the third column, "" for none."""

    slug: str
    lang: str
    source_lang: str
    other: str = ""

    def address(self, unit_id: str) -> str:
        """Where decisions on it are sent to."""
        query = f"?{urlencode({'other': self.other})}" if self.other else ""
        return f"/unit/{quote(self.lang)}/{quote(unit_id)}/{quote(self.slug)}{query}"


_NOTHING = About()


@dataclass(frozen=True, slots=True)
class Trouble:
    """A decision that was not carried out: `yours` is the text that came with it, `about` what it said of a finding.

    With `is_stale` another text stands there now, by `by`, "" where nobody knows.
    """

    unit_id: str
    yours: str
    message: str
    by: str = ""
    is_stale: bool = False
    about: About = _NOTHING


@dataclass(frozen=True, slots=True)
class MatchView:
    """`pieces` lead from the pair's source to this one; figures stand in one of the two only."""

    number: int
    percent: int
    match: PairMatch
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """`source` as it stands in the text. `notes` are those of the project's own terms."""

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """`text` is what the field holds: the target, or a person's own that could not be saved.

    `beneath` is the same with marks. `patch` leads to the proposal from the target of the old source, as far as
    that is known, `clash` from the text that stands there to the person's own. `ignored` are the comments that silence
    findings. `can_undo`: by who looks at it.
    """

    row: DeskUnit
    place: Place
    text: str
    source: Markup
    beneath: Markup
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...]
    matches: tuple[MatchView, ...]
    terms: tuple[TermView, ...]
    marks: tuple[Provenance, ...]
    patch: tuple[Piece, ...] = ()
    clash: tuple[Piece, ...] = ()
    trouble: Trouble | None = None
    can_undo: bool = False

    @property
    def id(self) -> str:
        return self.row.unit.key.id

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say that the target is right."""
        return self.row.unit.state < State.REVIEWED

    @property
    def about(self) -> About:
        """What could not be said of a finding."""
        return self.trouble.about if self.trouble else _NOTHING

    @property
    def address(self) -> str:
        return self.place.address(self.id)

    @property
    def described(self) -> str:
        """IDs in HTML of what a screen reader reads out with the field."""
        described = {f"f-{self.id}": self.findings or self.ignored, f"w-{self.id}": self.terms}
        return " ".join(name for name, rows in described.items() if rows)


def view_unit(row: DeskUnit, place: Place, trouble: Trouble | None = None, *, can_undo: bool = False) -> UnitView:
    unit = row.unit
    trouble = trouble if trouble and trouble.unit_id == unit.key.id else None
    is_clash = trouble is not None and trouble.is_stale
    text = trouble.yours if trouble and not is_clash and trouble.about == _NOTHING else unit.target
    pairings = align(unit.key.source, text, place.source_lang, place.lang)
    flaws = _mark_findings(row.findings) if text == unit.target else ()
    return UnitView(
        row=row,
        place=place,
        text=text,
        source=mark_up(unit.key.source, [*_mark_pairs(pairings, is_source=True), *_mark_terms(row.terms)]),
        beneath=mark_up(text, [*_mark_pairs(pairings, is_source=False), *flaws], is_raw=True),
        findings=row.findings,
        ignored=read_ignored(unit),
        matches=tuple(_view_matches(row.matches)),
        terms=tuple(_view_terms(unit.key.source, row.terms)),
        marks=_standing_marks(row),
        patch=compare_wording(row.previous_target or unit.target, row.proposal) if row.proposal else (),
        clash=compare_wording(unit.target, trouble.yours) if trouble and is_clash and trouble.yours else (),
        trouble=trouble,
        can_undo=can_undo,
    )


def view_ahead(source_lang: str, story: DeskStory) -> None:
    """What is compared and paired for a view is kept, whoever it is shown to."""
    for unit in story.units:
        view_unit(unit, Place(story.slug, story.lang, source_lang))


def _mark_pairs(pairings: Sequence[Pairing], *, is_source: bool) -> Iterator[Mark]:
    """A translation that says twice-said things once has one number for them."""
    numbers: dict[tuple[int, int], int] = {}
    for pairing in pairings:
        number = numbers.setdefault(pairing.target, len(numbers) + 1)
        yield Mark(pairing.source if is_source else pairing.target, pairing.kind.value, number)


def _mark_terms(hits: Sequence[TermHit]) -> Iterator[Mark]:
    return (Mark(hit.span, "term") for hit in hits)


def _mark_findings(findings: Sequence[Finding]) -> Iterator[Mark]:
    return (Mark(finding.span, f"flaw {finding.severity}") for finding in findings if finding.span)


def _view_matches(matches: Sequence[PairMatch]) -> Iterator[MatchView]:
    for number, match in enumerate(matches[:_MAX_MATCHES], 1):
        percent = math.floor(match.score * 100)  # rounded down: 100 % is the same text
        yield MatchView(number, percent, match, _compare_again(match.source, match.query))


@lru_cache(maxsize=_KEPT_WORDINGS)
def _compare_again(old: str, new: str) -> tuple[Piece, ...]:
    """A match stands beside its sentence at every look."""
    return compare_wording(old, new)


def _view_terms(source: str, hits: Sequence[TermHit]) -> Iterator[TermView]:
    """One for each wording in the text, in text order; its hits follow each other."""
    seen: set[str] = set()
    for span, at_place in groupby(hits, key=lambda hit: hit.span):
        text, terms = source[slice(*span)], [hit.term for hit in at_place]
        if text not in seen:
            seen.add(text)
            yield TermView(
                source=text,
                targets=tuple(term.target for term in terms if term.status != "forbidden"),
                forbidden=tuple(term.target for term in terms if term.status == "forbidden"),
                notes=tuple(term.note for term in terms if term.note and term.place),
            )


def _standing_marks(row: DeskUnit) -> tuple[Provenance, ...]:
    """Those that speak of source and target as they stand, the oldest first."""
    now = digest_of(row.unit.key.source, row.unit.target)
    return tuple(sorted((mark for mark in row.unit.provenance if mark.digest == now), key=lambda mark: mark.made_at))
