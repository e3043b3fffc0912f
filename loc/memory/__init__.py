"""Translation memory: reviewed pairs, and the closest of them to a new sentence."""

from __future__ import annotations

from loc.memory.memory import Memory, Pair
from loc.memory.store import PairStore

__all__ = ["Memory", "Pair", "PairStore"]
