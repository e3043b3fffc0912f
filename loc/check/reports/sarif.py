"""SARIF 2.1.0 (OASIS): one run, a rule for each check that found something."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

import regex

from loc import __version__
from loc.check.reports.json import Json, dump
from loc.check.reports.passage import find_columns, find_replacement
from loc.check.reports.rules import describe, explain, find_checks
from loc.check.reports.shown import reveal
from loc.model import Finding, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.STYLE: "note"}
# `{0}` asks for an argument and `[…](…)` is a link in a message (3.11.5, 3.11.6); ours quotes what stands in a file.
_PLACEHOLDER = regex.compile(r"\{(\d+)\}")


def write(findings: Iterable[Finding], _: Iterable[str] = (), /) -> Iterator[str]:
    found = list(findings)
    checks = find_checks(found)
    driver = {"name": "loc", "version": __version__, "rules": [_rule(check) for check in checks]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}
    frame = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dump(frame, "results", _results(found, checks))


def _rule(check: str) -> Json:
    """The page is the help itself: its address in the repository is no absolute URI."""
    short, page = {"text": describe(check)}, explain(check)
    help_text = {"text": page, "markdown": page} if page else short
    return {"id": check, "name": check, "shortDescription": short, "fullDescription": short, "help": help_text}


def _results(findings: Iterable[Finding], checks: tuple[str, ...]) -> Iterator[Json]:
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        print_of = finding.file, _fingerprint(finding)
        seen[print_of] += 1
        fix = _fix(finding)
        yield {
            "ruleId": finding.check,
            "ruleIndex": checks.index(finding.check),
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding.message)},
            "locations": [_location(finding)],
            "partialFingerprints": {"locFinding/v1": f"{print_of[1]}:{seen[print_of]}"},
            **({"fixes": [fix]} if fix else {}),
            "properties": {key: getattr(finding, key) for key in ("lang", "unit", "context", "source", "target")},
        }


def _fingerprint(finding: Finding) -> str:
    """Without file and line: a sentence that moved has the same findings."""
    parts = (finding.check, finding.lang, finding.source, finding.context, finding.message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _message(text: str) -> str:
    return _PLACEHOLDER.sub(r"{{\1}}", reveal(text).replace("](", "] ("))


def _location(finding: Finding) -> Json:
    place: Json = {"artifactLocation": {"uri": _uri(finding.file)}}
    columns = find_columns(finding)
    if columns:
        place["region"] = _region(finding.line, *columns)
    elif finding.line:
        place["region"] = {"startLine": finding.line, "startColumn": max(1, finding.column)}
    return {"physicalLocation": place}


def _region(line: int, start: int, stop: int) -> Json:
    return {"startLine": line, "startColumn": start, "endColumn": stop}


def _fix(finding: Finding) -> Json | None:
    found = find_replacement(finding)
    if found is None or not finding.line:
        return None
    columns, text = found
    replacement = {"deletedRegion": _region(finding.line, *columns), "insertedContent": {"text": text}}
    change = {"artifactLocation": {"uri": _uri(finding.file)}, "replacements": [replacement]}
    return {"description": {"text": _message(finding.fix or "")}, "artifactChanges": [change]}


def _uri(file: str) -> str:
    """Relative for a relative path, each byte of the file's name as it is."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix().encode("utf-8", "surrogateescape"))
