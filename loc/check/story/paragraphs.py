from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from loc.check.protocol import Flaw, Setting, Story
from loc.lang.message import say
from loc.model import Severity, Unit

severity = Severity.WARNING

# Short answers and captions may well be the same: “Yes.”, “No, thank you.”
_MIN_WORDS = 4
# Sources as alike as this, 0-100, may be one sentence in another language: a headline and its lede.
_MOST_ALIKE = 70
_MARKS = ' .,!?…«»“”"'
_BEGINNING_CHARS = 60


def find(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:  # noqa: ARG001 - one signature for all checks
    """Two units of other sources with one target: it stands in the wrong one as well."""
    first: dict[str, Unit] = {}
    for unit in story.units:
        target = unit.target.strip(_MARKS).casefold()
        if target.count(" ") < _MIN_WORDS - 1:
            continue
        before = first.setdefault(target, unit)
        if before is not unit and fuzz.ratio(before.key.source.casefold(), unit.key.source.casefold()) < _MOST_ALIKE:
            source = _shorten(before.key.source)
            message = say("expected a target of its own, got that of “{source}”", source=source)
            yield unit, Flaw(message, (0, len(unit.target)))


def _shorten(text: str) -> str:
    return text if len(text) <= _BEGINNING_CHARS else text[:_BEGINNING_CHARS].rstrip() + "…"
