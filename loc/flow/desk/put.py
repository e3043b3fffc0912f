"""A text that is put in from the memory or from a check: a draft stays one until somebody accepts it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from loc.lang.message import say
from loc.memory import PairMatch
from loc.model import Finding, Mark, Provenance, State, Unit
from loc.review import Refused, edit


def put_match(unit: Unit, matches: Sequence[PairMatch], target: str, at: datetime) -> Unit:
    """The match with this target; the best where `target` is that of the unit or nothing."""
    named = [match for match in matches if match.target == target]
    if not named and target not in ("", unit.target):
        problem = say("unit {unit}: no match has this text", unit=unit.key.id)
        raise Refused(problem, hint=say("Save it, or put the old one back first."))
    if not matches:
        raise Refused(say("unit {unit}: the memory knows nothing like it", unit=unit.key.id))
    match = (named or list(matches))[0]
    percent = math.floor(match.score * 100)  # 100 % is the same text and nothing else
    previous = match.source if match.score < 1.0 else None
    return _as_draft(unit, match.target, f"memory {percent}% {match.origin}", previous, at)


def put_fix(unit: Unit, findings: Sequence[Finding], target: str, author: str, at: datetime) -> Unit:
    """The fix with this text; the first where `target` is that of the unit or nothing."""
    fixes = [finding.fix for finding in findings if finding.fix]
    if not fixes:
        raise Refused(say("unit {unit}: no finding with a fix", unit=unit.key.id))
    if target not in ("", unit.target, *fixes):
        problem = say("unit {unit}: no fix has this text", unit=unit.key.id)
        raise Refused(problem, hint=say("Save it, or put the old one back first."))
    fix = target if target in fixes else fixes[0]
    if unit.state >= State.REVIEWED:
        return edit(unit, fix, author, at)
    engine = next((mark.author for mark in unit.provenance if mark.mark is Mark.DRAFT), "")
    made_by = ", ".join(filter(None, (engine.partition(", fix by ")[0], f"fix by {author}")))
    return _as_draft(unit, fix, made_by, unit.previous_source, at)


def _as_draft(unit: Unit, target: str, made_by: str, previous: str | None, at: datetime) -> Unit:
    mark = Provenance.of(Mark.DRAFT, unit.key.source, target, made_by, at)
    rejected = (old for old in unit.provenance if old.mark is Mark.REJECTED and old.digest != mark.digest)
    return replace(
        unit,
        target=target,
        state=State.DRAFT,
        previous_source=previous,
        previous_context=None,
        provenance=(*rejected, mark),
        unsigned=False,
    )
