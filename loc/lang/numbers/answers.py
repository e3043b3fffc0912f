"""Whether the figures of one side stand for those of the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from loc.lang.numbers.measures import is_rounded_from
from loc.lang.numbers.readings import Figure, Kind, Reading

_WITH_UNIT = ("gmt ", "days ", "months ")
_WHOLLY_SPELLED = frozenset({Kind.PAIR, Kind.TIME})


def agree(one: Figure, other: Figure) -> bool:
    """By value and, where both have one, by unit; an editor may have converted it."""
    shared = one.readings & other.readings
    if shared and not units_differ(one, other):
        return True
    if any(isinstance(each, str) and each.startswith(_WITH_UNIT) for each in shared):
        return True
    if one.kind is other.kind is Kind.PAIR:
        return _agree_in_order(one.pieces, other.pieces)
    return _converts(one, other) or _converts(other, one)


def units_differ(one: Figure, other: Figure) -> bool:
    return bool(one.units and other.units) and one.units.isdisjoint(other.units)


def _agree_in_order(ours: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    return all(agree(one, other) for one, other in zip(ours, theirs, strict=True))


def _converts(imperial: Figure, metric: Figure) -> bool:
    said_as_is = imperial.units & metric.units - {"celsius", "fahrenheit"}  # degrees may be of either
    if not imperial.metric or said_as_is:
        return False
    numbers = [reading for reading in metric.readings if isinstance(reading, Decimal)]
    return any(is_rounded_from(number, exact) for exact in imperial.metric for number in numbers)


def find_unanswered(figures: Iterable[Figure], others: Sequence[Figure]) -> list[Figure]:
    known = {reading for other in others for reading in other.readings}
    has_imperial = any(other.metric for other in others)
    return [figure for figure in figures if not _is_met(figure, others, known, has_imperial=has_imperial)]


def _is_met(figure: Figure, others: Sequence[Figure], known: set[Reading], *, has_imperial: bool) -> bool:
    if not figure.readings.isdisjoint(known):
        return not figure.units or any(agree(figure, other) for other in others)
    may_convert = has_imperial or figure.metric or figure.kind is Kind.PAIR
    return bool(may_convert) and any(agree(figure, other) for other in others)


def without_pieces(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Those that the pieces of the other side do not answer, whole or piece by piece."""
    if not figures:
        return []
    return [figure for figure in figures if not _is_answered(figure, others)]


def _is_answered(figure: Figure, others: Sequence[Figure]) -> bool:
    if figure.kind is Kind.PAIR:
        return _is_pair_answered(figure, [other for other in others if other.kind is not Kind.PAIR])
    if figure.kind is Kind.TIME:
        others = [other for other in others if other.kind is not Kind.TIME]
    whole = [each for other in others for each in (other, *other.pieces)]
    if not find_unanswered([figure], whole):
        return True
    pieces = [piece for piece in figure.pieces if piece.firm]
    return bool(pieces) and not find_unanswered(pieces, whole)


def _is_pair_answered(pair: Figure, others: Sequence[Figure]) -> bool:
    """Each end by a figure of its own: a score has two even at 2-2."""
    first, second = pair.pieces
    firsts = [other for other in others if agree(first, other)]
    return any(other is not each and agree(second, other) for each in firsts for other in others)


def without_words(
    figures: Sequence[Figure], digits: Sequence[Figure], words: Sequence[Figure], own_words: Sequence[Figure]
) -> list[Figure]:
    """A word answers for a figure unless it answers for the same word of the figure's own side.

    Of a date each piece may stand in digits or in words, of a score or a time all or none.
    """

    def is_spelled(figure: Figure) -> bool:
        return _count(figure, words) > _count(figure, own_words)

    def is_told(figure: Figure) -> bool:
        pieces = [piece for piece in figure.pieces if piece.firm]
        apart = () if figure.kind in _WHOLLY_SPELLED else digits
        return bool(pieces) and all(is_spelled(piece) or _is_answered(piece, apart) for piece in pieces)

    return [figure for figure in figures if not is_spelled(figure) and not is_told(figure)]


def _count(figure: Figure, words: Sequence[Figure]) -> int:
    """The day of a month stands in a word only where the month stands beside it."""
    if any(unit.startswith("month ") for unit in figure.units):
        words = [word for word in words if not figure.units.isdisjoint(word.units)]
    return sum(agree(figure, word) for word in words)
