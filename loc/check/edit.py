from __future__ import annotations

from collections.abc import Iterable

from loc.model import Span

# Flaws of one check in one unit: a text of nothing but brackets need not be told of each.
MOST_FLAWS = 20


def replace_spans(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """All at once; the spans do not overlap."""
    parts: list[str] = []
    at = 0
    for (start, stop), new in sorted(edits):
        parts += text[at:start], new
        at = stop
    return "".join([*parts, text[at:]])
