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
    carried = {unit.key for unit in find_carried(file, units)}
    lang = file.catalog.lang
    return tuple(_patch(project, article, lang, unit) if unit.key in carried else unit for unit in units)


def find_carried(file: PoFile, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Targets taken over from a changed sentence since `file` was written."""
    known = {unit.key for unit in file.catalog.live}
    drafts = (unit for unit in units if unit.state is State.DRAFT and unit.previous_source and not unit.obsolete)
    return tuple(unit for unit in drafts if unit.key not in known)


def say_changes(patch: Patch) -> str:
    """`8,7 % → 8,9 %`, one pair after the other."""
    return "; ".join(f"{old} → {new}" for old, new in patch.changes)


def _patch(project: Project, article: Article, lang: str, unit: Unit) -> Unit:
    glossary, day = project.glossaries.of(lang), day_of(article)
    patch = patch_target(
        unit.previous_source or "", unit.key.source, unit.target, project.config.source_lang, lang, glossary, day
    )
    if patch is None:
        return unit
    mark = Provenance.of(Mark.DRAFT, unit.key.source, patch.target, f"patch {say_changes(patch)}", datetime.now(UTC))
    return replace(unit, target=patch.target, provenance=(*unit.provenance, mark))
