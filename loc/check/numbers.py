from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.lang.numbers.day_names import compare_day_names
from loc.lang.numbers.doubts import find_doubts
from loc.lang.numbers.figures import Change, Difference, Figure, compare_figures
from loc.model import Severity, Unit

severity = Severity.ERROR

_NEAR_CHARS = 40


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """A figure the source lacks may be the translator's service to the reader: a warning, like a doubt."""
    pair = (unit.key.source, unit.target, setting.source_lang, setting.lang)
    figures = compare_figures(*pair)
    days = [day for day in compare_day_names(*pair) if not _is_within(day, figures)]
    sure = (*figures, *days)
    for difference in sure:
        yield _describe(difference, unit.key.source, Severity.WARNING if difference.change is Change.EXTRA else None)
    told = {difference.source.span for difference in sure if difference.source}
    for doubt in find_doubts(*pair):
        if not doubt.source or doubt.source.span not in told:
            yield _describe(doubt, unit.key.source, Severity.WARNING)


def _is_within(day: Difference, figures: tuple[Difference, ...]) -> bool:
    """Whether the month was told already, with its day."""
    name = day.source.text if day.source else ""
    return any(figure.source and name in figure.source.measure for figure in figures)


def _describe(difference: Difference, text: str, weight: Severity | None) -> Flaw:
    """What is missing has no place in the target: the message tells that in the source."""
    source, target = difference.source, difference.target
    expected = _name(source, target) if source else "no such figure"
    got = _name(target, source) if target else f"nothing; the source has “{_around(text, source)}”"
    span = target.span if target else None
    return Flaw(f"{difference.change} figure: expected {expected}, got {got}", span, severity=weight)


def _around(text: str, figure: Figure | None) -> str:
    """The figure with two words on either side."""
    if figure is None:
        return ""
    before = text[max(0, figure.span[0] - _NEAR_CHARS) : figure.span[0]].split(" ")[-3:]
    after = text[figure.span[1] : figure.span[1] + _NEAR_CHARS].split(" ")[:3]
    return (" ".join(before) + figure.text + " ".join(after)).strip()


def _name(figure: Figure, other: Figure | None) -> str:
    """With the unit where that makes the difference."""
    same_value = other is not None and not figure.readings.isdisjoint(other.readings)
    return figure.measure if same_value and figure.measure else figure.text
