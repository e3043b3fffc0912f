"""The pairs of a catalog: its reviewed units, obsolete ones too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loc.memory import NEVER, Around, Pair
from loc.model import Mark, Provenance, State, Unit, UnitKey, digest_of


def find_around(units: Iterable[Unit]) -> dict[UnitKey, Around]:
    """The sentences before and after each, in the order of the catalog; obsolete units stand nowhere."""
    keys = [unit.key for unit in units if not unit.obsolete]
    sources = ["", *(key.source for key in keys), ""]
    return {key: Around(before, after) for key, before, after in zip(keys, sources, sources[2:], strict=False)}


def pairs_of(units: Sequence[Unit], origin: str) -> Iterator[Pair]:
    """Drafts are none."""
    around = find_around(units)
    for unit in units:
        if unit.state >= State.REVIEWED:
            mark = _newest_review(unit)
            yield Pair(
                unit.key.source,
                unit.target,
                unit.key.context,
                origin,
                mark.made_at if mark else NEVER,
                mark.author if mark else "",
                unit.state,
                around.get(unit.key, Around()),
            )


def _newest_review(unit: Unit) -> Provenance | None:
    """None where only the header says who translated it."""
    now = digest_of(unit.key.source, unit.target)
    marks = [mark for mark in unit.provenance if mark.mark in (Mark.REVIEWED, Mark.APPROVED) and mark.digest == now]
    return max(marks, key=lambda mark: mark.made_at, default=None)
