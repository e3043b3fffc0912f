"""The memory of a project: the reviewed units of its catalogs, and the memories of others in `locales/memory/`."""

from __future__ import annotations

from loc.flow.memory.catalogs import find_around
from loc.flow.memory.load import load_memory, open_fresh

__all__ = ["find_around", "load_memory", "open_fresh"]
