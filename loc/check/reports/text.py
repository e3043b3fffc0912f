from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from loc.check.reports.passage import compare_fix, split_target
from loc.check.reports.rules import describe, find_checks, how_to_explain
from loc.check.reports.shown import Paint, count_columns, cut, plain, reveal, reveal_change
from loc.lang.wording import Piece
from loc.model import Finding, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.STYLE: "bright_black"}
_FAR = "(too long to show)"


def write(findings: Iterable[Finding], _: Iterable[str] = (), /, paint: Paint = plain) -> Iterator[str]:
    """By file in the order given; a passage is underlined, long texts are cut, and at the end stand the pages."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    blocks = ((line for finding in group for line in tell(finding, paint)) for group in by_file.values())
    pages = list(_name_pages([finding for group in by_file.values() for finding in group]))
    for number, block in enumerate(chain(blocks, [pages] if pages else [])):
        yield from (f"{line}\n" for line in chain([""] if number else [], block))


def tell(finding: Finding, paint: Paint = plain) -> Iterator[str]:
    """The place and what is wrong, then source, target and fix."""
    place = f"{finding.file}:{finding.line}{f':{finding.column}' if finding.column > 1 else ''}"
    severity = paint(finding.severity, _COLOURS[finding.severity])
    unit = f" [{finding.unit}]" if finding.unit else ""
    yield f"{reveal(place)}: {severity} {reveal(f'{finding.check}: {finding.message}')}{reveal(unit)}"
    yield from tell_texts(finding, paint)


def tell_texts(finding: Finding, paint: Paint = plain) -> Iterator[str]:
    yield f"    {'source':<7}{reveal(cut(finding.source))}"
    if finding.target:
        yield from _mark(finding, paint)
    if finding.fix is not None:
        yield f"    {'fix':<7}{''.join(_show_piece(piece, paint) for piece in compare_fix(finding)) or _FAR}"


def _mark(finding: Finding, paint: Paint) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    before, passage, after = map(reveal, split_target(finding))
    yield f"    {'target':<7}{before}{paint(passage, colour) if passage else ''}{after}"
    if finding.span is not None:
        yield " " * (11 + count_columns(before)) + paint("^" * max(1, count_columns(passage)), colour)


def _show_piece(piece: Piece, paint: Paint) -> str:
    if not piece.is_changed:
        return reveal(piece.new)
    old = paint(f"[-{reveal_change(piece.old)}-]", "red") if piece.old else ""
    return old + (paint(f"{{+{reveal_change(piece.new)}+}}", "green") if piece.new else "")


def _name_pages(findings: Sequence[Finding]) -> Iterator[str]:
    """One line a check of ours, the commands below each other."""
    checks = [check for check in find_checks(findings) if how_to_explain(check)]
    width = max((len(how_to_explain(check)) for check in checks), default=0)
    return (f"{how_to_explain(check):<{width}}  {describe(check)}" for check in checks)
