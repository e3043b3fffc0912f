"""All findings as Markdown, for the job summary of a GitHub workflow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import regex

from loc.check.reports.passage import compare_fix, split_target
from loc.check.reports.rules import RANKS, count_severities, describe, find_checks, how_to_explain
from loc.check.reports.shown import cut, reveal, reveal_change
from loc.lang.wording import Piece
from loc.model import Finding

MAX_BYTES = 1024 * 1024  # of the summary of one step; GitHub shows none that is longer
_CUT_BYTES = 200  # kept for the line that says so
# CommonMark 2.4: a backslash before any of these makes it a letter, and so no link, mention or formula begins.
_MARKS = regex.compile(r"[!-/:-@\[-`{-~]")


def write_summary(findings: Iterable[Finding], max_bytes: int = MAX_BYTES) -> str:
    """The gravest first, then by file; what does not fit is counted in the last line."""
    found = sorted(findings, key=lambda finding: RANKS[finding.severity])
    text, shown = _fill(found, max_bytes - _CUT_BYTES)
    if shown < len(found):
        text += f"\nCut: {len(found) - shown} more of {len(found)} findings; `loc check --format json` has all.\n"
    return text if len(text.encode()) <= max_bytes else ""


def _fill(found: Sequence[Finding], max_bytes: int) -> tuple[str, int]:
    """As much as fits, and the number of findings in it."""
    blocks, size, shown = list[str](), 0, 0
    for block, number in _blocks(found):
        size += len(block.encode())
        if size > max_bytes:
            break
        blocks.append(block)
        shown += number
    return "".join(blocks), shown


def _blocks(found: Sequence[Finding]) -> Iterator[tuple[str, int]]:
    """A heading comes with the first finding below it."""
    yield f"## loc check: {count_severities(found)}\n", 0
    for (severity, file), group in groupby(found, key=lambda finding: (finding.severity, finding.file)):
        head = f"\n### {escape(file)}: {severity}s\n\n" if severity != "style" else f"\n### {escape(file)}: style\n\n"
        for finding in group:
            yield head + "".join(f"{line}\n" for line in _item(finding)), 1
            head = ""
    pages = [
        f"- `{how_to_explain(check)}`: {escape(describe(check))}\n"
        for check in find_checks(found)
        if how_to_explain(check)
    ]
    if pages:
        yield "\n### Checks\n\n" + "".join(pages), 0


def _item(finding: Finding) -> Iterator[str]:
    unit = f" ({escape(finding.unit)})" if finding.unit else ""
    yield f"- {finding.line}: **{escape(finding.check)}** {escape(finding.message)}{unit}"
    yield f"  - source: {escape(cut(finding.source))}"
    if finding.target:
        before, passage, after = map(escape, split_target(finding))
        yield f"  - target: {before}{_tag('b', passage)}{after}"
    pieces = "".join(map(_show_piece, compare_fix(finding)))
    if pieces:
        yield f"  - fix: {pieces}"


def _show_piece(piece: Piece) -> str:
    if not piece.is_changed:
        return escape(piece.new)
    return _tag("del", escape(reveal_change(piece.old))) + _tag("ins", escape(reveal_change(piece.new)))


def _tag(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>" if text else ""


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, in one line."""
    return _MARKS.sub(r"\\\g<0>", reveal(text))
