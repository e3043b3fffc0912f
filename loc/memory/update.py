"""One change of the memory on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import IO

from loc.memory.build import ShardWriter
from loc.memory.faults import BrokenIndex
from loc.memory.lookup import Lookup
from loc.memory.manifest import Manifest, Origin
from loc.memory.merge import MAX_PAIRS, choose_shards
from loc.memory.pair import Pair
from loc.memory.record import Record, record_of

MANIFEST = "manifest.json"
_SUFFIX = ".shard"
_BUFFER_BYTES = 1 << 20


class Update:
    """The caller holds the lock. Until the manifest is written nothing has happened."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._before = manifest
        self._shards = dict(manifest.shards)
        self._origins = {name: Origin(row.digest, dict(row.counts)) for name, row in manifest.origins.items()}

    def run(self, rows: Iterable[tuple[str, str, Iterable[Pair]]], gone: Iterable[str]) -> None:
        self._remove_rubbish()
        for origin in gone:
            self._origins.pop(origin, None)
        self._write(self._records(rows))
        if self._manifest == self._before:
            return
        self._merge()
        with _replaced(self._folder / MANIFEST) as stream:
            stream.write(self._manifest.format())
        self._remove_rubbish()

    @property
    def _manifest(self) -> Manifest:
        return Manifest(self._shards, self._origins)

    def _records(self, rows: Iterable[tuple[str, str, Iterable[Pair]]]) -> Iterator[Record]:
        for origin, digest, pairs in rows:
            self._origins[origin] = Origin(digest, {})
            for pair in pairs:
                yield record_of(pair, origin)

    def _write(self, records: Iterator[Record]) -> None:
        for first in records:
            name = self._next_name()
            with _replaced(self._folder / name) as stream:
                writer = ShardWriter(stream)
                for record in chain([first], islice(records, MAX_PAIRS - 1)):
                    writer.add(record)
                writer.finish()
            self._shards[name] = len(writer)
            for origin, count in writer.count_origins().items():
                self._origins[origin].counts[name] = count

    def _merge(self) -> None:
        names = choose_shards(self._manifest.count_live(), self._shards)
        live = [self._manifest.live(name) for name in names]
        lookups = [self._open(name, each) for name, each in zip(names, live, strict=True)]
        for name in names:
            del self._shards[name]
            for origin in self._origins.values():
                origin.counts.pop(name, None)
        self._write(chain.from_iterable(lookup.records() for lookup in lookups))

    def _open(self, name: str, live: frozenset[str]) -> Lookup:
        try:
            return Lookup.open(self._folder / name, 0, live)
        except FileNotFoundError as error:
            raise BrokenIndex(f"{name}: lost") from error

    def _next_name(self) -> str:
        taken = [int(path.stem) for path in self._folder.glob(f"[0-9]*{_SUFFIX}")]
        return f"{max(taken, default=0) + 1:08}{_SUFFIX}"

    def _remove_rubbish(self) -> None:
        """What a run left that died, and what was merged. Windows keeps what is open: the next run tries again."""
        for path in self._folder.iterdir():
            if path.suffix in (_SUFFIX, ".tmp") and path.name not in self._shards:
                with suppress(OSError):
                    path.unlink()


@contextmanager
def _replaced(path: Path) -> Iterator[IO[bytes]]:
    """The old file or the new one stands, whole."""
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        with temporary.open("wb", buffering=_BUFFER_BYTES) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
