"""Figures of a text by value, and what became of them in its translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from loc.lang.number_words import SCALES
from loc.lang.numerals import find_digits
from loc.lang.readings import Figure, Kind
from loc.lang.spelled import find_relative_years, find_spelled

__all__ = ["Change", "Difference", "Figure", "Kind", "compare_figures", "find_figures"]

# Conversions are rounded as the editor likes: 12 miles become 19 or 20 km.
_METRIC_TOLERANCE = Decimal("0.05")
_METRIC_ROUNDING = Decimal("0.5")


class Change(StrEnum):
    MISSING = "missing"
    CHANGED = "changed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Difference:
    """`source` is None for an extra figure, `target` for a missing one."""

    change: Change
    source: Figure | None
    target: Figure | None


def find_figures(text: str, lang: str) -> tuple[Figure, ...]:
    """In text order; those in words are not firm."""
    return tuple(sorted([*find_digits(text, lang), *find_spelled(text, lang)], key=lambda figure: figure.span))


def compare_figures(source: str, target: str, source_lang: str, target_lang: str) -> tuple[Difference, ...]:
    """What does not agree, figures in digits only; a word may stand for one but is not asked for.

    One figure may answer several of the other side: a year said twice may be said once.
    """
    # Scale words of a language we do not know are not read, so those of the source must not be either.
    read_as = source_lang if target_lang in SCALES else target_lang
    ours, theirs = find_digits(source, read_as), find_digits(target, target_lang)
    missing, extra = _unanswered(ours, theirs), _unanswered(theirs, ours)
    if not missing and not extra:
        return ()
    missing, extra = _without_pieces(missing, theirs), _without_pieces(extra, ours)
    our_words, their_words = find_spelled(source, source_lang), find_spelled(target, target_lang)
    missing = _without_words(missing, theirs, their_words, our_words)
    extra = _without_words(extra, ours, our_words, their_words)
    our_years, their_years = find_relative_years(source, source_lang), find_relative_years(target, target_lang)
    if not extra:
        missing = _without_words(missing, theirs, their_years, our_years)
    if not missing:
        extra = _without_words(extra, ours, our_years, their_years)
    return tuple(_pair(missing, extra))


def _unanswered(figures: Iterable[Figure], others: Sequence[Figure]) -> list[Figure]:
    readings = {reading for other in others for reading in other.readings}
    measured = [other for other in others if other.metric]
    return [
        figure
        for figure in figures
        if figure.readings.isdisjoint(readings)
        and not any(_agree(figure, other) for other in (others if figure.metric else measured))
    ]


def _without_pieces(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Those that the pieces of the other side do not answer, whole or piece by piece."""
    whole = [each for other in others for each in (other, *other.pieces)]
    return [figure for figure in figures if not _is_answered(figure, whole)]


def _is_answered(figure: Figure, others: Sequence[Figure]) -> bool:
    if not _unanswered([figure], others):
        return True
    pieces = [piece for piece in figure.pieces if piece.firm]
    return bool(pieces) and not _unanswered(pieces, others)


def _without_words(
    figures: Sequence[Figure], digits: Sequence[Figure], words: Sequence[Figure], own_words: Sequence[Figure]
) -> list[Figure]:
    """A word answers for a figure unless it answers for the same word of the figure's own side.

    Of a figure in pieces, such as a date, each piece may stand in digits or in words.
    """

    def is_spelled(figure: Figure) -> bool:
        return sum(_agree(figure, word) for word in words) > sum(_agree(figure, word) for word in own_words)

    def is_told(figure: Figure) -> bool:
        pieces = [piece for piece in figure.pieces if piece.firm]
        return bool(pieces) and all(is_spelled(piece) or _is_answered(piece, digits) for piece in pieces)

    return [figure for figure in figures if not is_spelled(figure) and not is_told(figure)]


def _agree(one: Figure, other: Figure) -> bool:
    if not one.readings.isdisjoint(other.readings):
        return True
    return _converts(one, other) or _converts(other, one)


def _converts(imperial: Figure, metric: Figure) -> bool:
    numbers = [reading for reading in metric.readings if isinstance(reading, Decimal)]
    return any(
        abs(number - rough) <= max(rough * _METRIC_TOLERANCE, _METRIC_ROUNDING)
        for rough in imperial.metric
        for number in numbers
    )


def _pair(missing: list[Figure], extra: list[Figure]) -> Iterable[Difference]:
    """The first missing with the first extra: a changed figure keeps its place in the row."""
    both = min(len(missing), len(extra))
    for source, target in zip(missing[:both], extra[:both], strict=True):
        yield Difference(Change.CHANGED, source, target)
    yield from (Difference(Change.MISSING, figure, None) for figure in missing[both:])
    yield from (Difference(Change.EXTRA, None, figure) for figure in extra[both:])
