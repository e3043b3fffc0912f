"""The memories, kept open; what was reviewed meanwhile is read in behind the desk's back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING

from loc.errors import LocError
from loc.flow.desk.recent import Recent
from loc.flow.elsewhere import Elsewhere
from loc.flow.memory import load_memory
from loc.flow.memory.search import Searcher
from loc.flow.project import Project
from loc.memory import Around, BrokenIndex, Memory, PairMatch
from loc.model import UnitKey

if TYPE_CHECKING:
    from loc.memory.concordance import Passage

MATCHES = 3
_REFRESH_SECONDS = 30.0
_KEPT_SECONDS = 300.0  # matches of a sentence; finding them anew takes some 2 ms
_SENTENCES = 50_000

_Key = tuple[str, str, UnitKey, Around | None]


@dataclass(frozen=True, slots=True)
class _Kept:
    memory: Memory
    found_at: float
    matches: tuple[PairMatch, ...]


def _is_old(kept: _Kept, memory: Memory, now: float) -> bool:
    return kept.memory is not memory and now - kept.found_at > _KEPT_SECONDS


class Memories:
    """Safe for threads. A memory is some half a minute behind the catalogs."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._memories: dict[str, tuple[Memory, float]] = {}
        self._kept: Recent[_Key, _Kept] = Recent(_SENTENCES)
        self._elsewhere = Elsewhere(project, self.of)
        self._loading = Lock()

    def of(self, lang: str) -> Memory:
        """Waits only where nobody has asked before."""
        known = self._memories.get(lang)
        if known is None:
            with self._loading:
                known = self._memories.get(lang) or self._load(lang)
        elif time.monotonic() - known[1] > _REFRESH_SECONDS and self._loading.acquire(blocking=False):
            Thread(target=self._reload, args=[lang], daemon=True).start()
        return known[0]

    def find(
        self, keys: Sequence[UnitKey], around: Sequence[Around], lang: str, slug: str
    ) -> list[tuple[PairMatch, ...]]:
        """For each the closest pairs of other sentences or other stories, the best first."""
        memory, now = self.of(lang), time.monotonic()
        rows: list[_Key] = [(lang, slug, key, place) for key, place in zip(keys, around, strict=True)]
        kept = [self._kept.get(row) for row in rows]
        wanted = [number for number, known in enumerate(kept) if known is None or _is_old(known, memory, now)]
        least = self._project.config.memory_threshold
        asked, places = [keys[number] for number in wanted], [around[number] for number in wanted]
        found = memory.find_all(asked, least, MATCHES + 1, places) if wanted else []
        for number, matches in zip(wanted, found, strict=True):
            others = [match for match in matches if (match.origin, match.source) != (slug, keys[number].source)]
            kept[number] = self._kept.put(rows[number], _Kept(memory, now, tuple(others[:MATCHES])))
        return [known.matches for known in kept if known]

    def find_phrase(self, lang: str, phrase: str, limit: int) -> Sequence[Passage]:
        """Where these words stand next to each other, the newest first. An index that is broken is made anew."""
        from loc.memory.concordance import find_passages  # start-up: numpy, 150 ms

        try:
            return find_passages(self.of(lang), phrase, limit)
        except BrokenIndex:
            return Searcher(self._project, lang).find_phrase(phrase, limit)

    def elsewhere(self, lang: str, slug: str) -> Callable[[UnitKey], tuple[PairMatch, ...]]:
        """What was reviewed of the same sentence in other stories."""
        memory, now, ask = self.of(lang), time.monotonic(), self._elsewhere.of(lang, slug)

        def find(key: UnitKey) -> tuple[PairMatch, ...]:
            row = lang, slug, key, None
            known = self._kept.get(row)
            if known is None or _is_old(known, memory, now):
                known = self._kept.put(row, _Kept(memory, now, ask(key)))
            return known.matches

        return find

    def _load(self, lang: str) -> tuple[Memory, float]:
        known = load_memory(self._project, lang)[0], time.monotonic()
        self._memories[lang] = known
        return known

    def _reload(self, lang: str) -> None:
        """A memory that cannot be renewed serves on."""
        try:
            self._load(lang)
        except (LocError, OSError):
            self._memories[lang] = self._memories[lang][0], time.monotonic()
        finally:
            self._loading.release()
