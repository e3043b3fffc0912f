from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting, Story
from loc.check.story.same_figures import find_figures_apart
from loc.check.story.same_names import find_names_apart
from loc.check.story.same_offices import find_offices_apart
from loc.check.story.same_terms import find_terms_apart
from loc.model import Severity, Unit

severity = Severity.WARNING

# A file of more sentences is no story but a collection, where each text may have its own spellings.
_MAX_UNITS = 300


def find(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    """The same name, office, term and figure told otherwise than in the rest of the story, the headline included."""
    if len(story.units) > _MAX_UNITS:
        return
    yield from find_names_apart(story, setting)
    yield from find_offices_apart(story, setting)
    yield from find_terms_apart(story, setting)
    yield from find_figures_apart(story, setting)
