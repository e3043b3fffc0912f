"""The memories of others: TMX files in `locales/memory/`, put there by `loc memory add` or by hand."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from loc.errors import LocError
from loc.flow.files import FoundFile, find_files
from loc.flow.index import TICK_NS, FileRow
from loc.flow.project import Project
from loc.memory import Pair

FOLDER = "memory"
SUFFIX = ".tmx"


class UnreadableMemory(LocError):
    """`origin` is the file's; nothing of it is to be used."""

    def __init__(self, origin: str, error: LocError) -> None:
        super().__init__(str(error), hint=error.hint)
        self.origin = origin


def folder_of(project: Project) -> Path:
    return project.config.locales / FOLDER


def find_imported(project: Project) -> dict[str, FoundFile]:
    """By origin, `memory/agency.kk.tmx`; for all languages, since names need not say which a file has."""
    return {f"{FOLDER}/{file.below}": file for file in find_files(folder_of(project), SUFFIX)}


def is_imported(origin: str) -> bool:
    return origin.startswith(f"{FOLDER}/") and origin.endswith(SUFFIX)


def read_imported(project: Project, lang: str, origin: str, file: FoundFile) -> Iterator[Pair]:
    """Records that are broken, or in other languages, are left out in silence: `loc memory add` names them.

    Raises UnreadableMemory, perhaps after some pairs.
    """
    from loc.memory.exchange import read_pairs  # start-up: only where a file changed

    try:
        yield from read_pairs(file.path, project.config.source_lang, lang, lambda _: None)
    except LocError as error:
        raise UnreadableMemory(origin, error) from error


def digest_imported(project: Project, file: FoundFile) -> str:
    """As of any file of the project, without holding a gigabyte of it; "" where it cannot be read."""
    row = project.index.files.find(file.name)
    if row and row[1:3] == (file.size_bytes, file.changed_ns) and file.changed_ns + TICK_NS < row.seen_ns:
        return row.digest
    seen_ns = time.time_ns()
    try:
        with file.path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()[:32]
    except OSError:
        return ""  # reading it will tell
    project.index.files.put(FileRow(file.name, file.size_bytes, file.changed_ns, seen_ns, digest))
    return digest
