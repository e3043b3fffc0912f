"""A glossary's entry as it stands in PO: the msgctxt `STATUS [FROM..UNTIL)` with its source and target."""

from __future__ import annotations

from datetime import date

import regex

from loc.errors import GlossaryError
from loc.model import Term

STATUSES = ("preferred", "admitted", "do-not-translate", "forbidden")

_DAY = r"\d{4}-\d{2}-\d{2}"
_CONTEXT = regex.compile(rf"(?P<status>[a-z-]+)(?: \[(?P<since>{_DAY})?\.\.(?P<until>{_DAY})?\))?")


def read_term(context: str, source: str, target: str, note: str, place: str) -> Term:
    """`place` is FILE:LINE. Raises GlossaryError that names it, and what was expected there."""
    status, since, until = read_context(context, place)
    if not source.strip() or not target.strip():
        missing = "target (msgstr)" if source.strip() else "source (msgid)"
        raise GlossaryError(f"{place}: the term {source!r} has no {missing}")
    return Term(source, target, status, since, until, note, place)


def read_context(context: str, place: str) -> tuple[str, date | None, date | None]:
    """Status, first day, and the day after the last; None is open."""
    match = _CONTEXT.fullmatch(context)
    if not match or match["status"] not in STATUSES:
        raise _wrong(place, context, f"STATUS or STATUS [FROM..UNTIL), STATUS being one of {', '.join(STATUSES)}")
    since, until = (_read_day(match[edge], context, place) for edge in ("since", "until"))
    if since and until and since >= until:
        raise _wrong(place, context, "FROM before UNTIL")
    return match["status"], since, until


def _read_day(text: str | None, context: str, place: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _wrong(place, context, f"a day of the calendar, not {text}") from None


def _wrong(place: str, context: str, expected: str) -> GlossaryError:
    return GlossaryError(
        f"{place}: msgctxt {context!r}: expected {expected}",
        hint="For example: preferred [2019-03-23..2022-09-17)",
    )
