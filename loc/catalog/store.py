"""PO files on disk: saved whole or not at all, and never over somebody's newer text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from loc.catalog.atomic import explained, write_atomically
from loc.catalog.file import PoFile, decode, format_file, new_file, parse_file
from loc.catalog.reread import parse_again
from loc.catalog.threeway import Conflict, Merged, at_lines_of, merge_three
from loc.catalog.threeway.files import placed
from loc.catalog.units import seal_all
from loc.errors import CatalogError
from loc.model import Unit

LOCK_TIMEOUT_SECONDS = 10.0
MAX_ATTEMPTS = 5
GLOSSARY_SLUG = "glossary"


@dataclass(frozen=True, slots=True)
class Saved:
    """What the file holds now. `is_written` is False where nothing changed.

    A conflict is in the file, as a draft with the other text quoted.
    """

    is_written: bool
    units: tuple[Unit, ...]
    text: str
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogStore:
    """The catalogs below one `locales` folder. `cache` holds the locks; losing it loses nothing."""

    locales: Path
    cache: Path

    def path(self, lang: str, slug: str) -> Path:
        return self.locales / lang / f"{slug}.po"

    def name(self, lang: str, slug: str) -> str:
        """Its path as messages have it, relative to the project."""
        return self._name(self.path(lang, slug))

    def slugs(self, lang: str) -> tuple[str, ...]:
        """Slugs that have a catalog in this language, the glossary left out."""
        folder = self.locales / lang
        found = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.po"))
        return tuple(sorted(slug for slug in found if slug != GLOSSARY_SLUG))

    def read(self, lang: str, slug: str) -> PoFile:
        """The file as it stands, or a new one that is not on disk yet."""
        path = self.path(lang, slug)
        if not path.is_file():
            return new_file(self._name(path), slug, lang, datetime.now(UTC))
        return parse_file(read_text(path, self._name(path)), self._name(path), slug, lang)

    def reread(self, file: PoFile) -> PoFile:
        """The same file as it stands now."""
        path = self.path(file.catalog.lang, file.catalog.slug)
        return self._parse(path, bytes_of(path), file)

    def save(self, file: PoFile, units: Sequence[Unit], *, translator: str = "") -> Saved:
        """Writes the units over `file`, merged with what others have written since it was read.

        Of a conflict both texts are kept and nothing is raised. CatalogError where the file on disk cannot be read:
        it stands as it is. Programs that know no lock are watched until the new file is about to take the place of
        the old one; what they write in the milliseconds from there on is lost.
        """
        if tuple(units) == file.catalog.units:
            return Saved(is_written=False, units=file.catalog.units, text=file.text)
        path = self.path(file.catalog.lang, file.catalog.slug)
        with self.lock(), explained(self._name(path)):
            for _ in range(MAX_ATTEMPTS):
                before = bytes_of(path)
                saved = self._join(file, units, self._parse(path, before, file), translator)
                if not saved.is_written:
                    return saved
                if bytes_of(path) == before:
                    write_atomically(path, saved.text.encode())
                    return saved
        raise CatalogError(
            f"{self._name(path)}: written {MAX_ATTEMPTS} times by another program during this save; its text stands",
            hint="Close it there and try again.",
        )

    def _join(self, file: PoFile, units: Sequence[Unit], now: PoFile, translator: str) -> Saved:
        """What a save comes to, before anything is written."""
        is_ours_alone = now.text in (file.text, "")  # a file that was deleted is written anew
        merged = Merged(tuple(units)) if is_ours_alone else _merge(file, units, now)
        if now.text and merged.units == tuple(seal_all(now.catalog.units, now.catalog.headers)):
            return Saved(is_written=False, units=merged.units, text=now.text)
        text = format_file(now if now.text else file, merged.units, datetime.now(UTC), translator)
        conflicts = placed(merged.conflicts, text, now.name)
        return Saved(is_written=True, units=merged.units, text=text, conflicts=conflicts)

    def _parse(self, path: Path, content: bytes | None, file: PoFile) -> PoFile:
        name = self._name(path)
        if content is None:
            return new_file(name, file.catalog.slug, file.catalog.lang, datetime.now(UTC))
        if content == file.text.encode():
            return file
        return parse_again(decode(content, name), file)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.locales.parent).as_posix()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer at a time; the system lets the lock go when its holder dies."""
        lock = FileLock(self.cache / "catalogs.lock", timeout=LOCK_TIMEOUT_SECONDS)
        with explained(f"{self.cache.name}/"):
            self.cache.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire()
            except Timeout as error:
                message = (
                    f"{self.cache.name}/catalogs.lock: another loc has been writing for {LOCK_TIMEOUT_SECONDS:g} s"
                )
                raise CatalogError(message, hint="Wait for it and try again.") from error
        try:
            yield
        finally:
            lock.release()


def read_text(path: Path, name: str) -> str:
    try:
        return decode(path.read_bytes(), name)
    except OSError as error:
        raise CatalogError(f"{name}: cannot be read: {error.strerror}") from error


def bytes_of(path: Path) -> bytes | None:
    """None where there is no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _merge(file: PoFile, units: Sequence[Unit], now: PoFile) -> Merged:
    """A sentence that is gone from the file only, and live with us, was not removed: our take has it."""
    known = {unit.key for unit in now.catalog.units}
    headers = file.catalog.headers
    ours = seal_all(units, headers)
    lost = {unit.key for unit in ours if not unit.obsolete} - known
    base = [unit for unit in seal_all(file.catalog.units, headers) if unit.key not in lost]
    merged = merge_three(base, ours, seal_all(now.catalog.units, now.catalog.headers))
    return replace(merged, units=at_lines_of(now.catalog.units, merged.units))
