"""What else of the quantities does not agree: numbers in words, lost units, torn figures.

Translators are freer here than with figures in digits, so that a difference is a reason to look, no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from loc.lang.numbers.answers import agree
from loc.lang.numbers.counts import find_unmet_counts
from loc.lang.numbers.figures import Change, Difference, pair_up
from loc.lang.numbers.numerals import find_digits
from loc.lang.numbers.torn import find_torn
from loc.lang.numbers.unit_words import VITAL
from loc.lang.numbers.units import names_unit

_MOST_CHARS = 5000  # no sentence is longer


def find_doubts(source: str, target: str, source_lang: str, target_lang: str) -> tuple[Difference, ...]:
    """None in texts longer than any sentence."""
    if max(len(source), len(target)) > _MOST_CHARS:
        return ()
    return (
        *_compare_counts(source, target, source_lang, target_lang),
        *_find_lost_units(source, target, source_lang, target_lang),
        *_find_torn(source, target, source_lang, target_lang),
    )


def _compare_counts(source: str, target: str, source_lang: str, target_lang: str) -> Iterator[Difference]:
    missing = find_unmet_counts(source, target, source_lang, target_lang)
    extra = find_unmet_counts(target, source, target_lang, source_lang) if missing else []
    yield from (each for each in pair_up(missing, extra) if each.source)


def _find_lost_units(source: str, target: str, source_lang: str, target_lang: str) -> Iterator[Difference]:
    for figure in find_digits(source, source_lang):
        if figure.units.isdisjoint(VITAL):
            continue
        answers = [other for other in find_digits(target, target_lang) if agree(figure, other)]
        if answers and not any(other.units for other in answers) and not names_unit(target, figure.units, target_lang):
            yield Difference(Change.CHANGED, figure, answers[0])


def _find_torn(source: str, target: str, source_lang: str, target_lang: str) -> Iterator[Difference]:
    torn = find_torn(target, target_lang)
    if torn and not find_torn(source, source_lang):
        yield from (Difference(Change.CHANGED, None, figure) for figure in torn)
