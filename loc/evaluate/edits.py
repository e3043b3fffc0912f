"""How much people changed the drafts of machines before they let them pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from loc.evaluate.scores import CHRF, TER, Score, score_texts


@dataclass(frozen=True, slots=True)
class Edit:
    """One unit: an engine's draft and the text that was reviewed. `month` is the review's, `2026-11`."""

    engine: str
    lang: str
    month: str
    draft: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class EditRow:
    """`scores` are TER and chrF++ of the drafts against the reviewed texts, those left untouched among them."""

    lang: str
    engine: str
    month: str
    units: int
    untouched: int
    scores: tuple[Score, ...]

    @property
    def share_untouched(self) -> float:
        return self.untouched / self.units


def measure_edits(edits: Iterable[Edit]) -> tuple[EditRow, ...]:
    """A row for each language, engine and month that has any, in this order."""
    groups: dict[tuple[str, str, str], list[Edit]] = defaultdict(list)
    for edit in edits:
        groups[edit.lang, edit.engine, edit.month].append(edit)
    return tuple(_measure(*key, groups[key]) for key in sorted(groups))


def _measure(lang: str, engine: str, month: str, edits: list[Edit]) -> EditRow:
    drafts, reviewed = [edit.draft for edit in edits], [edit.reviewed for edit in edits]
    untouched = sum(edit.draft == edit.reviewed for edit in edits)
    return EditRow(lang, engine, month, len(edits), untouched, score_texts(drafts, reviewed, (TER, CHRF)))
