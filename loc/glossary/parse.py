"""A term as texts: how its msgctxt `STATUS [FROM..UNTIL) [DESK]` is read and written, and what is no term."""

from __future__ import annotations

from datetime import date

import regex

from loc.errors import GlossaryError
from loc.model import Term

STATUSES = ("preferred", "admitted", "do-not-translate", "forbidden")
MAX_CHARS = 300
MAX_NOTE_CHARS = 2000

_KNOWN = ", ".join(STATUSES)
_DAY = r"\d{4}-\d{2}-\d{2}"
_DESK = r"[\p{L}\p{N}_-]+"
_CONTEXT = regex.compile(
    rf"(?P<status>[a-z-]+)(?: \[(?P<since>{_DAY})?\.\.(?P<until>{_DAY})?\))?(?: \[(?P<desk>{_DESK})\])?"
)
# Beside the C0 and C1 controls what turns the direction of a line (UAX #9), and what XML cannot hold.
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_BREAK = regex.compile(r"[\t\n\r]")


def read_term(context: str, source: str, target: str, note: str = "", place: str = "") -> Term:
    """`place` is FILE:LINE. Raises GlossaryError that names it, and what was expected there."""
    status, since, until, desk = read_context(context, place)
    return make_term(source, target, status, since, until, desk, note, place)


def make_term(
    source: str,
    target: str,
    status: str = "preferred",
    since: date | None = None,
    until: date | None = None,
    desk: str = "",
    note: str = "",
    place: str = "",
) -> Term:
    """White space is made single spaces. What is not to be translated may go without a target: it is its own.

    Raises GlossaryError with `place`, where there is one, for all that can be no term.
    """
    if status not in STATUSES:
        raise _wrong(place, f"status {status!r}: expected one of {_KNOWN}")
    if since and until and since >= until:
        raise _wrong(place, f"[{since}..{until}): expected FROM before UNTIL")
    if desk and not regex.fullmatch(_DESK, desk):
        raise _wrong(place, f"desk {desk!r}: expected letters, figures, `_` and `-`")
    source, note = _clean(source, "source", place), _clean(note, "note", place, MAX_NOTE_CHARS)
    target = _clean(target, "target", place) or (source if status == "do-not-translate" else "")
    if not source or not target:
        side = "target" if source else "source"
        raise _wrong(place, f"the term {source or target!r} has no {side}")
    if status == "do-not-translate" and source != target:
        raise _wrong(place, f"{source!r} is not to be translated: expected itself as target, got {target!r}")
    return Term(source, target, status, since, until, note, place, desk)


def read_context(context: str, place: str) -> tuple[str, date | None, date | None, str]:
    """Status, first day, the day after the last, and desk; None is open, "" is every desk."""
    match = _CONTEXT.fullmatch(context)
    if not match or match["status"] not in STATUSES:
        raise _wrong(place, f"msgctxt {context!r}: expected STATUS [FROM..UNTIL) [DESK], STATUS being one of {_KNOWN}")
    try:
        since, until = (read_day(match[edge] or "", place) for edge in ("since", "until"))
    except GlossaryError as error:
        raise _wrong(place, f"msgctxt {context!r}: {_without_place(error, place)}") from None
    if since and until and since >= until:
        raise _wrong(place, f"msgctxt {context!r}: expected FROM before UNTIL")
    return match["status"], since, until, match["desk"] or ""


def format_context(term: Term) -> str:
    """The msgctxt that `read_context` reads."""
    since, until = (day.isoformat() if day else "" for day in (term.since, term.until))
    period = f" [{since}..{until})" if since or until else ""
    return f"{term.status}{period}{f' [{term.desk}]' if term.desk else ''}"


def read_day(text: str, place: str) -> date | None:
    """YYYY-MM-DD; None for an empty text."""
    if not text:
        return None
    try:
        return date.fromisoformat(regex.fullmatch(_DAY, text)[0])  # type: ignore[index]
    except (ValueError, TypeError):
        raise _wrong(place, f"expected a day of the calendar, YYYY-MM-DD, not {text}") from None


def _clean(text: str, name: str, place: str, max_chars: int = MAX_CHARS) -> str:
    control = _CONTROL.search(_BREAK.sub(" ", text))
    if control:
        raise _wrong(place, f"a control character, U+{ord(control[0]):04X}, in the {name} {_shorten(text)!r}")
    single = " ".join(text.split())
    if len(single) > max_chars:
        raise _wrong(
            place, f"a {name} of {len(single):,} characters, expected {max_chars} at most: {_shorten(single)!r}"
        )
    return single


def _shorten(text: str, max_chars: int = 60) -> str:
    return text if len(text) <= max_chars else f"{text[:max_chars]}…"


def _without_place(error: GlossaryError, place: str) -> str:
    return str(error).removeprefix(f"{place}: ")


def _wrong(place: str, problem: str) -> GlossaryError:
    hint = "For example: preferred [2019-03-23..2022-09-17) [sport]" if problem.startswith("msgctxt") else ""
    return GlossaryError(f"{place}: {problem}" if place else problem, hint=hint)
