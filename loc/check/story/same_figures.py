"""One figure of the source in two ways: 7 miles here, 11 km there; 5:30 in the morning here, in the afternoon there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loc.check.protocol import Flaw, Setting, Story
from loc.lang.message import say
from loc.lang.numbers.answers import agree, units_differ
from loc.lang.numbers.figures import Figure
from loc.lang.numbers.numerals import find_digits
from loc.lang.numbers.readings import Reading
from loc.model import Unit

_DIGITS = re.compile(r"\d(?:[:.,/]?\d)*")
_MAX_DIGITS = 40  # a table, not a sentence

# What makes a figure of the source the same wherever it stands.
_Key = tuple[frozenset[Reading], frozenset[str]]


class _Rendering(NamedTuple):
    """Which of the source's readings a target gives, and in which figures."""

    unit: Unit
    source: Figure
    ways: frozenset[Reading]
    figures: tuple[Figure, ...]


def find_figures_apart(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    """Of figures that may be read or measured in several ways; a sentence that gives both agrees with either."""
    for renderings in _render(_keep_repeated(story.units), setting).values():
        first, *others = renderings
        for other in others:
            if first.ways.isdisjoint(other.ways):
                yield other.unit, _describe(first, other)


def _keep_repeated(units: Iterable[Unit]) -> Iterator[Unit]:
    """Those that share digits with another unit; to look for figures costs a hundred times more."""
    found = [(unit, _DIGITS.findall(unit.key.source)) for unit in units if unit.target]
    counts = Counter(each for _, digits in found for each in set(digits))
    for unit, digits in found:
        if len(digits) <= _MAX_DIGITS and any(counts[each] > 1 for each in digits):
            yield unit


def _render(units: Iterable[Unit], setting: Setting) -> dict[_Key, list[_Rendering]]:
    renderings: defaultdict[_Key, list[_Rendering]] = defaultdict(list)
    for unit in units:
        open_figures = [each for each in find_digits(unit.key.source, setting.source_lang) if _is_open(each)]
        theirs = find_digits(unit.target, setting.lang) if open_figures else ()
        for figure in open_figures:
            rendering = _find_rendering(unit, figure, theirs)
            if rendering.ways:
                renderings[figure.readings, figure.units].append(rendering)
    return renderings


def _is_open(figure: Figure) -> bool:
    return len(figure.readings) > 1 or bool(figure.metric)


def _find_rendering(unit: Unit, source: Figure, theirs: Iterable[Figure]) -> _Rendering:
    answers = tuple(each for each in theirs if agree(source, each) and not _counts_other(source, each))
    ways: set[Reading] = set()
    for answer in answers:
        ways |= source.readings & answer.readings or {"converted"}
    return _Rendering(unit, source, frozenset(ways), answers)


def _counts_other(source: Figure, target: Figure) -> bool:
    """The same number of other things is no conversion."""
    return units_differ(source, target) and not source.readings.isdisjoint(target.readings)


def _describe(first: _Rendering, other: _Rendering) -> Flaw:
    expected, got = (_name(rendering.figures[0]) for rendering in (first, other))
    message = say(
        "expected «{expected}» for “{name}”, as elsewhere in the story, got «{got}»",
        expected=expected,
        name=_name(other.source),
        got=got,
    )
    return Flaw(message, other.figures[0].span)


def _name(figure: Figure) -> str:
    return figure.measure or figure.text
