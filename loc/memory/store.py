"""The memory on disk, a folder for each language. Whatever is lost or broken is made anew from the catalogs.

A writer adds shards, merges small ones and then replaces the manifest. Readers take no lock: they see the manifest
before or after, and what they have open stays readable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from loc.memory.faults import BrokenIndex, BusyIndex
from loc.memory.manifest import Manifest
from loc.memory.memory import Memory
from loc.memory.pair import Pair

LOCK_SECONDS = 60.0
_MANIFEST = "manifest.json"
_TRIES = 5  # a writer may remove a shard after a reader saw its name


class PairStore:
    """`origin` is the story or file a pair stands in, `digest` that of the file it was read from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def digests(self, lang: str) -> dict[str, str]:
        """By origin. Raises BrokenIndex."""
        return {name: origin.digest for name, origin in self._manifest(lang).origins.items()}

    def update(self, lang: str, rows: Iterable[tuple[str, str, Iterable[Pair]]], gone: Iterable[str] = ()) -> None:
        """(origin, digest, its pairs) instead of what these origins had; nothing of those `gone`.

        All of it or, where the program dies in between, none. `rows` are read while nobody else may write.
        Raises BrokenIndex and BusyIndex.
        """
        with self.locked(lang):
            from loc.memory.update import Update  # start-up: numpy, 150 ms

            Update(self._folder / lang, self._manifest(lang)).run(rows, gone)

    def open(self, lang: str, renew: Callable[[], Memory] | None = None) -> Memory:
        """Raises BrokenIndex. What is written afterwards is not seen."""
        for _ in range(_TRIES - 1):
            with suppress(FileNotFoundError):
                return self._open(lang, renew)
        try:
            return self._open(lang, renew)
        except FileNotFoundError as error:
            raise BrokenIndex(f"{error.filename}: lost") from error

    def remove(self, lang: str) -> None:
        with self.locked(lang):
            (self._folder / lang / _MANIFEST).unlink(missing_ok=True)

    @contextmanager
    def locked(self, lang: str) -> Iterator[None]:
        """One writer at a time; the one who holds it may come in again. Raises BusyIndex."""
        folder = self._folder / lang
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / "lock", timeout=LOCK_SECONDS, is_singleton=True):
                yield
        except Timeout as error:
            raise BusyIndex(f"{folder}: another run has been writing for {LOCK_SECONDS:.0f} s") from error
        except OSError as error:
            raise BusyIndex(f"{folder}: cannot be written: {error.strerror or error}") from error

    def _manifest(self, lang: str) -> Manifest:
        try:
            return Manifest.read(self._folder / lang / _MANIFEST)
        except OSError as error:
            raise BusyIndex(f"{self._folder / lang}: cannot be read: {error.strerror or error}") from error

    def _open(self, lang: str, renew: Callable[[], Memory] | None) -> Memory:
        manifest = self._manifest(lang)
        if not manifest.shards:
            return Memory(())
        from loc.memory.lookup import Lookup  # start-up: numpy, 150 ms

        places = [(self._folder / lang / name, manifest.live(name)) for name in manifest.shards]
        lookups = [Lookup.open(path, number, live) for number, (path, live) in enumerate(places)]
        return Memory(lookups, renew, places)
