"""The sources of a project: the newest take of each story, and the takes before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from loc.catalog.store import GLOSSARY_SLUG
from loc.errors import WireError
from loc.flow.files import FoundFile, find_file, find_files
from loc.model import Article

TAKES = ".takes"


@dataclass(slots=True)
class Sources:
    """The folder is looked through once, and again after `forget`."""

    root: Path
    _found: dict[str, FoundFile] | None = field(default=None, repr=False)

    @property
    def folder(self) -> Path:
        return self.root / "sources"

    def files(self) -> Mapping[str, FoundFile]:
        """By slug, in order. Raises WireError where two files have one slug."""
        if self._found is None:
            found: dict[str, FoundFile] = {}
            for file in find_files(self.folder):
                if file.stem in found:
                    raise WireError(
                        f"sources/{file.below}: the same slug as sources/{found[file.stem].below}",
                        hint="Rename one of the two, or move it out of sources/.",
                    )
                found[file.stem] = file
            self._found = dict(sorted(found.items()))
        return self._found

    def forget(self) -> None:
        self._found = None

    def add(self, slug: str, path: Path) -> None:
        """A file that was written since the folder was looked through."""
        file = find_file(str(path))
        if file:
            self._found = dict(sorted({**self.files(), slug: file}.items()))

    def read(self, slug: str) -> Article:
        """Raises WireError naming the file, line and what was expected."""
        path = self.files()[slug].path
        origin = path.relative_to(self.root).as_posix()
        _refuse_name(slug, origin)
        return replace(_parse(path, slug, origin), take=len(self.past_takes(slug)) + 1)

    def past_takes(self, slug: str) -> tuple[Path, ...]:
        """Oldest first."""
        takes = [file.path for file in find_files(self.folder / TAKES / slug) if file.stem.isdigit()]
        return tuple(sorted(takes, key=lambda path: int(path.stem)))

    def read_take(self, slug: str, take: int) -> Article | None:
        """An earlier take, or the newest; None where it is not kept."""
        past = {int(path.stem): path for path in self.past_takes(slug)}
        if take == len(past) + 1:
            return self.read(slug)
        if take not in past:
            return None
        origin = past[take].relative_to(self.root).as_posix()
        return replace(_parse(past[take], slug, origin), take=take)


def _parse(path: Path, slug: str, origin: str) -> Article:
    from loc.ingest.read import read_article  # start-up: 30 ms, and a status where nothing changed reads no wire

    return read_article(read_bytes(path, origin), origin, slug, origin)


def read_bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WireError(f"{name}: cannot be read: {error.strerror}", hint="Check the path and its rights.") from error


def _refuse_name(slug: str, origin: str) -> None:
    if slug == GLOSSARY_SLUG:
        raise WireError(
            f"{origin}: {GLOSSARY_SLUG!r} is the name of the glossary, not of a story", hint="Rename the file."
        )
    if any(character.isspace() for character in slug):
        raise WireError(f"{origin}: a source's path has no spaces", hint="Rename the file with hyphens.")
