"""What a reader is told of a check beside its findings."""

from __future__ import annotations

from collections.abc import Iterable

from loc.check.pages import page_of, read_page
from loc.check.registry import CHECKS, STORY_CHECKS
from loc.check.runner import IDLE
from loc.errors import ConfigError
from loc.model import Finding, Severity

RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.STYLE: 2}


def describe(check: str) -> str:
    """One line; the name where nothing more is known."""
    if check == IDLE:
        return "a comment that silences a finding is not needed, or not written as it should be"
    return {**STORY_CHECKS.listing(), **CHECKS.listing()}.get(check, check)


def explain(check: str) -> str:
    """Its page in the manual, Markdown; empty where there is none."""
    try:
        return read_page(check)
    except ConfigError:
        return ""


def how_to_explain(check: str) -> str:
    """The command that shows the page; empty for a check of another package, whose manual is there."""
    return f"loc check --explain {check}" if page_of(check) else ""


def find_checks(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Those that found something, in the order of their first finding."""
    return tuple(dict.fromkeys(finding.check for finding in findings))


def count_severities(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`; house style only where there is some."""
    kinds = [finding.severity for finding in findings]
    counts = [(kinds.count(severity), severity) for severity in RANKS]
    shown = [row for row in counts if row[0] or row[1] is not Severity.STYLE]
    return ", ".join(f"{number} {severity}{'' if number == 1 else 's'}" for number, severity in shown)
