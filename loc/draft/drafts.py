"""Accepted answers of engines, so that none is asked for twice, and who is asking for what.

An answer is here before the next request is made. Losing the file loses only what can be asked again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from loc.database import Database
from loc.draft.owner import Owner

FILE_NAME = "drafts.sqlite"
# Longer than any request; only claims whose owner cannot be looked for fall free by it.
LEASE_SECONDS = 600.0
MAX_VARIABLES = 500  # SQLite before 3.32 takes 999 in a query

_SCHEMA = (
    """CREATE TABLE draft (
        engine TEXT, version TEXT, source_lang TEXT, target_lang TEXT, digest TEXT,
        target TEXT NOT NULL, made_at TEXT NOT NULL, masks INTEGER NOT NULL,
        PRIMARY KEY (engine, version, source_lang, target_lang, digest)
    ) WITHOUT ROWID""",
    """CREATE TABLE claim (
        engine TEXT, version TEXT, source_lang TEXT, target_lang TEXT, digest TEXT,
        host TEXT NOT NULL, pid INTEGER NOT NULL, started TEXT NOT NULL, token TEXT NOT NULL, until REAL NOT NULL,
        PRIMARY KEY (engine, version, source_lang, target_lang, digest)
    ) WITHOUT ROWID""",
)
_KEY = "engine = ? AND version = ? AND source_lang = ? AND target_lang = ? AND digest = ?"


class DraftKey(NamedTuple):
    engine: str
    version: str
    source_lang: str
    target_lang: str
    digest: str


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """An engine's answer as it was accepted, with so many masks in it; `made_at` is aware, to the second."""

    target: str
    made_at: datetime
    masks: int = 0


@dataclass(frozen=True, slots=True)
class Claims:
    """`kept` are known answers, `ours` may be asked for; the rest is being asked for by somebody else."""

    kept: dict[DraftKey, KeptDraft]
    ours: frozenset[DraftKey]


def digest_text(text: str) -> str:
    """First 32 hex digits of SHA-256 over UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class DraftStore:
    """For one thread; processes share the file. `folder` None keeps for this run alone."""

    def __init__(self, folder: Path | None) -> None:
        self._database = Database(folder / FILE_NAME if folder else None, _SCHEMA, version=1)
        self._owner = Owner.of_this_process()

    @property
    def faults(self) -> tuple[str, ...]:
        return tuple(self._database.faults)

    def find(self, keys: Collection[DraftKey]) -> dict[DraftKey, KeptDraft]:
        return self._database.change(lambda connection: _find(connection, keys))

    def claim(self, keys: Sequence[DraftKey]) -> Claims:
        """Nobody else asks for `ours` until they are kept or released, or this process is dead."""
        return self._database.change(lambda connection: self._claim(connection, keys))

    def keep(self, drafts: Mapping[DraftKey, KeptDraft], asked: Collection[DraftKey]) -> None:
        """`asked` are all texts of the request: claims end with its answer."""
        rows = [(*key, kept.target, kept.made_at.isoformat(), kept.masks) for key, kept in drafts.items()]

        def work(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            self._release(connection, asked)

        self._database.change(work)

    def forget(self, key: DraftKey) -> None:
        self._database.change(lambda connection: connection.execute(f"DELETE FROM draft WHERE {_KEY}", key))  # noqa: S608 - own names

    def release(self, keys: Collection[DraftKey]) -> None:
        self._database.change(lambda connection: self._release(connection, keys))

    def close(self) -> None:
        """What was claimed and not asked falls free."""
        if self._database.is_open:
            token = self._owner.token
            self._database.change(lambda connection: connection.execute("DELETE FROM claim WHERE token = ?", (token,)))
        self._database.close()

    def _claim(self, connection: sqlite3.Connection, keys: Sequence[DraftKey]) -> Claims:
        kept, taken = _find(connection, keys), self._find_taken(connection, keys)
        free = frozenset(key for key in keys if key not in kept and key not in taken)
        until = time.time() + LEASE_SECONDS
        connection.executemany(
            "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(*key, *self._owner, until) for key in free],
        )
        return Claims(kept, free)

    def _find_taken(self, connection: sqlite3.Connection, keys: Collection[DraftKey]) -> set[DraftKey]:
        """A clock that jumped back makes a claim longer than a lease is, which counts for nothing."""
        now = time.time()
        taken = set()
        for key, (*owner, until) in _select(connection, "host, pid, started, token, until FROM claim", keys):
            is_ours = owner[-1] == self._owner.token
            if not is_ours and 0 < until - now <= LEASE_SECONDS and not Owner(*owner).is_dead:
                taken.add(key)
        return taken

    def _release(self, connection: sqlite3.Connection, keys: Collection[DraftKey]) -> None:
        token = self._owner.token
        connection.executemany(
            f"DELETE FROM claim WHERE {_KEY} AND token = ?",  # noqa: S608 - own names
            [(*key, token) for key in keys],
        )


def _find(connection: sqlite3.Connection, keys: Collection[DraftKey]) -> dict[DraftKey, KeptDraft]:
    rows = _select(connection, "target, made_at, masks FROM draft", keys)
    return {key: KeptDraft(target, datetime.fromisoformat(made_at), masks) for key, (target, made_at, masks) in rows}


def _select(
    connection: sqlite3.Connection, what: str, keys: Collection[DraftKey]
) -> Iterator[tuple[DraftKey, tuple[Any, ...]]]:
    """Of engines and languages at once, which are few; texts are many."""
    digests: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in keys:
        digests[key[:4]].append(key.digest)
    for scope, found in digests.items():
        for start in range(0, len(found), MAX_VARIABLES):
            some = found[start : start + MAX_VARIABLES]
            where = f"engine = ? AND version = ? AND source_lang = ? AND target_lang = ? AND digest IN ({_marks(some)})"
            for digest, *row in connection.execute(f"SELECT digest, {what} WHERE {where}", (*scope, *some)):
                yield DraftKey._make((*scope, digest)), tuple(row)


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
