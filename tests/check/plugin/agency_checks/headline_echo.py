"""The story opens with the words of its headline."""

from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting, Story
from loc.model import Severity, Unit

severity = Severity.ERROR


def find(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    headlines = {unit.target for unit in story.units if unit.key.context == "headline" and unit.target}
    for unit in story.units:
        if unit.key.context == "text" and unit.target.rstrip(".") in headlines:
            yield unit, Flaw("the sentence repeats the headline")
