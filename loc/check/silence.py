"""Findings that a person has silenced: `# loc: ignore CHECK "reason" [TIME DIGEST AUTHOR]` above the unit, one each.

Who writes the comment by hand leaves out what stands behind the reason: it silences the first finding of its check. A
digest names one finding by what it says: the comment silences that one and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import regex

from loc.lang.message import say
from loc.model import IGNORE, Finding, Unit, digest_of

_COMMENT = regex.compile(rf'{IGNORE}(?P<check>[\w-]+)\s+"(?P<reason>[^"]*[^"\s][^"]*)"\s*')
# A reason may have quotes of its own: it goes on to the last one that such a mark follows.
_MARKED = regex.compile(
    rf'{IGNORE}(?P<check>[\w-]+) "(?P<reason>.+)" '
    r"(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (?P<digest>[0-9a-f]{16}) (?P<author>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A comment that silences a finding. `digest` and `author` are "", `made_at` None where it was written by hand."""

    note: str
    check: str
    reason: str
    made_at: datetime | None = None
    digest: str = ""
    author: str = ""


def name_finding(finding: Finding) -> str:
    """By what it says: another wrong figure is another finding."""
    return digest_of(finding.check, finding.message)


def read_ignored(unit: Unit) -> tuple[Ignored, ...]:
    """None where the source changed since they were written."""
    return () if _is_outdated(unit) else tuple(_read_all(unit))


def silence(unit: Unit, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that no comment speaks of."""
    silenced = set(_pair(read_ignored(unit), findings))
    return tuple(finding for place, finding in enumerate(findings) if place not in silenced)


def find_idle(unit: Unit, findings: Sequence[Finding]) -> Iterator[str]:
    """What is wrong with the comments: not as they should be written, or nothing there to silence."""
    places = iter(_pair(list(_read_all(unit)), findings))
    for note in filter(_is_ignore, unit.notes):
        ignored = _read(note)
        if ignored is None:
            yield say("expected `{form}`, got `{got}`", form=f'# {IGNORE}CHECK "reason"', got=f"# {note}")
        elif next(places) is None:
            yield _tell_idle(ignored)


def _tell_idle(ignored: Ignored) -> str:
    if ignored.digest:
        return say("the finding of {check} that was ignored stands here no more", check=ignored.check)
    return say("expected a finding of {check} to ignore, got none", check=ignored.check)


def _pair(comments: Sequence[Ignored], findings: Sequence[Finding]) -> tuple[int | None, ...]:
    """For each comment the place of its finding. Those that name one choose first."""
    left = dict(enumerate(findings))
    chosen: dict[int, int] = {}
    for at, ignored in sorted(enumerate(comments), key=lambda row: not row[1].digest):
        place = next((place for place, finding in left.items() if _speaks_of(ignored, finding)), None)
        if place is not None:
            chosen[at] = place
            del left[place]
    return tuple(chosen.get(at) for at in range(len(comments)))


def _speaks_of(ignored: Ignored, finding: Finding) -> bool:
    return ignored.check == finding.check and ignored.digest in ("", name_finding(finding))


def _read_all(unit: Unit) -> Iterator[Ignored]:
    return (ignored for note in filter(_is_ignore, unit.notes) if (ignored := _read(note)))


def _read(note: str) -> Ignored | None:
    """None where it is not written as it should be."""
    marked = _MARKED.fullmatch(note)
    at = _read_time(marked["time"]) if marked else None
    if marked and at and marked["reason"].strip():
        return Ignored(note, marked["check"], marked["reason"], at, marked["digest"], marked["author"])
    found = _COMMENT.fullmatch(note)
    return Ignored(note, found["check"], found["reason"]) if found else None


def _read_time(time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(time)
    except ValueError:  # a 13th month
        return None


def _is_outdated(unit: Unit) -> bool:
    return unit.previous_source not in (None, unit.key.source)


def _is_ignore(note: str) -> bool:
    return note.startswith(IGNORE)
