"""How large a memory is, and what it is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from loc.errors import LocError
from loc.flow.files import find_files
from loc.flow.memory.imported import find_imported, is_imported
from loc.flow.memory.load import forgotten_if_broken, load_memory
from loc.flow.project import Project
from loc.memory import NEVER


@dataclass(frozen=True, slots=True)
class MemoryStats:
    """`pairs` has superseded ones too, `sources` counts different texts.

    `states` and `origins` count pairs: by the label of their state, and from `catalogs` or `imported` memories.
    `newest` is the last review, None where no pair knows its own.
    """

    lang: str
    pairs: int
    sources: int
    states: dict[str, int]
    origins: dict[str, int]
    newest: datetime | None
    index_bytes: int
    imported_bytes: int


def measure_memory(project: Project, lang: str) -> tuple[MemoryStats, tuple[LocError, ...]]:
    """And what could not be read. Takes some seconds for a million pairs."""
    memory, broken = load_memory(project, lang)
    sources: set[int] = set()
    states: Counter[str] = Counter()
    newest = NEVER
    with forgotten_if_broken(project, lang):
        for pair in memory.pairs():
            sources.add(hash(pair.source))  # of 64 bits: a million texts take 60 MB less
            states[pair.state.label] += 1
            newest = max(newest, pair.made_at)
    stats = MemoryStats(
        lang,
        len(memory),
        len(sources),
        dict(states),
        _count_kinds(memory.count_origins()),
        None if newest == NEVER else newest,
        _size_bytes(project.config.cache / "memory" / lang),
        sum(file.size_bytes for file in find_imported(project).values()),
    )
    return stats, broken


def _count_kinds(counts: dict[str, int]) -> dict[str, int]:
    imported = sum(count for origin, count in counts.items() if is_imported(origin))
    return {"catalogs": sum(counts.values()) - imported, "imported": imported}


def _size_bytes(folder: Path) -> int:
    return sum(file.size_bytes for file in find_files(folder))
