"""SQLite below `.loc/`, shared by all processes of a project.

What cannot be read or written is done without: the rest of the run uses an empty one in memory, and `faults` says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

R = TypeVar("R")

LOCK_SECONDS = 2.0
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Database:
    """Opened at the first use. For one thread. `path` None is memory alone; `schema`: what makes it."""

    def __init__(self, path: Path | None, schema: tuple[str, ...], version: int) -> None:
        self.faults: list[str] = []
        self._path = path
        self._schema = schema
        self._version = version
        self._connection: sqlite3.Connection | None = None

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    def change(self, work: Callable[[sqlite3.Connection], R]) -> R:
        """All that `work` writes, or nothing; nobody else writes meanwhile."""
        for _ in range(2):
            try:
                return self._transact(work)
            except (sqlite3.Error, OSError) as error:
                self._recover(error)
        return self._transact(work)

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        """Python 3.13 warns of connections that nobody closed, and a chain may end without its `close`."""
        self.close()

    def _transact(self, work: Callable[[sqlite3.Connection], R]) -> R:
        self._connection = connection = self._connection or self._open()
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        return result

    def _open(self) -> sqlite3.Connection:
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self._path or ":memory:", timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA synchronous = OFF")  # an empty file is soon made anew
            self._prepare(connection)
            # With the log a commit waits for no disk, and kill -9 or a power cut spoil nothing before it.
            with suppress(sqlite3.OperationalError):  # busy: SQLite does not wait here, and whoever is in turns it on
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        if self._is_made(connection):
            return
        connection.execute("BEGIN IMMEDIATE")
        if not self._is_made(connection):  # by another process, while this one waited
            for statement in self._schema:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {self._version}")
        connection.execute("COMMIT")

    def _is_made(self, connection: sqlite3.Connection) -> bool:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found not in {0, self._version}:
            raise sqlite3.OperationalError("it was made by another version of loc")
        return bool(found)

    def _recover(self, error: Exception) -> None:
        """A broken file is put aside and made anew once; any other fault, and the second, end its use."""
        self.close()
        if self._path is None:
            raise error
        name, aside = f"{self._path.parent.name}/{self._path.name}", self._path.with_suffix(".broken")
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN and not self.faults:
            with suppress(OSError):
                self._path.replace(aside)
                for suffix in ("-wal", "-shm"):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            self.faults.append(f"{name} is broken; it is kept as {aside.name}, and a new one begun")
            return
        self.faults.append(f"{name} cannot be used: {error}; this run does without")
        self._path = None
