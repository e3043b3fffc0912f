"""Which shards of a language count, and whose pairs in them: one JSON file, replaced as a whole.

A pair counts while the manifest gives its shard to its origin. So a changed origin leaves its old pairs behind where
they are, a lost manifest is a lost memory, and shards it does not name are rubbish.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from loc.memory.faults import BrokenIndex

VERSION = 2


@dataclass(frozen=True, slots=True)
class Origin:
    """`digest` is that of the file its pairs were read from; `counts` how many it has in each shard."""

    digest: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """`shards` are names with the number of pairs in each, dead ones too, the oldest first."""

    shards: dict[str, int] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Empty where there is none. Raises BrokenIndex."""
        try:
            content = json.loads(path.read_bytes())
            if content["version"] != VERSION:
                return cls()
            return cls(content["shards"], {name: Origin(*row) for name, row in content["origins"].items()})
        except FileNotFoundError:
            return cls()
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BrokenIndex(f"{path.name}: cannot be read: {error}") from error

    def format(self) -> bytes:
        origins = {name: (origin.digest, origin.counts) for name, origin in self.origins.items()}
        content = {"version": VERSION, "shards": self.shards, "origins": origins}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    def live(self, shard: str) -> frozenset[str]:
        return frozenset(name for name, origin in self.origins.items() if shard in origin.counts)

    def count_live(self) -> dict[str, int]:
        """Pairs by shard."""
        counts = dict.fromkeys(self.shards, 0)
        for origin in self.origins.values():
            for shard, count in origin.counts.items():
                counts[shard] += count
        return counts
