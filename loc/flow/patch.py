"""Corrections of figures, dates and names, put into the reviewed target of the sentence as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from loc.catalog.file import PoFile
from loc.draft.patch import Patch, patch_target
from loc.flow.project import Project, day_of
from loc.model import Article, Mark, Provenance, State, Unit


def patch_carried(project: Project, article: Article, file: PoFile, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Drafts that `file` does not have yet and that are a reviewed target, with the new values where that is sure."""
    known = {unit.key for unit in file.catalog.live}
    return tuple(
        _patch(project, article, file.catalog.lang, unit) if unit.key not in known and _is_carried(unit) else unit
        for unit in units
    )


def say_changes(patch: Patch) -> str:
    """`8,7 % → 8,9 %`, one pair after the other."""
    return "; ".join(f"{old} → {new}" for old, new in patch.changes)


def _is_carried(unit: Unit) -> bool:
    return unit.state is State.DRAFT and unit.previous_source is not None and not unit.obsolete


def _patch(project: Project, article: Article, lang: str, unit: Unit) -> Unit:
    glossary, day = project.glossaries.of(lang), day_of(article)
    patch = patch_target(
        unit.previous_source or "", unit.key.source, unit.target, project.config.source_lang, lang, glossary, day
    )
    if patch is None:
        return unit
    mark = Provenance.of(Mark.DRAFT, unit.key.source, patch.target, f"patch {say_changes(patch)}", datetime.now(UTC))
    return replace(unit, target=patch.target, provenance=(*unit.provenance, mark))
