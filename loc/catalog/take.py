"""Segments -> the units a catalog must have, still without targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from loc.model import Article, Part, Segment, Unit, UnitKey


def key_of(segment: Segment) -> UnitKey:
    return UnitKey(segment.text, segment.part.context)


def units_of(article: Article, segments: Iterable[Segment]) -> tuple[Unit, ...]:
    """In article order; a sentence repeated in one context is one unit with several locations."""
    units: dict[UnitKey, Unit] = {}
    sentences: Counter[int] = Counter()
    for segment in segments:
        sentences[segment.paragraph] += 1
        key = key_of(segment)
        location = f"{article.origin}:{_line(article, segment)}"
        if key not in units:
            hint = _hint(article, segment, sentences[segment.paragraph])
            units[key] = Unit(key, locations=(location,), hint=hint)
        elif location not in units[key].locations:
            units[key] = replace(units[key], locations=(*units[key].locations, location))
    return tuple(units.values())


def _line(article: Article, segment: Segment) -> int:
    paragraph = article.paragraphs[segment.paragraph]
    return paragraph.line + paragraph.text.count("\n", 0, segment.span[0])


def _hint(article: Article, segment: Segment, sentence: int) -> str:
    if segment.part.context != "text":
        return segment.part.value
    before = article.paragraphs[: segment.paragraph + 1]
    number = sum(1 for paragraph in before if paragraph.part.context == "text" and paragraph.part is not Part.SUBHEAD)
    return f"{segment.part.value}, paragraph {number}, sentence {sentence}"
