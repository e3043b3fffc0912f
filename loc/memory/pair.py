from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from loc.lang.numbers.figures import find_figures
from loc.model import Match, State

NEVER = datetime.min.replace(tzinfo=UTC)


class Around(NamedTuple):
    """The sentences before and after one in its story, "" where there is none or nobody knows."""

    previous: str = ""
    following: str = ""


NOWHERE = Around()


class Pair(NamedTuple):
    """A reviewed source and target; a tuple, as a million of them are made.

    `context` is its msgctxt, "" where nobody knows it: such a pair serves all contexts. `origin` names the story or
    file it stands in, `made_at` is when it was reviewed, to the second, `reviewer` by whom. `around` is kept as a
    fingerprint only: a pair that is read back from disk has it empty.
    """

    source: str
    target: str
    context: str
    origin: str
    made_at: datetime = NEVER
    reviewer: str = ""
    state: State = State.REVIEWED
    around: Around = NOWHERE


@dataclass(frozen=True)
class PairMatch(Match):
    """A match with all that is known of its pair.

    `in_context` says that the sentences before and after are those of the query, too.
    """

    query: str
    context: str
    made_at: datetime
    reviewer: str
    state: State
    in_context: bool = False

    @cached_property
    def differing_figures(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The figures that only the pair's source has, and those that only the query has, as written, in text order.

        Numbers, dates and times in digits or words, by value: `5,000` and `5000` do not differ.
        """
        ours, theirs = find_figures(self.source, "en"), find_figures(self.query, "en")
        our_values, their_values = {figure.value for figure in ours}, {figure.value for figure in theirs}
        return (
            tuple(figure.text for figure in ours if figure.value not in their_values),
            tuple(figure.text for figure in theirs if figure.value not in our_values),
        )
