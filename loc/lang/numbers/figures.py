"""Figures of a text by value and unit, and what became of them in its translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from loc.lang.numbers.answers import find_unanswered, units_differ, without_pieces, without_words
from loc.lang.numbers.counts import find_unmet_counts
from loc.lang.numbers.numerals import find_digits
from loc.lang.numbers.readings import Figure, Kind
from loc.lang.numbers.spelled import find_relative_years, find_spelled
from loc.lang.numbers.words import SCALES

__all__ = ["Change", "Difference", "Figure", "Kind", "compare_figures", "find_figures", "pair_up"]


_MOST_FIGURES = 200  # a table, not a sentence


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
    """What does not agree, figures in digits only; a word may stand for one, but two words are not compared.

    One figure may answer several of the other side: a year said twice may be said once.
    """
    # Scale words of a language we do not know are not read, so those of the source must not be either.
    read_as = source_lang if target_lang in SCALES else target_lang
    ours, theirs = find_digits(source, read_as), find_digits(target, target_lang)
    if not ours and not theirs:
        return ()
    if max(len(ours), len(theirs)) > _MOST_FIGURES:
        return _compare_readings(ours, theirs)
    missing = without_pieces(find_unanswered(ours, theirs), theirs)
    extra = without_pieces(find_unanswered(theirs, ours), ours)
    if not missing and not extra:
        return ()
    our_words, their_words = _words(source, source_lang, ours), _words(target, target_lang, theirs)
    missing = without_words(missing, theirs, their_words, our_words)
    extra = without_words(extra, ours, our_words, their_words)
    our_years, their_years = find_relative_years(source, source_lang), find_relative_years(target, target_lang)
    if not extra:
        missing = without_words(missing, theirs, their_years, our_years)
    if not missing:
        extra = without_words(extra, ours, our_years, their_years)
    if extra and not missing:
        missing = find_unmet_counts(source, target, source_lang, target_lang)
    elif missing and not extra:
        extra = find_unmet_counts(target, source, target_lang, source_lang)
    return tuple(each for each in pair_up(missing, extra) if _is_about_digits(each))


def _is_about_digits(difference: Difference) -> bool:
    return any(figure and figure.firm for figure in (difference.source, difference.target))


def _compare_readings(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[Difference, ...]:
    """By value alone, in time that grows with the text and no faster."""
    our_values = {reading for figure in ours for reading in figure.readings}
    their_values = {reading for figure in theirs for reading in figure.readings}
    missing = (figure for figure in ours if figure.readings.isdisjoint(their_values))
    extra = (figure for figure in theirs if figure.readings.isdisjoint(our_values))
    return (
        *(Difference(Change.MISSING, figure, None) for figure in missing),
        *(Difference(Change.EXTRA, None, figure) for figure in extra),
    )


def _words(text: str, lang: str, digits: Sequence[Figure]) -> list[Figure]:
    """Without the scale words that belong to figures in digits."""
    return [
        word
        for word in find_spelled(text, lang)
        if not any(figure.span[0] <= word.span[0] < figure.span[1] for figure in digits)
    ]


def pair_up(missing: Iterable[Figure], extra: Iterable[Figure]) -> Iterable[Difference]:
    """Each missing figure with the likest extra one; in the order of the source, extra ones last."""
    left = list(extra)
    lone = []
    for figure in missing:
        if not left:
            lone.append(figure)
            continue
        other = max(left, key=lambda each: _likeness(figure, each))
        left.remove(other)
        yield Difference(Change.CHANGED, figure, other)
    yield from (Difference(Change.MISSING, figure, None) for figure in lone)
    yield from (Difference(Change.EXTRA, None, figure) for figure in left)


def _likeness(one: Figure, other: Figure) -> tuple[bool, bool, float]:
    """The same value of another unit, then the same kind of thing, then the most digits in common."""
    same_value = not one.readings.isdisjoint(other.readings)
    same_thing = one.kind is other.kind and not units_differ(one, other)
    return same_value, same_thing, SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()
