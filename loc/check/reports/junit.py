"""JUnit XML after the content models of the Jenkins xUnit plugin (junit-10.xsd)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain

from loc.check.reports.rules import RANKS, how_to_explain
from loc.check.reports.shown import cut, reveal
from loc.check.reports.text import tell
from loc.model import Finding

_NAME_CHARS = 80

Case = tuple[str, str, str, str]


def write(findings: Iterable[Finding], files: Iterable[str] = (), /) -> Iterator[str]:
    """A suite a file, a case a check and unit; a file without findings is one case that passes.

    Every finding is a failure, its severity the failure's type: JUnit has no warnings. A case has one failure, for
    Jenkins reads no second one.
    """
    suites: dict[str, dict[Case, list[Finding]]] = {}
    for finding in findings:
        suites.setdefault(finding.file, {}).setdefault(_case(finding), []).append(finding)
    suites = {file: suites.get(file, {}) for file in dict.fromkeys(chain(files, suites))}
    failures = sum(map(len, suites.values()))
    tests = sum(max(1, len(cases)) for cases in suites.values())
    lines = chain.from_iterable(_suite(file, cases) for file, cases in suites.items())
    head = f'<testsuites name="loc check" tests="{tests}" failures="{failures}" errors="0">'
    for line in chain(['<?xml version="1.0" encoding="UTF-8"?>', head], lines, ["</testsuites>"]):
        yield f"{line}\n"


def _case(finding: Finding) -> Case:
    return finding.check, finding.unit, finding.context, finding.source


def _suite(file: str, cases: dict[Case, list[Finding]]) -> Iterator[str]:
    tests, class_name = max(1, len(cases)), _class_name(file)
    yield f'  <testsuite name="{_text(file)}" tests="{tests}" failures="{len(cases)}" errors="0" skipped="0">'
    if not cases:
        yield f'    <testcase classname="{class_name}" name="no findings"/>'
    for (check, unit, _, source), found in cases.items():
        name = _text(f"{check} {unit}: {cut(source, _NAME_CHARS)}")
        yield f'    <testcase classname="{class_name}" name="{name}">'
        yield _failure(found)
        yield "    </testcase>"
    yield "  </testsuite>"


def _failure(found: Sequence[Finding]) -> str:
    gravest = min((finding.severity for finding in found), key=RANKS.__getitem__)
    message = _text("; ".join(finding.message for finding in found))
    lines = [*(line for finding in found for line in tell(finding)), how_to_explain(found[0].check)]
    text = escape("\n".join(filter(None, lines)))
    return f'      <failure type="{gravest}" message="{message}">{text}</failure>'


def _class_name(file: str) -> str:
    """Jenkins takes all before the last point for the package: folders in place of it."""
    return _text(file.removesuffix(".po").replace("\\", "/").replace("/", ".").strip(".") or file)


def _text(text: str) -> str:
    return escape(reveal(text))
