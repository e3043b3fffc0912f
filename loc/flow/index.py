"""What each file and each story was when it was last looked at, in SQLite below `.loc/`.

PO files and sources are the truth: a row counts only for the very bytes it was made from. A lost, broken or older index
is made anew, one that cannot be written is done without.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeVar

import loc
from loc.catalog.pause import paused_collection
from loc.errors import LocError
from loc.flow.files import FoundFile, find_files

# A file may change twice within one tick of its file system's clock; the slowest in use tick every 2 s.
TICK_NS = 2_000_000_000


class FileRow(NamedTuple):
    """`seen_ns` is when its bytes were read, `guid` the wire's of a source, None where nobody has looked."""

    path: str
    size_bytes: int
    changed_ns: int
    seen_ns: int
    digest: str
    guid: str | None = None


class Standing(NamedTuple):
    """Where a story stands in a language; `source` and `catalog` are digests of the files it was made from.

    `waiting` counts units that want a draft; `decided` is when the last decision on a unit was made; `errors` and
    `warnings` count findings under `conditions`, "" where nobody has looked. Times are ISO 8601, "" is none.
    """

    lang: str
    slug: str
    source: str
    catalog: str
    take: int
    signal: str
    embargo: str
    embargo_before: str
    words: int
    segments: int
    empty: int
    draft: int
    reviewed: int
    approved: int
    waiting: int
    decided: str
    conditions: str = ""
    errors: int = 0
    warnings: int = 0


R = TypeVar("R", FileRow, Standing)


class _Table(Generic[R]):
    """Rows by their first columns, all of them read at the first question."""

    def __init__(self, index: Index, name: str, row: type[R], keys: int) -> None:
        self.name = name
        self.row: type[R] = row
        self.keys = keys
        self.columns: tuple[str, ...] = row._fields
        self.fresh: dict[tuple[Any, ...], R] = {}
        self._index = index
        self._rows: dict[tuple[Any, ...], R] | None = None

    def find(self, *key: str) -> R | None:
        return self._all().get(key)

    def put(self, row: R) -> None:
        key = row[: self.keys]
        if self._all().get(key) != row:
            self._all()[key] = self.fresh[key] = row

    def _all(self) -> dict[tuple[Any, ...], R]:
        if self._rows is None:
            with paused_collection():
                found = self._index.select(f"SELECT {', '.join(self.columns)} FROM {self.name}")  # noqa: S608 - own names
                self._rows = {row[: self.keys]: self.row._make(row) for row in found}
        return self._rows


class Index:
    """New rows are written when it is left as a context."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "index.sqlite"
        self.files = _Table(self, "file", FileRow, keys=1)
        self.standings = _Table(self, "standing", Standing, keys=2)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.flush()

    def look(self, file: FoundFile) -> FileRow:
        """Its row; the bytes are read only if size or time differ from what they were.

        Raises LocError where they cannot be.
        """
        row = self.files.find(file.name)
        is_same = row and (row.size_bytes, row.changed_ns) == (file.size_bytes, file.changed_ns)
        if row and is_same and row.changed_ns + TICK_NS < row.seen_ns:
            return row
        seen_ns = time.time_ns()
        digest = digest_bytes(_read(file))
        guid = row.guid if row and row.digest == digest else None
        row = FileRow(file.name, file.size_bytes, file.changed_ns, seen_ns, digest, guid)
        self.files.put(row)
        return row

    def select(self, query: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []
        if self._path.is_file():
            self._do(lambda connection: found.extend(connection.execute(query)))
        return found

    def flush(self) -> None:
        """What cannot be written is found out again next time."""
        if self.files.fresh or self.standings.fresh:
            self._do(self._write)

    def _write(self, connection: sqlite3.Connection) -> None:
        with connection:
            for table in (self.files, self.standings):
                marks = ", ".join("?" * len(table.columns))
                fresh, table.fresh = table.fresh, {}  # other threads go on putting
                connection.executemany(
                    f"INSERT OR REPLACE INTO {table.name} VALUES ({marks})",  # noqa: S608 - own names
                    list(fresh.values()),
                )

    def _do(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Faults of the index end the work and are nobody's business."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=2.0)) as connection:
                connection.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is made anew
                self._prepare(connection)
                work(connection)
        except (sqlite3.OperationalError, OSError):
            return  # locked, read-only or full
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Other code may see other sentences in the same bytes: its rows go."""
        version = _code_version()
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found == version:
            return
        for table in (self.files, self.standings):
            keys = ", ".join(table.columns[: table.keys])
            connection.execute(f"DROP TABLE IF EXISTS {table.name}")
            connection.execute(
                f"CREATE TABLE {table.name} ({', '.join(table.columns)}, PRIMARY KEY ({keys})) WITHOUT ROWID"
            )
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()


def _read(file: FoundFile) -> bytes:
    try:
        return file.path.read_bytes()
    except OSError as error:
        raise LocError(
            f"{file.name}: cannot be read: {error.strerror}", hint="Check the path and its rights."
        ) from error


def digest_bytes(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _code_version() -> int:
    """A number for the modules of `loc` as they are installed, by size and time."""
    folder = Path(loc.__file__).parent
    listing = [(file.below, file.size_bytes, file.changed_ns) for file in find_files(folder, ".py")]
    return int(digest_bytes(repr(listing).encode())[:7], 16)
