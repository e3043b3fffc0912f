"""A finding that somebody says is right as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.silence import name_finding
from loc.lang.message import say
from loc.model import Finding, Unit
from loc.review import Refused, ignore


def ignore_finding(
    unit: Unit, findings: Sequence[Finding], check: str, digest: str, reason: str, author: str, at: datetime
) -> Unit:
    """`findings` are those of the unit that nobody ignores; `digest` names one of the check, "" is the first.

    Raises Refused for an unknown check, and for one that finds nothing like it now.
    """
    if check not in (*CHECKS.names(), *STORY_CHECKS.names()):
        raise Refused(say("unknown check {check}", check=repr(check)), hint="`loc list checks` says what each finds.")
    named = [finding for finding in findings if finding.check == check]
    found = next((finding for finding in named if digest in ("", name_finding(finding))), None)
    if found is None:
        problem = say("unit {unit}: no such finding of {check} stands here now", unit=unit.key.id, check=check)
        raise Refused(problem, hint=say("The text was changed, or somebody ignored it before."))
    return ignore(unit, check, name_finding(found), reason, author, at)
