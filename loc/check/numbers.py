from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
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
    span = difference.target.span if difference.target else None
    return Flaw(_tell(difference, text), span, severity=weight)


def _tell(difference: Difference, text: str) -> str:
    source, target = difference.source, difference.target
    if source and target:
        expected, got = _name(source, target), _name(target, source)
        return say("changed figure: expected {expected}, got {got}", expected=expected, got=got)
    if source:
        return say(
            "missing figure: expected {expected}, got nothing; the source has “{around}”",
            expected=source.text,
            around=_around(text, source),
        )
    got = target.text if target else ""
    if difference.change is Change.EXTRA:
        return say("extra figure: expected no such figure, got {got}", got=got)
    return say("changed figure: expected no such figure, got {got}", got=got)


def _around(text: str, figure: Figure) -> str:
    """The figure with two words on either side."""
    before = text[max(0, figure.span[0] - _NEAR_CHARS) : figure.span[0]].split(" ")[-3:]
    after = text[figure.span[1] : figure.span[1] + _NEAR_CHARS].split(" ")[:3]
    return (" ".join(before) + figure.text + " ".join(after)).strip()


def _name(figure: Figure, other: Figure) -> str:
    """With the unit where that makes the difference."""
    same_value = not figure.readings.isdisjoint(other.readings)
    return figure.measure if same_value and figure.measure else figure.text
