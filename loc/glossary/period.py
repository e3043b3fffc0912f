"""When a term holds: from `since` to before `until`."""

from __future__ import annotations

from datetime import date

from loc.model import Term


def in_force(term: Term, on: date | None) -> bool:
    """Without a day: whether the term has no end."""
    if on is None:
        return term.until is None
    return (term.since is None or term.since <= on) and (term.until is None or on < term.until)


def overlap(one: Term, other: Term) -> bool:
    starts_before_end = one.since is None or other.until is None or one.since < other.until
    ends_after_start = one.until is None or other.since is None or other.since < one.until
    return starts_before_end and ends_after_start
