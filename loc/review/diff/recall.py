"""What a story was before its source was changed in place, as far as its catalog knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from loc.model import Mark, State, Unit, UnitKey

_DECISIONS = (Mark.REVIEWED, Mark.APPROVED)


def recall_keys(units: Sequence[Unit], elsewhere: Collection[UnitKey], at: datetime | None) -> tuple[UnitKey, ...]:
    """In the order of the live units, those that are gone last; a sentence that was never decided on was not there.

    `at` is when the story was published, None for never; `elsewhere` holds the sentences of earlier takes, which may
    be gone since then.
    """
    obsolete = {unit.key: unit for unit in units if unit.obsolete}
    keys = dict.fromkeys(key for unit in units if not unit.obsolete for key in _recall(unit, obsolete, at))
    gone = (key for key, unit in obsolete.items() if key not in elsewhere and is_decided(unit, at))
    return (*keys, *(key for key in gone if key not in keys))


def is_decided(unit: Unit, at: datetime | None) -> bool:
    """Whether its target as it stands was reviewed, and where the story was published, not only since."""
    return unit.state >= State.REVIEWED and not is_newer(unit, at)


def is_newer(unit: Unit, at: datetime | None) -> bool:
    """Whether the target as it stands was decided on after this time only."""
    times = [mark.made_at for mark in unit.provenance if mark.mark in _DECISIONS and mark.mark in unit.marks]
    return at is not None and bool(times) and min(times) > at


def was_decided(unit: Unit) -> bool:
    """Whether a person ever decided on a target of this sentence, be it another one or to reject it."""
    return unit.state >= State.REVIEWED or any(mark.mark is not Mark.DRAFT for mark in unit.provenance)


def _recall(unit: Unit, obsolete: Mapping[UnitKey, Unit], at: datetime | None) -> Iterator[UnitKey]:
    """The sentence itself, or those it was made of."""
    if unit.previous_source and unit.state < State.REVIEWED:
        found = _find_joined(unit.previous_source, unit.key.context, obsolete)
        yield from (key for key in found if not is_newer(obsolete[key], at))
    elif was_decided(unit) and not is_newer(unit, at):
        yield unit.key


def _find_joined(source: str, context: str, obsolete: Mapping[UnitKey, Unit]) -> tuple[UnitKey, ...]:
    """The obsolete sentence with this source, or those it is joined of; () for a source of another story."""
    whole = UnitKey(source, context)
    if whole in obsolete:
        return (whole,)
    for cut in (place for place, letter in enumerate(source) if letter == " "):
        first = UnitKey(source[:cut], context)
        if first in obsolete and (rest := _find_joined(source[cut + 1 :], context, obsolete)):
            return (first, *rest)
    return ()
