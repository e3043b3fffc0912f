"""PO files on disk: saved whole or not at all, and never over somebody's newer text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from loc.catalog.atomic import explained, remove_leftovers, write_atomically
from loc.catalog.file import PoFile, decode, format_file, new_file, parse_file
from loc.errors import CatalogError
from loc.model import Unit

LOCK_TIMEOUT_SECONDS = 10.0
GLOSSARY_SLUG = "glossary"


@dataclass(frozen=True, slots=True)
class CatalogStore:
    """The catalogs below one `locales` folder. `cache` holds the locks; losing it loses nothing."""

    locales: Path
    cache: Path

    def path(self, lang: str, slug: str) -> Path:
        return self.locales / lang / f"{slug}.po"

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

    def save(self, file: PoFile, units: Sequence[Unit], *, translator: str = "") -> bool:
        """Writes the units over `file`; False where nothing changed and nothing was written.

        What others changed since `file` was read is kept. Raises CatalogError where both changed the same unit.
        """
        if tuple(units) == file.catalog.units:
            return False
        path = self.path(file.catalog.lang, file.catalog.slug)
        with self.lock(), explained(self._name(path)):
            now = self.read(file.catalog.lang, file.catalog.slug)
            merged = units if now.text == file.text else _merge_units(file, units, now)
            at = datetime.now(UTC)
            text = format_file(now if now.text else file, merged, at, translator)
            remove_leftovers(path)
            write_atomically(path, text.encode())
        return True

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


def _merge_units(base: PoFile, mine: Sequence[Unit], theirs: PoFile) -> tuple[Unit, ...]:
    """Three-way, by unit: who changed it since `base` was read has his way."""
    before = {unit.key: _content(unit) for unit in base.catalog.units}
    other = {unit.key: unit for unit in theirs.catalog.units}
    merged = tuple(_choose(unit, before.get(unit.key), other.get(unit.key), theirs.name) for unit in mine)
    keys = {unit.key for unit in merged}
    added = (unit for key, unit in other.items() if key not in keys and key not in before)
    return (*merged, *added)


def _choose(mine: Unit, before: Unit | None, theirs: Unit | None, name: str) -> Unit:
    now = _content(theirs) if theirs else None
    if theirs is None or now == before or now == _content(mine):
        return mine
    if before == _content(mine):
        return replace(theirs, locations=mine.locations, hint=mine.hint, obsolete=mine.obsolete)
    raise CatalogError(
        f"{name}:{theirs.line}: unit {mine.key.id} was changed by another program in the meantime; its text stands",
        hint="Look at the unit again and repeat your change.",
    )


def _content(unit: Unit) -> Unit:
    """What a person changes in a unit, without what each update rewrites."""
    return replace(unit, locations=(), hint="", line=0, obsolete=False, unsigned=False)
