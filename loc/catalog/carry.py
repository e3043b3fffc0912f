"""What of an old unit's target goes on to a changed sentence, and the source it was last reviewed for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loc.catalog.align import Kind, Step
from loc.catalog.cut import cut_target
from loc.model import IGNORE, Mark, Provenance, State, Unit, UnitKey, digest_of

# The author of a draft that is a reviewed target with new figures or names put in.
PATCH = "patch"


@dataclass(frozen=True, slots=True)
class Carried:
    """A target to go on as a draft; `source` is the one last reviewed."""

    source: str
    target: str
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What the take before leaves: its obsolete units, and the live ones made from one reviewed source, its key."""

    obsolete: Mapping[UnitKey, Unit]
    pieces: Mapping[UnitKey, Sequence[Unit]]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Past:
        pieces: dict[UnitKey, list[Unit]] = defaultdict(list)
        for unit in units:
            if unit.previous_source and not unit.obsolete:
                pieces[UnitKey(unit.previous_source, unit.key.context)].append(unit)
        return cls({unit.key: unit for unit in units if unit.obsolete}, pieces)

    def carry(self, step: Step, old: Sequence[Unit], sources: Sequence[str]) -> tuple[Carried, ...]:
        """One for each of `sources`, the new sentences of the step, or none at all; `old` are its old units."""
        if step.kind not in (Kind.EDITED, Kind.SPLIT, Kind.JOINED):
            return ()
        origins = [carried for unit in old if (carried := self.find_origin(unit))]
        if not origins:
            return ()
        if step.kind is Kind.SPLIT:
            return _split(old[0].key.source, origins[0], sources)
        return (_join(origins),)

    def find_origin(self, unit: Unit) -> Carried | None:
        """A machine draft that no person touched is drafted anew, unless it was made from a reviewed target."""
        if not unit.target:
            return None
        if unit.state >= State.REVIEWED:
            return Carried(unit.key.source, unit.target, _lasting_notes(unit), unit.flags)
        own = Carried(unit.previous_source or unit.key.source, unit.target, _lasting_notes(unit), unit.flags)
        mark = _untouched_mark(unit)
        if mark is None:
            return own
        reviewed = self._find_reviewed(unit)
        if reviewed is not None:
            return replace(own, target=reviewed)
        return own if mark.author.startswith(PATCH) else None

    def _find_reviewed(self, unit: Unit) -> str | None:
        """The reviewed target that `unit` was made from, its piece where it was split."""
        if not unit.previous_source:
            return None
        key = UnitKey(unit.previous_source, unit.key.context)
        target = self._find_target(key)
        pieces = [piece.key.source for piece in self.pieces.get(key, ())]
        if target is None or len(pieces) < 2:  # noqa: PLR2004 - two make a split
            return target
        return cut_target(key.source, target, pieces)[pieces.index(unit.key.source)]

    def _find_target(self, key: UnitKey) -> str | None:
        """Reviewed, of this source or, joined, of those that it was joined from."""
        unit = self.obsolete.get(key)
        if unit and unit.state >= State.REVIEWED:
            return unit.target
        for at in (place for place, letter in enumerate(key.source) if letter == " "):
            first = self.obsolete.get(UnitKey(key.source[:at], key.context))
            if first and first.state >= State.REVIEWED:
                rest = self._find_target(UnitKey(key.source[at + 1 :], key.context))
                if rest is not None:
                    return f"{first.target} {rest}"
        return None


def _lasting_notes(unit: Unit) -> tuple[str, ...]:
    """A silenced finding was one on the old source."""
    return tuple(note for note in unit.notes if not note.startswith(IGNORE))


def _untouched_mark(unit: Unit) -> Provenance | None:
    """That of the machine, None where a person changed the target since."""
    now = digest_of(unit.key.source, unit.target)
    return next((mark for mark in unit.provenance if mark.mark is Mark.DRAFT and mark.digest == now), None)


def _split(source: str, carried: Carried, pieces: Sequence[str]) -> tuple[Carried, ...]:
    return tuple(replace(carried, target=target) for target in cut_target(source, carried.target, pieces))


def _join(pieces: Sequence[Carried]) -> Carried:
    return Carried(
        " ".join(piece.source for piece in pieces),
        " ".join(piece.target for piece in pieces),
        tuple(dict.fromkeys(note for piece in pieces for note in piece.notes)),
        tuple(dict.fromkeys(flag for piece in pieces for flag in piece.flags)),
    )
