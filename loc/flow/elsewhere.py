"""What was reviewed of a sentence in other stories."""

from __future__ import annotations

from collections.abc import Callable

from loc.flow.memory import load_memory
from loc.flow.memory.imported import is_imported
from loc.flow.project import Project
from loc.memory import Memory, PairMatch
from loc.model import UnitKey

_MAX_STORIES = 20


class Elsewhere:
    """Of one run; each memory is opened when somebody asks it first. Catalogs that cannot be read are not in it."""

    def __init__(self, project: Project, memory_of: Callable[[str], Memory] | None = None) -> None:
        """`memory_of` has the memory of a language where somebody keeps it open already."""
        self._project = project
        self._memory_of = memory_of
        self._memories: dict[str, Memory] = {}

    def of(self, lang: str, slug: str) -> Callable[[UnitKey], tuple[PairMatch, ...]]:
        """Asks for pairs of the same source and context, the newest first; not those of `slug`, nor imported ones."""

        def find(key: UnitKey) -> tuple[PairMatch, ...]:
            matches = self._memory(lang).find(key.source, key.context, 1.0, _MAX_STORIES)
            return tuple(match for match in matches if match.origin != slug and not is_imported(match.origin))

        return find

    def _memory(self, lang: str) -> Memory:
        if self._memory_of:
            return self._memory_of(lang)
        if lang not in self._memories:
            self._memories[lang] = load_memory(self._project, lang)[0]
        return self._memories[lang]
