"""Which matches need no second review: `memory.trust` of the configuration."""

from __future__ import annotations

from loc.flow.memory.imported import is_imported
from loc.memory import PairMatch
from loc.model import State

_VOUCHED = "memory, approved by "


def find_voucher(match: PairMatch, context: str, trust: State | None) -> str | None:
    """The author of the review, None where a person has to look.

    The same text, approved in the same part of a story of this project; an approval in an imported memory is not ours.
    What went through so is as good as the approved copy it repeats. It is never more than reviewed: four eyes stay.
    """
    if trust is None or match.score < 1.0 or match.context != context or is_imported(match.origin):
        return None
    if match.reviewer.startswith(_VOUCHED):
        return match.reviewer
    return f"{_VOUCHED}{match.reviewer or 'an editor'} in {match.origin}" if match.state >= trust else None
