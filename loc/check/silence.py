"""Findings that a translator has silenced: `# loc: ignore CHECK "reason"` above the unit, one comment for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from loc.lang.message import say
from loc.model import IGNORE, Finding, Unit

_COMMENT = regex.compile(rf'{IGNORE}(?P<check>[\w-]+)\s+"(?P<reason>[^"]*[^"\s][^"]*)"\s*')


def silence(unit: Unit, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that no comment speaks of."""
    ignored = _count_ignored(unit)
    return tuple(finding for finding in findings if not _is_silenced(finding, ignored))


def find_idle(unit: Unit, findings: Sequence[Finding]) -> Iterator[str]:
    """What is wrong with the comments: not as they should be written, or nothing there to silence."""
    found = Counter(finding.check for finding in findings)
    for note in filter(_is_ignore, unit.notes):
        match = _COMMENT.fullmatch(note)
        if match is None:
            yield say("expected `{form}`, got `{got}`", form=f'# {IGNORE}CHECK "reason"', got=f"# {note}")
        elif not found[match["check"]]:
            yield say("expected a finding of {check} to ignore, got none", check=match["check"])
        else:
            found[match["check"]] -= 1


def _count_ignored(unit: Unit) -> Counter[str]:
    """None of them where the source changed since they were written."""
    if unit.previous_source not in (None, unit.key.source):
        return Counter()
    matches = (_COMMENT.fullmatch(note) for note in unit.notes if _is_ignore(note))
    return Counter(match["check"] for match in matches if match)


def _is_silenced(finding: Finding, ignored: Counter[str]) -> bool:
    if not ignored[finding.check]:
        return False
    ignored[finding.check] -= 1
    return True


def _is_ignore(note: str) -> bool:
    return note.startswith(IGNORE)
