"""Translation memory: reviewed pairs, and the closest of them to a new sentence."""

from __future__ import annotations

from loc.memory.faults import BrokenIndex, BusyIndex
from loc.memory.memory import Memory
from loc.memory.pair import NEVER, Around, Pair, PairMatch
from loc.memory.store import PairStore

__all__ = ["NEVER", "Around", "BrokenIndex", "BusyIndex", "Memory", "Pair", "PairMatch", "PairStore"]
