"""One person's word on one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from loc.catalog.threeway.conflict import without_quotes
from loc.config.people import Person
from loc.errors import LocError
from loc.flow.desk.project import DeskProject, Undo
from loc.flow.desk.put import put_fix, put_match
from loc.flow.desk.story import DeskUnit, find_unit, seen_of, show_unit
from loc.flow.ignoring import ignore_finding
from loc.flow.work import Workpiece
from loc.lang.message import Message, say
from loc.model import IGNORE, State, Unit
from loc.review import Refused, accept, approve, edit, heed, is_same_text, refuse_role, reject

_UNDOS = 20  # of one person on one unit


class Action(StrEnum):
    """ACCEPT takes the text that comes with it, reviewed; SAVE does the same and wants one.

    REJECT makes it a draft again; APPROVE clears it. TAKE and FIX put in a text that came from the memory or from a
    check: a draft stays one until somebody accepts it; a reviewed text with a fix is reviewed by who applied it.
    IGNORE says that a text is right whatever a finding says, HEED takes that back: text, state and marks stay.
    """

    SAVE = "save"
    ACCEPT = "accept"
    REJECT = "reject"
    APPROVE = "approve"
    UNDO = "undo"
    FIX = "fix"
    TAKE = "take"
    IGNORE = "ignore"
    HEED = "heed"


@dataclass(frozen=True, slots=True)
class About:
    """What IGNORE and HEED speak of: a finding by its check and what it says, with the reason; the comment."""

    check: str = ""
    digest: str = ""
    reason: str = ""
    note: str = ""


_NOTHING = About()


class Stale(LocError):
    """The unit is no longer what the person saw. `yours` is the text that was not saved, `by` who changed it, or ""."""

    def __init__(self, yours: str, theirs: Unit) -> None:
        self.yours = yours
        self.theirs = theirs
        self.by = next((mark.author for mark in reversed(theirs.provenance) if mark.mark in theirs.marks), "")
        super().__init__(_tell_change(theirs.key.id, self.by), hint=say("Compare the texts and decide again."))


def _tell_change(unit_id: str, by: str) -> Message:
    if not by:
        return say("unit {unit}: changed meanwhile", unit=unit_id)
    return say("unit {unit}: changed by {name} meanwhile", unit=unit_id, name=by)


def decide_unit(
    desk: DeskProject,
    slug: str,
    lang: str,
    unit_id: str,
    action: Action,
    target: str,
    seen: str,
    person: Person,
    about: About = _NOTHING,
) -> DeskUnit:
    """The unit after it. `target` is the text in the person's hands; `seen` is that of the `DeskUnit` it stood in.

    FIX takes the first fix there is, or the one that `target` is; TAKE the match whose target `target` is, else the
    best; IGNORE and HEED leave it alone and want `about`. Raises Stale where another text stands, Gone where none does,
    Refused for four eyes, role, language and what cannot be decided so.
    """
    if action is Action.UNDO:
        return undo_unit(desk, slug, lang, unit_id, seen, person)
    with _writing(desk, slug, lang, person) as work:
        if action in (Action.IGNORE, Action.HEED):
            unit = _expect(work, unit_id, seen, "")
            decided = _annotate(desk, work, unit, action, about, person)
        else:
            unit = _expect(work, unit_id, seen, target)
            decided = _settle(_decide(desk, work, unit, action, target, person))
        if decided != unit:
            saved = _save(desk, work, decided, person)
            _remember(desk, work, person, Undo(unit, _standing_of(saved)))
    return show_unit(desk, slug, lang, unit_id)


def undo_unit(desk: DeskProject, slug: str, lang: str, unit_id: str, seen: str, person: Person) -> DeskUnit:
    """The unit as it was before this person's last decision on it, since the desk was opened.

    Raises Refused where there is none, Stale where somebody changed it since.
    """
    with _writing(desk, slug, lang, person) as work:
        unit = _expect(work, unit_id, seen, "")
        past = desk.undos.get(_place(work, unit, person)) or ()
        if not past:
            problem = say("unit {unit}: nothing of yours to undo", unit=unit_id)
            raise Refused(problem, hint=say("A new text, or a rejection, will do."))
        _refuse_late(past[-1], unit)
        before = past[-1].before
        _save(desk, work, replace(before, locations=unit.locations, hint=unit.hint, line=unit.line), person)
        desk.undos.put(_place(work, unit, person), past[:-1])
    return show_unit(desk, slug, lang, unit_id)


def can_undo(desk: DeskProject, slug: str, lang: str, unit: Unit, person: Person) -> bool:
    past = desk.undos.get((person.login, lang, slug, unit.key.id)) or ()
    return bool(past) and past[-1].after == _standing_of(unit)


def _standing_of(unit: Unit) -> str:
    """What undoing would undo: target, state, marks, and what was said of findings."""
    return "\n".join((seen_of(unit), *(note for note in unit.notes if note.startswith(IGNORE))))


def _refuse_late(last: Undo, unit: Unit) -> None:
    """Others changed the unit since."""
    if last.after.partition("\n")[0] != seen_of(unit):
        raise Stale(last.before.target, unit)
    if last.after != _standing_of(unit):
        problem = say("unit {unit}: what is said of its findings was changed since", unit=unit.key.id)
        raise Refused(problem, hint=say("A new text, or a rejection, will do."))


@contextmanager
def _writing(desk: DeskProject, slug: str, lang: str, person: Person) -> Iterator[Workpiece]:
    """The story as it stands, and nobody else at the desk decides on it meanwhile."""
    if person.langs and lang not in person.langs:
        problem = say("{name} does not work in '{lang}'", name=person.name, lang=lang)
        raise Refused(problem, hint=say("Only in {langs}.", langs=", ".join(person.langs)))
    desk.open(slug, lang)  # no lock for what is not there
    with desk.lock_of("write", lang, slug):
        yield desk.open(slug, lang)


def _expect(work: Workpiece, unit_id: str, seen: str, yours: str) -> Unit:
    unit = find_unit(work, unit_id)
    if seen_of(unit) != seen:
        raise Stale(yours, unit)
    return unit


def _decide(desk: DeskProject, work: Workpiece, unit: Unit, action: Action, target: str, person: Person) -> Unit:
    at = datetime.now(UTC)
    match action:
        case Action.SAVE:
            return edit(unit, target, person.name, at)
        case Action.ACCEPT:
            is_new = bool(target) and not is_same_text(unit, target)
            return edit(unit, target, person.name, at) if is_new else accept(unit, person.name, at)
        case Action.APPROVE:
            return _approve(desk, unit, target, person, at)
        case Action.REJECT:
            return _reject(unit, target, person, at)
    shown = show_unit(desk, work.article.slug, work.file.catalog.lang, unit.key.id)
    if action is Action.FIX:
        return put_fix(unit, shown.findings, target, person.name, at)
    return put_match(unit, shown.matches, target, at)


def _annotate(desk: DeskProject, work: Workpiece, unit: Unit, action: Action, about: About, person: Person) -> Unit:
    if action is Action.HEED:
        return heed(unit, about.note)
    findings = show_unit(desk, work.article.slug, work.file.catalog.lang, unit.key.id).findings
    at = datetime.now(UTC)
    return ignore_finding(unit, findings, about.check, about.digest, about.reason, person.name, at)


def _approve(desk: DeskProject, unit: Unit, target: str, person: Person, at: datetime) -> Unit:
    """A text that is changed and approved in one go has been reviewed by who approves it."""
    config = desk.project.config
    refuse_role(config.people or (person,), person.name, say("approve"))
    changed = edit(unit, target, person.name, at) if target and not is_same_text(unit, target) else unit
    return approve(changed, person.name, at, four_eyes=config.four_eyes)


def _reject(unit: Unit, target: str, person: Person, at: datetime) -> Unit:
    if target and not is_same_text(unit, target):
        problem = say("unit {unit}: the new text is not saved", unit=unit.key.id)
        raise Refused(problem, hint=say("Save it, or put the old one back first."))
    return reject(unit, person.name, at)


def _settle(unit: Unit) -> Unit:
    """Who decides has seen the other version of a conflict."""
    return replace(unit, notes=without_quotes(unit.notes)) if unit.state >= State.REVIEWED else unit


def _save(desk: DeskProject, work: Workpiece, decided: Unit, person: Person) -> Unit:
    """As it stands now. What a program that knows no lock wrote in this very moment is kept beside it: raises Stale."""
    units = tuple(decided if unit.key == decided.key else unit for unit in work.units)
    saved = desk.save(work, units, person.name)
    now = next(unit for unit in saved.units if unit.key == decided.key)
    if any(conflict.key == decided.key for conflict in saved.conflicts):
        raise Stale(decided.target, now)
    return now


def _place(work: Workpiece, unit: Unit, person: Person) -> tuple[str, str, str, str]:
    return person.login, work.file.catalog.lang, work.article.slug, unit.key.id


def _remember(desk: DeskProject, work: Workpiece, person: Person, undo: Undo) -> None:
    place = _place(work, undo.before, person)
    desk.note_work(person.login, work.article.slug)
    desk.undos.put(place, (*(desk.undos.get(place) or ())[1 - _UNDOS :], undo))
