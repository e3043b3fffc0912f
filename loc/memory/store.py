"""Reviewed pairs of many catalogs in SQLite. It is made anew from the catalogs when lost or broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from loc.memory.memory import Pair

_SCHEMA = """
CREATE TABLE IF NOT EXISTS origin (lang, origin, digest, PRIMARY KEY (lang, origin)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pair (lang, origin, context, source, target, made_at);
CREATE INDEX IF NOT EXISTS pair_of_origin ON pair (lang, origin);
"""


class PairStore:
    """`origin` is the story a pair stands in, `digest` that of the catalog it was read from."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def digests(self, lang: str) -> dict[str, str]:
        """By origin."""
        with self._connected() as connection:
            return dict(connection.execute("SELECT origin, digest FROM origin WHERE lang = ?", (lang,)))

    def replace(self, lang: str, rows: Iterable[tuple[str, str, Iterable[Pair]]]) -> None:
        """(origin, digest, its pairs); all of them or, where the program dies in between, none."""
        with self._connected() as connection, connection:
            for origin, digest, pairs in rows:
                _forget(connection, lang, origin)
                connection.execute("INSERT INTO origin VALUES (?, ?, ?)", (lang, origin, digest))
                values = ((lang, origin, row.context, row.source, row.target, row.made_at.isoformat()) for row in pairs)
                connection.executemany("INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?)", values)

    def forget(self, lang: str, origins: Iterable[str]) -> None:
        with self._connected() as connection, connection:
            for origin in origins:
                _forget(connection, lang, origin)

    def keys(self, lang: str) -> Iterator[tuple[int, str, str]]:
        """(number, context, source), the oldest first."""
        with self._connected() as connection:
            query = "SELECT rowid, context, source FROM pair WHERE lang = ? ORDER BY made_at, rowid"
            yield from connection.execute(query, (lang,))

    def read(self, number: int) -> Pair:
        with self._connected() as connection:
            query = "SELECT source, target, context, origin, made_at FROM pair WHERE rowid = ?"
            source, target, context, origin, made_at = connection.execute(query, (number,)).fetchone()
            return Pair(source, target, context, origin, datetime.fromisoformat(made_at))

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=10.0)) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is made anew
            connection.executescript(_SCHEMA)
            yield connection


def _forget(connection: sqlite3.Connection, lang: str, origin: str) -> None:
    for table in ("pair", "origin"):
        connection.execute(f"DELETE FROM {table} WHERE lang = ? AND origin = ?", (lang, origin))  # noqa: S608 - own names
