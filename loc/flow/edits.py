"""What reviewers made of machine drafts, from the catalogs and the answers kept beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loc.catalog.units import seal_all
from loc.draft.history import History, PastAnswer, read_history
from loc.draft.registry import ENGINES
from loc.evaluate.edits import Edit, EditRow, measure_edits
from loc.flow.project import Project
from loc.model import Mark, Provenance, State, Unit, digest_of


@dataclass(frozen=True, slots=True)
class EditReport:
    """`unknown` of the `reviewed` units are in no row: typed by hand, from the memory, or their draft is not kept.

    `blind` are languages of which no answer is kept: only untouched drafts can be told there.
    """

    rows: tuple[EditRow, ...]
    reviewed: int
    unknown: int
    blind: tuple[str, ...]


def evaluate_edits(project: Project, langs: Sequence[str]) -> EditReport:
    edits: list[Edit] = []
    reviewed, blind = 0, []
    for lang in langs:
        history = read_history(project.config.cache, project.config.source_lang, lang)
        units = _reviewed_units(project, lang)
        reviewed += len(units)
        blind += [lang] if units and not (history and history.answers) else []
        found = (_edit_of(unit, lang, history or History({})) for unit in units)
        edits += [edit for edit in found if edit]
    return EditReport(measure_edits(edits), reviewed, reviewed - len(edits), tuple(blind))


def _reviewed_units(project: Project, lang: str) -> list[Unit]:
    """With the marks that the next save would give them."""
    catalogs = (project.catalogs.read(lang, slug).catalog for slug in project.catalogs.slugs(lang))
    return [
        unit
        for catalog in catalogs
        for unit in seal_all(catalog.live, catalog.headers)
        if unit.state >= State.REVIEWED and _review_of(unit)
    ]


def _edit_of(unit: Unit, lang: str, history: History) -> Edit | None:
    review = _review_of(unit)
    answers = history.of(unit.key.source)
    if review is None:
        return None
    month = f"{review.made_at:%Y-%m}"
    kept = next((mark for mark in unit.provenance if mark.mark is Mark.DRAFT), None)
    if kept and kept.digest == review.digest:
        engine = kept.author.split()[0]
        return Edit(engine, lang, month, unit.target, unit.target) if _is_engine(engine, answers) else None
    draft = _draft_of(unit, kept, [answer for answer in answers if answer.made_at <= review.made_at])
    return Edit(draft.engine, lang, month, draft.target, unit.target) if draft else None


def _review_of(unit: Unit) -> Provenance | None:
    """The mark of the first person who let the target pass as it stands."""
    now = digest_of(unit.key.source, unit.target)
    marks = (mark for mark in unit.provenance if mark.mark in (Mark.REVIEWED, Mark.APPROVED) and mark.digest == now)
    return min(marks, key=lambda mark: mark.made_at, default=None)


def _draft_of(unit: Unit, mark: Provenance | None, answers: Sequence[PastAnswer]) -> PastAnswer | None:
    """The draft that the reviewer changed: the one that `mark` is bound to, without a mark the newest answer."""
    if mark is None:
        return answers[-1] if answers else None
    return next((answer for answer in answers if digest_of(unit.key.source, answer.target) == mark.digest), None)


def _is_engine(author: str, answers: Sequence[PastAnswer]) -> bool:
    """The memory, the house's own style and copies make drafts too."""
    return author in ENGINES.names() or any(answer.engine == author for answer in answers)
