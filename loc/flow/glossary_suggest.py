"""Terms proposed from what was reviewed."""

from __future__ import annotations

from loc.errors import LocError
from loc.flow.memory import load_memory
from loc.flow.project import Project
from loc.glossary.suggest import Suggestion, suggest_terms


def suggest_from_memory(
    project: Project, lang: str, min_count: int, limit: int
) -> tuple[tuple[Suggestion, ...], tuple[LocError, ...]]:
    """What the glossary does not have yet, best first, and what of the memory could not be read."""
    with project.index:
        memory, broken = load_memory(project, lang)
    pairs = ((pair.source, pair.target) for pair in memory.live())
    return suggest_terms(pairs, lang, project.glossaries.of(lang), min_count, limit), broken
