"""Engines that see masks in the place of what must stay as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loc.draft.protect import KnownForms, MaskedEngine
from loc.draft.protocol import Engine
from loc.flow.project import Project


def mask_engines(project: Project) -> Callable[[Engine], Engine]:
    """What to put around each engine of the project: its do-not-translate terms go masked, with all codes."""
    known = KnownForms(project.config.cache)

    def keep_of(lang: str) -> Sequence[str]:
        terms = project.glossaries.of(lang).terms
        return [term.source for term in terms if term.status == "do-not-translate"]

    def wrap(engine: Engine) -> Engine:
        return MaskedEngine(engine, keep_of, known)

    return wrap
