"""Text -> spans of its sentences."""

from __future__ import annotations

from loc.model import Span
from loc.segment.boundaries import find_boundaries
from loc.segment.candidates import SPLIT
from loc.segment.language import find_language


def split(text: str, lang: str) -> tuple[Span, ...]:
    """Spans in order, without the white space around; with the gaps between them they rebuild `text`."""
    start = len(text) - len(text.lstrip())
    spans = []
    for stop, resume, choice, _ in find_boundaries(text, find_language(lang)):
        if choice is SPLIT:
            spans.append((start, stop))
            start = resume
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return tuple(spans)
