"""What each engine may be asked, and what it was: counted by month for all processes of a project together.

Rates are a token bucket of depth one: requests are spaced evenly, because services count in windows of their own. A
request of many characters is let through whole and paid off by the wait after it.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from loc.database import Database
from loc.errors import ConfigError, EngineRefused

FILE_NAME = "engines.sqlite"
MAX_PAUSE_SECONDS = 86_400.0  # a Retry-After of years is a fault, and would outlive everyone's memory of it

_SCHEMA = (
    "CREATE TABLE pace (engine TEXT PRIMARY KEY, free_at REAL NOT NULL, noted_at REAL NOT NULL) WITHOUT ROWID",
    """CREATE TABLE pause (
        engine TEXT PRIMARY KEY, until REAL NOT NULL, noted_at REAL NOT NULL, reason TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE usage (
        engine TEXT, month TEXT, requests INTEGER NOT NULL DEFAULT 0, chars INTEGER NOT NULL DEFAULT 0,
        accepted INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (engine, month)
    ) WITHOUT ROWID""",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one engine; None is without bound. `price_per_million` is of characters, in the currency of the contract."""

    requests_per_second: float | None = None
    chars_per_second: float | None = None
    chars_per_month: float | None = None
    price_per_million: float | None = None

    def price_of(self, chars: int) -> float | None:
        return None if self.price_per_million is None else chars * self.price_per_million / 1_000_000


LIMIT_SETTINGS = tuple(field.name for field in fields(Limits))


def read_limits(engine: str, settings: Mapping[str, str]) -> Limits:
    """Raises ConfigError for what is no number above 0; a price may be 0."""
    return Limits(**{key: _read_amount(engine, key, settings[key]) for key in LIMIT_SETTINGS if key in settings})


def _read_amount(engine: str, key: str, text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    is_right = 0 <= amount < math.inf if key == "price_per_million" else 0 < amount < math.inf
    if not is_right:
        raise ConfigError(f"engine {engine}: `{key}` is {text!r}; expected a number above 0")
    return amount


class Usage(NamedTuple):
    """`chars` are those sent, of whole requests, answered or not; `accepted` and `refused` count drafts at the gate."""

    engine: str
    month: str
    requests: int
    chars: int
    accepted: int
    refused: int


class Budget:
    """For one thread; processes share the file. `folder` None counts for this run alone."""

    def __init__(self, folder: Path | None, limits: Mapping[str, Limits]) -> None:
        self._database = Database(folder / FILE_NAME if folder else None, _SCHEMA, version=1)
        self._limits = limits

    @property
    def faults(self) -> tuple[str, ...]:
        return tuple(self._database.faults)

    def limits_of(self, engine: str) -> Limits:
        return self._limits.get(engine, Limits())

    def reserve(self, engine: str, chars: int) -> float:
        """0 where a request of so many characters may be made at once, and it is counted; else seconds to wait.

        Raises EngineRefused where the month's quota is used up (without `retry_after`) and during a pause.
        """
        return self._database.change(lambda connection: self._reserve(connection, engine, chars))

    def pause(self, engine: str, seconds: float, reason: str) -> None:
        """No process asks it before; of two pauses the longer stands."""
        now = time.time()

        def work(connection: sqlite3.Connection) -> None:
            before = _ends(connection, "SELECT until, noted_at FROM pause WHERE engine = ?", engine)
            until = max([now + min(seconds, MAX_PAUSE_SECONDS), *before])
            connection.execute("INSERT OR REPLACE INTO pause VALUES (?, ?, ?, ?)", (engine, until, now, reason))

        self._database.change(work)

    def count_drafts(self, engine: str, accepted: int, refused: int) -> None:
        self._database.change(lambda connection: _count(connection, engine, accepted=accepted, refused=refused))

    def usage(self) -> tuple[Usage, ...]:
        """By engine and month, in order."""
        query = "SELECT engine, month, requests, chars, accepted, refused FROM usage ORDER BY engine, month"
        return self._database.change(lambda connection: tuple(map(Usage._make, connection.execute(query))))

    def close(self) -> None:
        self._database.close()

    def _reserve(self, connection: sqlite3.Connection, engine: str, chars: int) -> float:
        limits, now = self.limits_of(engine), time.time()
        _refuse_pause(connection, engine)
        _refuse_month(connection, engine, chars, limits)
        (free_at,) = _ends(connection, "SELECT free_at, noted_at FROM pace WHERE engine = ?", engine) or (now,)
        if free_at > now:
            return free_at - now
        cost = max(1 / (limits.requests_per_second or math.inf), chars / (limits.chars_per_second or math.inf))
        if cost:
            connection.execute("INSERT OR REPLACE INTO pace VALUES (?, ?, ?)", (engine, now + cost, now))
        _count(connection, engine, requests=1, chars=chars)
        return 0.0


def month_of(at: datetime) -> str:
    return f"{at:%Y-%m}"


def next_month(at: datetime) -> str:
    """The day on which the next month begins, ISO 8601."""
    first = datetime(at.year + at.month // 12, at.month % 12 + 1, 1, tzinfo=at.tzinfo)
    return first.date().isoformat()


def _ends(connection: sqlite3.Connection, query: str, engine: str) -> tuple[float, ...]:
    """An end noted at a time still to come is as far from now as it was then: the clock jumped back."""
    now = time.time()
    rows = connection.execute(query, (engine,))
    return tuple(end - max(noted_at - now, 0) for end, noted_at in rows)


def _refuse_pause(connection: sqlite3.Connection, engine: str) -> None:
    left = max(_ends(connection, "SELECT until, noted_at FROM pause WHERE engine = ?", engine), default=0) - time.time()
    if left > 0:
        (reason,) = connection.execute("SELECT reason FROM pause WHERE engine = ?", (engine,)).fetchone()
        raise EngineRefused(reason, retry_after=left)


def _refuse_month(connection: sqlite3.Connection, engine: str, chars: int, limits: Limits) -> None:
    today = datetime.now(UTC)
    query = "SELECT chars FROM usage WHERE engine = ? AND month = ?"
    (used,) = connection.execute(query, (engine, month_of(today))).fetchone() or (0,)
    if limits.chars_per_month is not None and used + chars > limits.chars_per_month:
        raise EngineRefused(
            f"{used:,} of its {limits.chars_per_month:,.0f} characters a month are used; "
            f"the count starts anew on {next_month(today)}",
            hint="Raise `chars_per_month`, or name another engine.",
        )


def _count(
    connection: sqlite3.Connection, engine: str, requests: int = 0, chars: int = 0, accepted: int = 0, refused: int = 0
) -> None:
    connection.execute(
        """INSERT INTO usage VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (engine, month) DO UPDATE SET
        requests = requests + excluded.requests, chars = chars + excluded.chars,
        accepted = accepted + excluded.accepted, refused = refused + excluded.refused""",
        (engine, month_of(datetime.now(UTC)), requests, chars, accepted, refused),
    )
