"""Two branches' versions of one PO file, merged by unit where git would merge by line."""

from __future__ import annotations

import re
from pathlib import Path

from loc.catalog.atomic import explained, write_atomically
from loc.catalog.file import PoFile, parse_file
from loc.catalog.store import read_text
from loc.catalog.threeway import Conflict
from loc.catalog.threeway.files import merge_files
from loc.errors import CatalogError


def merge_versions(base: Path, ours: Path, theirs: Path, name: str, *, marker_size: int = 7) -> tuple[Conflict, ...]:
    """The merge stands in `ours`, a whole PO file also where there are conflicts. `name` is the file's, for messages.

    Raises CatalogError for what is no PO file, and leaves `ours` as it was.
    """
    marks = re.compile(rf"^(?:<{{{marker_size}}}|={{{marker_size}}}|>{{{marker_size}}})(?: |$)", re.MULTILINE)
    versions = [_read(path, f"{name} ({side})", marks) for path, side in ((base, "base"), (theirs, "theirs"))]
    text, conflicts = merge_files(versions[0], _read(ours, name, marks), versions[1])
    with explained(name):
        write_atomically(ours, text.encode())
    return conflicts


def _read(path: Path, name: str, marks: re.Pattern[str]) -> PoFile:
    text = read_text(path, name)
    found = marks.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise CatalogError(f"{name}:{line}: conflict markers of an earlier merge", hint="Resolve them first.")
    return parse_file(text, name)
