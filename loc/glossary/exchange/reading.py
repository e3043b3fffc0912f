from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from loc.errors import GlossaryError
from loc.model import Term


class Reading(NamedTuple):
    """What a file gave, in its order. A problem names FILE:LINE; `passed_over` are columns that say nothing to us."""

    terms: tuple[Term, ...] = ()
    problems: tuple[GlossaryError, ...] = ()
    passed_over: tuple[str, ...] = ()


def collect(found: Iterable[Term | GlossaryError], passed_over: tuple[str, ...] = ()) -> Reading:
    rows = tuple(found)
    terms = tuple(row for row in rows if isinstance(row, Term))
    return Reading(terms, tuple(row for row in rows if isinstance(row, GlossaryError)), passed_over)
