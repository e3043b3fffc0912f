"""Two people's versions of one catalog and the one both began with: merged by unit, nobody's text lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loc.catalog.threeway.conflict import add_quote, has_quote
from loc.model import Mark, Provenance, State, Unit, UnitKey, digest_of

_SAYS = {
    Mark.DRAFT: State.DRAFT,
    Mark.REJECTED: State.DRAFT,
    Mark.REVIEWED: State.REVIEWED,
    Mark.APPROVED: State.APPROVED,
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One unit that both sides changed. `stands` is its target now, a draft; `other` is quoted in its comment.

    `place` is FILE:LINE, "" before the units are in a file.
    """

    key: UnitKey
    stands: str
    other: str
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        if self.stands == self.other:
            return f"{where}unit {self.key.id}: reviewed by one, taken back by another; a draft now: {self.stands!r}"
        return f"{where}unit {self.key.id}: changed twice; draft now: {self.stands!r}; in its comment: {self.other!r}"


@dataclass(frozen=True, slots=True)
class Merged:
    """`units` in order, obsolete ones among them."""

    units: tuple[Unit, ...]
    conflicts: tuple[Conflict, ...] = ()


def merge_three(base: Sequence[Unit], ours: Sequence[Unit], theirs: Sequence[Unit]) -> Merged:
    """What one side changed counts; what both changed alike is no conflict.

    Of two texts for one unit the better reviewed stands, else the newer, else ours; it becomes a draft, and a
    translator comment quotes the other. Nobody's text gives way silently: none, a machine draft as it came, one its
    side rejected. A unit that one side removed and the other edited stays, as obsolete. Units reviewed by their
    file's header alone must be sealed before. The order is that of the side that changed it, else ours.
    """
    before, mine, other = ({unit.key: unit for unit in units} for units in (base, ours, theirs))
    conflicts: list[Conflict] = []
    units: dict[UnitKey, Unit] = {}
    for key in dict.fromkeys((*mine, *other)):
        unit = _merge_unit(before.get(key), mine.get(key), other.get(key), conflicts)
        if unit is not None:
            units[key] = unit
    return Merged(tuple(_in_order(units, base, ours, theirs)), tuple(conflicts))


def merge_lists(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Ours with what the other side added, without what it removed."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    gone = set(base) - set(theirs)
    added = [line for line in theirs if line not in base and line not in ours]
    return (*(line for line in ours if line not in gone), *added)


def at_lines_of(file: Iterable[Unit], units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units with the lines they have in a file; 0 for those it has not."""
    lines = {unit.key: unit.line for unit in file}
    return tuple(replace(unit, line=lines.get(unit.key, 0)) for unit in units)


def _merge_unit(base: Unit | None, ours: Unit | None, theirs: Unit | None, conflicts: list[Conflict]) -> Unit | None:
    if ours is None or theirs is None:
        kept = ours or theirs
        return kept if kept is None or base is None else _unless_removed(base, kept)
    start = base or Unit(ours.key)
    for side, opposite in ((ours, theirs), (theirs, ours)):
        if replace(opposite, line=start.line) == start:
            return side
    ours, theirs = (_as_live(unit, start) for unit in (ours, theirs))
    judged = _judge(start, ours, theirs)
    notes = merge_lists(start.notes, ours.notes, theirs.notes)
    if judged.other is not None:
        conflicts.append(Conflict(ours.key, judged.unit.target, judged.other.target))
        notes = add_quote(notes, judged.other)
    placed = ours if (ours.locations, ours.hint) != (start.locations, start.hint) else theirs
    return replace(
        judged.unit,
        locations=placed.locations,
        hint=placed.hint,
        notes=notes,
        flags=merge_lists(start.flags, ours.flags, theirs.flags),
        obsolete=_merge_obsolete(base, ours, theirs),
    )


def _as_live(unit: Unit, base: Unit) -> Unit:
    """An obsolete entry has neither place nor hint; that is no change of them."""
    return replace(unit, locations=base.locations, hint=base.hint) if unit.obsolete else unit


def _unless_removed(base: Unit, kept: Unit) -> Unit | None:
    """A sentence that returned is live, one that was edited obsolete."""
    if base.obsolete and not kept.obsolete:
        return kept
    is_edited = bool(kept.target) and (_judgement(kept), kept.notes) != (_judgement(base), base.notes)
    return replace(kept, obsolete=True) if is_edited else None


def _merge_obsolete(base: Unit | None, ours: Unit, theirs: Unit) -> bool:
    """Whoever changed it; a sentence new on both sides is live where one of them has it live."""
    if base is None:
        return ours.obsolete and theirs.obsolete
    return theirs.obsolete if ours.obsolete == base.obsolete else ours.obsolete


@dataclass(frozen=True, slots=True)
class _Judged:
    """The unit with target, state and marks decided; `other` is the version that lost a true conflict."""

    unit: Unit
    other: Unit | None = None


def _judge(base: Unit, ours: Unit, theirs: Unit) -> _Judged:
    for side, opposite in ((ours, theirs), (theirs, ours)):
        if _holds(side, opposite, base):
            return _Judged(side)
    if _judgement(theirs) in (_judgement(base), _judgement(ours)):
        return _Judged(ours)
    if _judgement(ours) == _judgement(base):
        return _Judged(theirs)
    if ours.target == theirs.target:
        return _judge_states(base, ours, theirs)
    stands, other = (theirs, ours) if _rank(theirs) > _rank(ours) else (ours, theirs)
    if _is_nobodys(other):
        return _Judged(_with_rejections(stands, base, ours, theirs))
    return _Judged(_as_disputed(stands, base, ours, theirs), other)


def _judgement(unit: Unit) -> tuple[object, ...]:
    return unit.target, unit.state, unit.unsigned, unit.previous_source, unit.previous_context, unit.provenance


def _holds(unit: Unit, other: Unit, base: Unit) -> bool:
    """An earlier merge put the other's text into this unit's comment or, as the one that stands, made it a draft."""
    quotes = [note for note in unit.notes if note not in base.notes]
    return has_quote(quotes, other.target) or (unit.target == other.target and has_quote(quotes))


def _judge_states(base: Unit, ours: Unit, theirs: Unit) -> _Judged:
    """One text, judged by both: the higher word where nobody took a review back, else a draft."""
    start = base.state if base.target == ours.target else State.EMPTY
    lowered = [unit for unit in (ours, theirs) if unit.state < start or _is_rejected(unit, base)]
    raised = [unit for unit in (ours, theirs) if unit not in lowered and unit.state > max(start, State.DRAFT)]
    if lowered and raised:
        return _Judged(_as_disputed(lowered[0], base, ours, theirs), raised[0])
    best = min(lowered, key=lambda unit: unit.state) if lowered else max(ours, theirs, key=lambda unit: unit.state)
    marks: dict[tuple[Mark, str, str], Provenance] = {}
    for mark in (*best.provenance, *_merge_marks(base, ours, theirs)):
        marks.setdefault((mark.mark, mark.digest, mark.author), mark)  # the same word of the same author counts once
    kept = tuple(mark for mark in marks.values() if _suits(mark, best))
    return _Judged(replace(best, provenance=kept, unsigned=ours.unsigned and theirs.unsigned))


def _suits(mark: Provenance, unit: Unit) -> bool:
    """Bound to this text, and saying no more of it than its state does; or a rejection of another text."""
    if mark.digest != _digest(unit):
        return mark.mark is Mark.REJECTED
    return _SAYS[mark.mark] <= unit.state and (mark.mark is not Mark.REJECTED or unit.state < State.REVIEWED)


def _is_rejected(unit: Unit, base: Unit) -> bool:
    return Mark.REJECTED in unit.marks and not (Mark.REJECTED in base.marks and base.target == unit.target)


def _is_nobodys(unit: Unit) -> bool:
    is_untouched = unit.state is State.DRAFT and not unit.unsigned and bool(unit.marks)
    return not unit.target or (is_untouched and unit.marks <= {Mark.DRAFT, Mark.REJECTED})


def _rank(unit: Unit) -> tuple[bool, bool, bool, State, float]:
    """A person stands for it; there is a text, not rejected; the state; the time of the newest mark that fits."""
    times = [mark.made_at.timestamp() for mark in unit.provenance if mark.digest == _digest(unit)]
    is_rejected = Mark.REJECTED in unit.marks
    return not _is_nobodys(unit), bool(unit.target), not is_rejected, unit.state, max(times, default=0.0)


def _as_disputed(unit: Unit, base: Unit, ours: Unit, theirs: Unit) -> Unit:
    """A draft that no mark vouches for, and no machine's either: a later take shall carry it."""
    marks = _merge_marks(base, ours, theirs)
    kept = tuple(mark for mark in marks if mark.mark is Mark.REJECTED and mark.digest != _digest(unit))
    return replace(unit, state=State.DRAFT, unsigned=False, provenance=kept)


def _with_rejections(unit: Unit, base: Unit, ours: Unit, theirs: Unit) -> Unit:
    """What a reviewer refused on either side is not offered again."""
    marks = _merge_marks(base, ours, theirs)
    added = (mark for mark in marks if mark.mark is Mark.REJECTED and mark.digest != _digest(unit))
    return replace(unit, provenance=tuple(dict.fromkeys((*unit.provenance, *added))))


def _digest(unit: Unit) -> str:
    return digest_of(unit.key.source, unit.target)


def _merge_marks(base: Unit, ours: Unit, theirs: Unit) -> tuple[Provenance, ...]:
    gone = {mark for mark in base.provenance if mark not in ours.provenance or mark not in theirs.provenance}
    return tuple(mark for mark in dict.fromkeys((*ours.provenance, *theirs.provenance)) if mark not in gone)


def _in_order(
    units: Mapping[UnitKey, Unit], base: Sequence[Unit], ours: Sequence[Unit], theirs: Sequence[Unit]
) -> Iterator[Unit]:
    """The one side's order, and the rest behind the live unit it stands behind on the other."""
    is_theirs = _is_moved(base, theirs) and not _is_moved(base, ours)
    first, second = (theirs, ours) if is_theirs else (ours, theirs)
    known = {unit.key for unit in first}
    behind: dict[UnitKey | None, list[Unit]] = {}
    anchor: UnitKey | None = None
    for unit in second:
        if unit.key in known:
            anchor = anchor if unit.obsolete else unit.key
        elif unit.key in units:
            behind.setdefault(anchor, []).append(units[unit.key])
    yield from behind.get(None, ())
    for unit in first:
        if unit.key in units:
            yield units[unit.key]
        yield from behind.get(unit.key, ())


def _is_moved(base: Sequence[Unit], side: Sequence[Unit]) -> bool:
    live = {unit.key for unit in base if not unit.obsolete} & {unit.key for unit in side if not unit.obsolete}
    return [unit.key for unit in base if unit.key in live] != [unit.key for unit in side if unit.key in live]
