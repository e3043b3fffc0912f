"""The files of `sources/`, listed anew only where a folder changed; each file is looked at every time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from loc.flow.files import FoundFile, find_file
from loc.flow.index import TICK_NS
from loc.flow.sources import Sources

_Folders = dict[str, int]


class Listing:
    """For one thread at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, FoundFile] = {}
        self._folders: _Folders = {}
        self._listed_ns = 0

    def look(self) -> dict[str, FoundFile]:
        """By slug, in order; the same object as the last time where nothing changed.

        Raises WireError where two files have one slug.
        """
        if not self._is_listed():
            self._list()
        changed = dict(self._find_changed())
        if None in changed.values():
            self._list()
        elif changed:
            self._files = {slug: changed.get(slug) or file for slug, file in self._files.items()}
        return self._files

    def _is_listed(self) -> bool:
        """A folder may change twice within one tick of its file system's clock."""
        stamps = self._folders.items()
        return bool(stamps) and all(
            changed_ns + TICK_NS < self._listed_ns and _changed_ns(name) == changed_ns for name, changed_ns in stamps
        )

    def _list(self) -> None:
        sources, listed_ns = Sources(self._root), time.time_ns()
        folders = {name: _changed_ns(name) for name in _find_folders(str(sources.folder))}
        self._files, self._folders, self._listed_ns = dict(sources.files()), folders, listed_ns

    def _find_changed(self) -> Iterator[tuple[str, FoundFile | None]]:
        """None for one that is gone."""
        for slug, file in self._files.items():
            now = look_again(file.name, file)
            if now is not file:
                yield slug, now._replace(below=file.below) if now else None


def look_again(name: str, known: FoundFile | None) -> FoundFile | None:
    """As `find_file`; `known` itself where the file is still that. Ten thousand are asked for at a time."""
    if known is None:
        return find_file(name)
    try:
        status = os.stat(name)  # noqa: PTH116 - a Path takes twice as long
    except FileNotFoundError:
        return None
    is_same = status.st_mtime_ns == known.changed_ns and status.st_size == known.size_bytes
    return known if is_same else known._replace(size_bytes=status.st_size, changed_ns=status.st_mtime_ns)


def _find_folders(folder: str) -> Iterator[str]:
    """This one and all below it, without hidden ones."""
    yield folder
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _find_folders(entry.path)


def _changed_ns(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - names come as they are from `scandir`
    except FileNotFoundError:
        return 0
