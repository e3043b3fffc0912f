"""Annotations by workflow commands of GitHub Actions; `summary` has the findings that find no place among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loc.check.reports.passage import find_columns
from loc.check.reports.rules import RANKS, how_to_explain
from loc.check.reports.shown import reveal
from loc.check.reports.text import tell_texts
from loc.model import Finding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.STYLE: "notice"}
# GitHub shows so many of one level and step, and drops the rest.
_MAX_OF_A_LEVEL = 10


def write(findings: Iterable[Finding], _: Iterable[str] = (), /) -> Iterator[str]:
    """One line each, the gravest first, ten a level."""
    found = sorted(findings, key=lambda finding: RANKS[finding.severity])
    levels = [[finding for finding in found if finding.severity is severity] for severity in RANKS]
    lines = [_annotate(finding) for level in levels for finding in level[:_MAX_OF_A_LEVEL]]
    more = len(found) - len(lines)
    if more:
        lines.append(f"{more} more in the job summary: GitHub shows {_MAX_OF_A_LEVEL} of a level")
    return (f"{line}\n" for line in lines)


def _annotate(finding: Finding) -> str:
    properties = ",".join(f"{name}={_property(reveal(value))}" for name, value in _properties(finding) if value)
    lines = [reveal(finding.message), *tell_texts(finding), how_to_explain(finding.check)]
    text = _data("\n".join(filter(None, lines)))
    return f"::{_LEVELS[finding.severity]} {properties}::{text}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    columns = find_columns(finding)
    yield "file", finding.file
    if finding.line:
        yield "line", str(finding.line)
        yield "col", str(finding.column) if finding.column > 1 else ""
        yield "endColumn", str(columns[1]) if columns else ""
    yield "title", f"{finding.check} {finding.unit}".strip()


def _data(text: str) -> str:
    """As the runner reads it back: github.com/actions/toolkit, packages/core/src/command.ts."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
