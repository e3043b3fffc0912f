"""A story in reading order, each sentence with all that is known of it."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from loc.catalog.carry import PATCH
from loc.check.protocol import Story
from loc.draft.patch import patch_target
from loc.errors import LocError
from loc.flow.desk.findings import Found
from loc.flow.desk.project import DeskProject
from loc.flow.desk.standings import find_status, scope_of
from loc.flow.memory import find_around
from loc.flow.project import day_of
from loc.flow.status import StoryStatus
from loc.flow.work import Workpiece
from loc.lang.message import say
from loc.lang.wording import Piece, compare_wording
from loc.memory import PairMatch
from loc.model import Article, Finding, Mark, Part, Segment, State, TermHit, Unit, UnitKey


class Gone(LocError):
    """The sentence is no longer in the story."""


@dataclass(frozen=True, slots=True)
class DeskUnit:
    """A unit where it stands first; `again` are the other paragraphs it stands in, as indexes into the article.

    `seen` names the unit as it is shown: a decision on it comes with that. `previous` is the source the target was
    reviewed for against the source now, () where it is the same; `previous_target` is the target it had, "" where
    nobody knows it. `proposal` is that with the new values put in, "" where that is not sure. `origin` is what made the
    draft: engine and version, memory with score and story, or what was patched. `other` is the unit in the other
    language asked for.
    """

    unit: Unit
    part: Part
    paragraph: int
    seen: str
    findings: tuple[Finding, ...] = ()
    matches: tuple[PairMatch, ...] = ()
    terms: tuple[TermHit, ...] = ()
    previous: tuple[Piece, ...] = ()
    previous_target: str = ""
    proposal: str = ""
    other: Unit | None = None
    origin: str = ""
    again: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskStory:
    """`units` in article order."""

    slug: str
    lang: str
    article: Article
    units: tuple[DeskUnit, ...]
    status: StoryStatus


def open_story(desk: DeskProject, slug: str, lang: str, other: str = "") -> DeskStory:
    """As source and catalog stand now; writes nothing. Raises LocError for an unknown story or language."""
    work = desk.open(slug, lang)
    with desk.showing:
        units = tuple(_show(desk, work, list(_place(work)), other))
    return DeskStory(slug, lang, work.article, units, find_status(desk, slug, lang))


def show_unit(desk: DeskProject, slug: str, lang: str, unit_id: str, other: str = "") -> DeskUnit:
    """One unit of `open_story`. Raises Gone where the story has no such unit any more."""
    work = desk.open(slug, lang)
    unit = find_unit(work, unit_id)
    (shown,) = _show(desk, work, [place for place in _place(work) if place.unit == unit], other)
    return shown


def find_unit(work: Workpiece, unit_id: str) -> Unit:
    for unit in work.units:
        if unit.key.id == unit_id and not unit.obsolete:
            return unit
    raise Gone(
        say("{slug}: the sentence {unit} is no longer in the story", slug=work.article.slug, unit=unit_id),
        hint=say("A newer take came: look at it."),
    )


def seen_of(unit: Unit) -> str:
    """Names target, state and marks; not the times, for a patch that is in no file yet is made anew each time."""
    marks = ((mark.mark.value, mark.digest, mark.author) for mark in unit.provenance)
    return hashlib.sha256(repr((unit.target, unit.state.value, *marks)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Place:
    unit: Unit
    part: Part
    paragraphs: tuple[int, ...]


def _place(work: Workpiece) -> Iterator[_Place]:
    """In the order of their first sentences."""
    units = {unit.key: unit for unit in work.units}
    segments: dict[UnitKey, list[Segment]] = {}
    for segment in work.segments:
        segments.setdefault(segment.key, []).append(segment)
    for key, rows in segments.items():
        yield _Place(units[key], rows[0].part, tuple(row.paragraph for row in rows))


def _show(desk: DeskProject, work: Workpiece, places: Sequence[_Place], other: str) -> Iterator[DeskUnit]:
    lang, slug, day = work.file.catalog.lang, work.article.slug, day_of(work.article)
    around = find_around(work.units)
    keys = [place.unit.key for place in places]
    matches = desk.memories.find(keys, [around[key] for key in keys], lang, slug)
    findings = _find_findings(desk, work, set(keys))
    others = {unit.key: unit for unit in desk.open(slug, other).units} if other and other != lang else {}
    past = {unit.key: unit.target for unit in work.units if unit.obsolete}
    for place, found in zip(places, matches, strict=True):
        unit = place.unit
        old = unit.previous_source if unit.previous_source and unit.state < State.REVIEWED else ""
        yield DeskUnit(
            unit=unit,
            part=place.part,
            paragraph=place.paragraphs[0],
            seen=seen_of(unit),
            findings=findings[unit.key],
            matches=found,
            terms=desk.find_terms(unit.key.source, lang, day),
            previous=compare_wording(old, unit.key.source) if old else (),
            previous_target=past.get(UnitKey(old, unit.key.context), "") if old else "",
            proposal=_propose(desk, work, unit) if old else "",
            other=others.get(unit.key),
            origin=_origin(unit),
            again=place.paragraphs[1:],
        )


def _find_findings(desk: DeskProject, work: Workpiece, keys: Container[UnitKey]) -> Found:
    lang, slug = work.file.catalog.lang, work.article.slug
    files = ((each, desk.open(slug, each).file) for each in desk.project.config.langs if each != lang)
    others = {each: {unit.key: unit for unit in file.catalog.live} for each, file in files if file.text}
    elsewhere = desk.memories.elsewhere(lang, slug)
    live = [unit for unit in work.units if not unit.obsolete]
    return desk.findings.find(scope_of(desk, work), Story(live, others, elsewhere), desk.memories.of(lang), keys)


def _propose(desk: DeskProject, work: Workpiece, unit: Unit) -> str:
    """The target itself where it was patched as the take came in."""
    if _origin(unit).startswith(PATCH):
        return unit.target
    source_lang, lang = desk.project.config.source_lang, work.file.catalog.lang
    glossary, day = desk.glossary(lang), day_of(work.article)
    patch = patch_target(unit.previous_source or "", unit.key.source, unit.target, source_lang, lang, glossary, day)
    return patch.target if patch else ""


def _origin(unit: Unit) -> str:
    """Of the target as it stands; of a text that a person changed since, what it was made from."""
    drafts = [mark for mark in unit.provenance if mark.mark is Mark.DRAFT]
    return drafts[-1].author if drafts else ""
