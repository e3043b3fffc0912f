"""One story after the other: what is wrong with one stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from loc.cli.console import complain
from loc.errors import LocError


def each_story(slugs: Iterable[str], work: Callable[[str], int]) -> int:
    """The highest of the exit codes of `work`; a LocError is told and counts as its own."""
    return max((_one(slug, work) for slug in slugs), default=0)


def _one(slug: str, work: Callable[[str], int]) -> int:
    try:
        return work(slug)
    except LocError as error:
        complain(str(error), error.hint)
        return error.exit_code
