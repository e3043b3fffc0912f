from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting, Story
from loc.lang.message import say
from loc.memory import NEVER, PairMatch
from loc.model import Mark, Severity, State, Unit, digest_of

severity = Severity.WARNING

# A dateline, a byline or a word may well be told otherwise in another story.
_MIN_WORDS = 4
_REVIEWS = frozenset({Mark.REVIEWED, Mark.APPROVED})
_CONTEXTS = frozenset({"dateline", "byline"})


def find(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:  # noqa: ARG001 - the story is of one language
    """A reviewed target that differs from the newest reviewed one of the same source in another story.

    The later of the two decisions is the one that holds, so the finding stands with the earlier.
    """
    for unit in story.units:
        if unit.state >= State.REVIEWED and _is_long(unit):
            newest = next(iter(_find_stories(story, unit)), None)
            if newest and _differs(newest.target, unit.target) and _is_newer(newest, unit):
                yield unit, Flaw(_describe(newest))


def _find_stories(story: Story, unit: Unit) -> Iterator[PairMatch]:
    """Without memories of others, that know of no context."""
    return (match for match in story.find_elsewhere(unit.key) if match.context == unit.key.context)


def _is_long(unit: Unit) -> bool:
    return unit.key.context not in _CONTEXTS and len(unit.key.source.split()) >= _MIN_WORDS


def _differs(one: str, other: str) -> bool:
    return one.split() != other.split()


def _is_newer(match: PairMatch, unit: Unit) -> bool:
    """Or made in the same second: then both are told. A unit signed by its file's header has no time of its own."""
    now = digest_of(unit.key.source, unit.target)
    times = [mark.made_at for mark in unit.provenance if mark.mark in _REVIEWS and mark.digest == now]
    return not times or match.made_at >= max(times)


def _describe(match: PairMatch) -> str:
    told = {"expected": match.target, "story": match.origin}
    day, person = "" if match.made_at == NEVER else f"{match.made_at:%Y-%m-%d}", match.reviewer
    if day and person:
        return say(
            "expected «{expected}» as in {story}, reviewed {day} by {person}, got another text",
            **told,
            day=day,
            person=person,
        )
    if day:
        return say("expected «{expected}» as in {story}, reviewed {day}, got another text", **told, day=day)
    if person:
        return say("expected «{expected}» as in {story}, reviewed by {person}, got another text", **told, person=person)
    return say("expected «{expected}» as in {story}, reviewed, got another text", **told)
