"""Who is signed in. A session outlives the desk that was closed; its secret is only in the browser."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from loc.config import Person
from loc.database import Database
from loc.web.security.tokens import digest_secret, new_token

VERSION = 1
SCHEMA = ("CREATE TABLE session (digest TEXT PRIMARY KEY, login TEXT, stamp TEXT, ends_at REAL) WITHOUT ROWID",)


def _now() -> datetime:
    return datetime.now(UTC)


class Sessions:
    """Safe for threads. Without a disk they live as long as the desk."""

    def __init__(self, path: Path | None, hours: float, clock: Callable[[], datetime] = _now) -> None:
        self.hours = hours
        self._clock = clock
        self._lock = threading.Lock()
        self._database = Database(path, SCHEMA, VERSION)

    def begin(self, person: Person) -> str:
        """A new secret; sessions that have ended are cleared away."""
        secret = new_token()
        now = self._clock()
        row = (digest_secret(secret), person.login, _stamp(person), (now + timedelta(hours=self.hours)).timestamp())

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM session WHERE ends_at <= ?", (now.timestamp(),))
            connection.execute("INSERT INTO session VALUES (?, ?, ?, ?)", row)

        with self._lock:
            self._database.change(write)
        return secret

    def find(self, secret: str, person_of: Callable[[str], Person | None]) -> Person | None:
        """None for one that ended, or began under another password or role."""

        def read(connection: sqlite3.Connection) -> tuple[str, str] | None:
            query = "SELECT login, stamp FROM session WHERE digest = ? AND ends_at > ?"
            found: tuple[str, str] | None = connection.execute(query, (digest_secret(secret), now)).fetchone()
            return found

        now = self._clock().timestamp()
        with self._lock:
            row = self._database.change(read)
        person = person_of(row[0]) if row else None
        return person if person and row and row[1] == _stamp(person) else None

    def end(self, secret: str) -> None:
        with self._lock:
            self._database.change(
                lambda connection: connection.execute("DELETE FROM session WHERE digest = ?", (digest_secret(secret),))
            )

    def close(self) -> None:
        with self._lock:
            self._database.close()


def _stamp(person: Person) -> str:
    return hashlib.sha256(f"{person.login}\0{person.role}\0{person.password}".encode()).hexdigest()[:32]
