"""Which sentences of a new take come from which of the old: unchanged, moved, edited, split, joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from loc.catalog.align.changed import Change, match_changed
from loc.catalog.align.likely import find_increasing
from loc.catalog.align.likeness import Sentence
from loc.model import UnitKey


class Kind(StrEnum):
    """What became of a sentence. Only a `moved` one is told by its place alone; see `Step.is_moved` for the others."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    EDITED = "edited"
    SPLIT = "split"
    JOINED = "joined"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Step:
    """`old` and `new` are places in the two takes, ascending, () for none. `score` is the likeness, 1.0 for the same.

    `is_moved` says that it left the order of the others: true of each `moved`, maybe of an edited, split or joined.
    """

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float = 1.0
    is_moved: bool = False


def align(old: Sequence[UnitKey], new: Sequence[UnitKey]) -> tuple[Step, ...]:
    """Steps in the order of `new`; a deleted sentence follows the one it followed in `old`.

    Each place of `old` and of `new` is in one step. Contexts never mix. Keys are unique in `old` and in `new`.
    """
    places = {key: at for at, key in enumerate(old)}
    same = [(at, places.pop(key)) for at, key in enumerate(new) if key in places]
    kept = {at for at, _ in same}
    olds = {at: Sentence.of(key) for key, at in places.items()}
    news = {at: Sentence.of(key) for at, key in enumerate(new) if at not in kept}
    changed = match_changed(olds, news, same, len(old), len(new))
    return _in_order(_tell_moved(same, changed), len(old), len(new))


def _tell_moved(same: Iterable[tuple[int, int]], changed: Iterable[Change]) -> list[Step]:
    rows = sorted([(new, old, None) for new, old in same] + [(row.new[0], row.old[0], row) for row in changed])
    in_place = set(find_increasing([old for _, old, _ in rows]))
    return [
        _step(change, is_moved=at not in in_place) if change else _same_step(new, old, is_moved=at not in in_place)
        for at, (new, old, change) in enumerate(rows)
    ]


def _same_step(new: int, old: int, *, is_moved: bool) -> Step:
    return Step(Kind.MOVED if is_moved else Kind.UNCHANGED, (old,), (new,), 1.0, is_moved)


def _step(change: Change, *, is_moved: bool) -> Step:
    kind = Kind.JOINED if len(change.old) > 1 else Kind.SPLIT if len(change.new) > 1 else Kind.EDITED
    return Step(kind, change.old, change.new, change.score, is_moved)


def _in_order(steps: Sequence[Step], old_count: int, new_count: int) -> tuple[Step, ...]:
    """`steps` are those of sentences that stand in both takes."""
    by_new = {step.new[0]: step for step in steps}
    reached = {at for step in steps for at in step.new}
    kept = {at for step in steps for at in step.old}
    rows = _deleted_from(0, kept, old_count)
    for at in range(new_count):
        if at in by_new:
            rows.append(by_new[at])
            rows += [gone for place in by_new[at].old for gone in _deleted_from(place + 1, kept, old_count)]
        elif at not in reached:
            rows.append(Step(Kind.INSERTED, (), (at,), 0.0))
    return tuple(rows)


def _deleted_from(start: int, kept: set[int], old_count: int) -> list[Step]:
    gone = takewhile(lambda at: at not in kept, range(start, old_count))
    return [Step(Kind.DELETED, (at,), (), 0.0) for at in gone]
