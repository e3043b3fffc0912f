"""Pairs as they are kept: times in seconds, neighbours as fingerprints."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from loc.memory.pair import NEVER, NOWHERE, Pair
from loc.memory.score import fingerprint
from loc.model import State


class Record(NamedTuple):
    """`made_at` is in seconds since NEVER, `previous` and `following` are fingerprints."""

    source: str
    target: str
    context: str
    origin: str
    made_at: int
    reviewer: str
    state: int
    previous: int
    following: int


_SECOND = timedelta(seconds=1)


def record_of(pair: Pair, origin: str) -> Record:
    source, target, context, _, made_at, reviewer, state, around = pair
    previous, following = map(fingerprint, around) if around != NOWHERE else (0, 0)
    seconds = (made_at - NEVER) // _SECOND
    return Record(source, target, context, origin, seconds, reviewer, state, previous, following)


def pair_of(record: Record) -> Pair:
    return Pair(
        record.source,
        record.target,
        record.context,
        record.origin,
        NEVER + timedelta(seconds=record.made_at),
        record.reviewer,
        State(record.state),
    )
