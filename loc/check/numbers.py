from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.lang.figures import Change, Difference, compare_figures
from loc.model import Severity, Unit

severity = Severity.ERROR


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    for difference in compare_figures(unit.key.source, unit.target, setting.source_lang, setting.lang):
        yield _describe(difference)


def _describe(difference: Difference) -> Flaw:
    """A figure the source lacks may be the translator's service to the reader: a warning."""
    expected = difference.source.text if difference.source else "no such figure"
    got = difference.target.text if difference.target else "nothing"
    span = difference.target.span if difference.target else None
    lighter = Severity.WARNING if difference.change is Change.EXTRA else None
    return Flaw(f"{difference.change} figure: expected {expected}, got {got}", span, severity=lighter)
