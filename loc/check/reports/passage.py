"""The passage a finding speaks of, in its target and in its PO file."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.reports.shown import cut
from loc.lang.wording import Piece, compare_wording
from loc.model import Finding, Span

# So much of the target is shown on either side of the passage.
_AROUND_CHARS = 50
_MAX_PASSAGE_CHARS = 200
_MAX_DIFF_CHARS = 10_000
_FIRST_COLUMN = len('msgstr "') + 1
_LEAD = regex.compile(r"\s+(?=\S)")
# A program may write these as they are or escaped: what stands behind them in the line cannot be counted.
_UNCOUNTED = regex.compile(r"\p{Cc}")


def split_target(finding: Finding) -> tuple[str, str, str]:
    """Before the passage, the passage and behind it, all cut; without a span all is before."""
    target, span = finding.target, finding.span
    if span is None:
        return cut(target), "", ""
    start, stop = max(0, span[0] - _AROUND_CHARS), span[1] + _AROUND_CHARS
    before = ("…" if start else "") + target[start : span[0]]
    after = target[span[1] : stop] + ("…" if stop < len(target) else "")
    return before, cut(target[slice(*span)], _MAX_PASSAGE_CHARS), after


def compare_fix(finding: Finding) -> tuple[Piece, ...]:
    """Word by word, what stays the same cut; empty without a fix and for texts too long to compare."""
    if finding.fix is None or len(finding.target) + len(finding.fix) > _MAX_DIFF_CHARS:
        return ()
    pieces = [part for piece in compare_wording(finding.target, finding.fix) for part in _part(piece)]
    return tuple(_shorten(piece, index, len(pieces)) for index, piece in enumerate(pieces))


def find_columns(finding: Finding) -> Span | None:
    """From 1, the second past the passage; None unless its line holds the whole target before it.

    Of a wrapped target, whose passages have the column 1, nothing is said.
    """
    if finding.span is None:
        return None
    start, stop = finding.span
    if not 0 <= start <= stop <= len(finding.target):
        return None
    first = _columns_before(finding.target, start)
    last = _columns_before(finding.target, stop)
    return (first, last) if first == finding.column and last else None


def find_replacement(finding: Finding) -> tuple[Span, str] | None:
    """Columns to delete in the line, and what the file has there instead; None where the line is not known."""
    target, fix = finding.target, finding.fix
    if fix is None or len(target) + len(fix) > _MAX_DIFF_CHARS or find_columns(finding) is None:
        return None
    start = _same_chars(target, fix)
    end = _same_chars(target[start:][::-1], fix[start:][::-1])
    stop, new = len(target) - end, fix[start : len(fix) - end]
    first, last = _columns_before(target, start), _columns_before(target, stop)
    return ((first, last), _escape(new)) if first and last and not _UNCOUNTED.search(new) else None


def _part(piece: Piece) -> Iterator[Piece]:
    """The space that changed words share before them is no change."""
    lead = _LEAD.match(piece.old)
    if piece.is_changed and lead and piece.new.startswith(lead[0]) and piece.new.strip():
        yield Piece(lead[0], lead[0])
        piece = Piece(piece.old[lead.end() :], piece.new[lead.end() :])
    yield piece


def _shorten(piece: Piece, index: int, count: int) -> Piece:
    text = piece.new
    if piece.is_changed or len(text) <= 2 * _AROUND_CHARS:
        return piece
    head = text[:_AROUND_CHARS] if index else ""
    tail = text[-_AROUND_CHARS:] if index < count - 1 else ""
    return Piece(f"{head}…{tail}", f"{head}…{tail}")


def _columns_before(target: str, stop: int) -> int:
    """The column of `target[stop]` in its line, 0 where it cannot be counted."""
    before = target[:stop]
    return 0 if _UNCOUNTED.search(before) else _FIRST_COLUMN + len(_escape(before))


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _same_chars(one: str, other: str) -> int:
    """At the start of both."""
    return next(_differences(one, other), min(len(one), len(other)))


def _differences(one: str, other: str) -> Iterator[int]:
    return (index for index, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
