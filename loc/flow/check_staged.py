"""PO files as they stand in git's index: what a commit would take, not what lies in the work tree."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loc.catalog.file import decode
from loc.catalog.store import read_text
from loc.errors import CatalogError, LocError

_DIFF = ("diff", "--cached", "--name-only", "--no-relative", "--no-renames", "--diff-filter=ACM", "-z")


@dataclass(frozen=True, slots=True)
class Staged:
    """`root` is the work tree's; `folder` the one that paths are told from."""

    root: Path
    folder: Path

    def paths(self) -> Iterator[Path]:
        """Of the PO files added, changed or renamed, from `folder`, in git's order."""
        for name in os.fsdecode(_git(self.root, *_DIFF)).split("\0"):
            if name.endswith(".po"):
                yield Path(os.path.relpath(self.root / name, self.folder))

    def read(self, path: Path, name: str) -> str:
        """The staged text; what git does not know is read from the work tree."""
        below = os.path.relpath(self.folder / path, self.root)
        try:
            return decode(_git(self.root, "cat-file", "blob", f":0:{Path(below).as_posix()}"), name)
        except CatalogError:
            raise
        except LocError:
            return read_text(self.folder / path, name)


def find_staged(folder: Path) -> Staged:
    """Raises LocError outside a work tree of git."""
    place = folder.resolve()
    root = os.fsdecode(_git(place, "rev-parse", "--show-toplevel")).removesuffix("\n")
    return Staged(Path(root).resolve(), place)


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607 - git by name, as the user has it
    except FileNotFoundError as error:
        raise LocError("--staged asks git, and there is no git here", hint="Install git, or name the files.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise LocError(f"{folder}: git {arguments[0]}: {said}", hint="--staged works in a work tree of git.")
    return done.stdout
