from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, Protocol

from loc.memory.pair import Pair


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that was left out. `place` is FILE:LINE."""

    place: str
    message: str


Tell = Callable[[Problem], None]


class FileToRead(NamedTuple):
    """`stream` stands at its beginning and can seek; `path` is what messages call it, `name` is its last part."""

    stream: BinaryIO
    path: str
    name: str


class Reader(Protocol):
    """A module of this package. `SUFFIXES` are a file's, lower case, with the dot."""

    SUFFIXES: frozenset[str]

    def recognizes(self, head: bytes) -> bool:
        """By the first bytes of a file; never an error."""
        ...

    def read(self, file: FileToRead, source_lang: str, lang: str, tell: Tell) -> Iterator[Pair]:
        """In constant memory, in file order. Raises BrokenFile, and nothing else."""
        ...
