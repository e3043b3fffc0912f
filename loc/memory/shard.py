"""An immutable file of pairs with the index of their sources.

    text       UTF-8: source, target, source, target … as they came
    rows       a ROW for each pair, by length of source: a range of lengths is a range of rows
    lengths    uint16, characters of the source of each row
    letters    uint64, twice: half of the signature of each row whose source is short (letters.py), then the other half
    postings   uint32, numbers of rows, rising within a code
    codes      uint32, rising: the words and the whole sentences that occur (words.py)
    starts     uint32, one more than codes: where the rows of each code begin in `postings`
    names      JSON: origins, contexts and reviewers, which rows name by number
    footer     the bytes of each of these, MAGIC, and the CRC of both

Only what is asked for is read from disk. Texts are proved by the CRC of their row.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from loc.memory.faults import BrokenIndex
from loc.memory.record import Record

MAGIC = b"locTM\x00\x00\x02"
SECTIONS = ("text", "rows", "lengths", "letters", "postings", "codes", "starts", "names")
FOOTER = struct.Struct(f"<{len(SECTIONS)}Q8sI")
ROW = np.dtype(
    [
        ("start", "<u8"),
        ("source_bytes", "<u4"),
        ("target_bytes", "<u4"),
        ("made_at", "<u8"),  # seconds since NEVER
        ("origin", "<u4"),
        ("reviewer", "<u4"),
        ("previous", "<u4"),  # fingerprints
        ("following", "<u4"),
        ("check", "<u4"),
        ("context", "<u4"),
        ("state", "u1"),
    ]
)
ROW_STRUCT = struct.Struct("<QIIQIIIIIIB")
MAX_CHARS = 0xFFFF  # longer sources stand with those of this length

Rows = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Names:
    """Each in the order of its numbers."""

    origins: list[str]
    contexts: list[str]
    reviewers: list[str]


class Shard:
    """`name` is for messages."""

    def __init__(self, content: bytes | mmap.mmap, name: str) -> None:
        """Raises BrokenIndex."""
        self.name = name
        self._text = content
        try:
            sections = _find_sections(content)
            self.rows: npt.NDArray[Any] = np.frombuffer(content, ROW, *_place(sections["rows"], ROW.itemsize))
            self.lengths = np.frombuffer(content, np.uint16, *_place(sections["lengths"], 2))
            self.letters = np.frombuffer(content, np.uint64, *_place(sections["letters"], 8)).reshape(2, -1)
            self.codes = np.frombuffer(content, np.uint32, *_place(sections["codes"], 4))
            self.starts = np.frombuffer(content, np.uint32, *_place(sections["starts"], 4))
            self.postings = np.frombuffer(content, np.uint32, *_place(sections["postings"], 4))
            self.names = Names(**json.loads(content[slice(*sections["names"])]))
        except (ValueError, TypeError, struct.error) as error:
            raise self.broken(str(error)) from error

    @classmethod
    def open(cls, path: Path) -> Shard:
        """Raises BrokenIndex, and FileNotFoundError where it has gone since."""
        with path.open("rb") as stream:
            try:
                content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:
                raise BrokenIndex(f"{path.name}: empty") from error
        return cls(content, path.name)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Numbers that lead nowhere, and bytes that are no text, are a broken index."""
        try:
            yield
        except (IndexError, ValueError, OverflowError) as error:
            raise self.broken(str(error)) from error

    def broken(self, why: str) -> BrokenIndex:
        return BrokenIndex(f"{self.name}: the memory's index is broken: {why}", hint="Run it again: it is made anew.")

    def read_sources(self, rows: Rows) -> list[str]:
        found = self.rows[rows]
        spans = zip(found["start"].tolist(), found["source_bytes"].tolist(), strict=True)
        return [self._text[start : start + size].decode() for start, size in spans]

    def read(self, row: int) -> Record:
        """Raises BrokenIndex."""
        start, source_bytes, target_bytes, made_at, origin, reviewer, previous, following, check, context, state = (
            self.rows[row].item()
        )
        text = self._text[start : start + source_bytes + target_bytes]
        if crc32(text) != check:
            raise self.broken(f"the text of row {row} is not what was written")
        return Record(
            text[:source_bytes].decode(),
            text[source_bytes:].decode(),
            self.names.contexts[context],
            self.names.origins[origin],
            made_at,
            self.names.reviewers[reviewer],
            state,
            previous,
            following,
        )


def _find_sections(content: bytes | mmap.mmap) -> dict[str, tuple[int, int]]:
    """(start, stop) by name. Raises ValueError."""
    footer = content[-FOOTER.size :]
    *sizes, magic, check = FOOTER.unpack(footer)
    if magic != MAGIC or check != crc32(footer[:-4]):
        raise ValueError("it has no end, or not ours")
    sections: dict[str, tuple[int, int]] = {}
    stop = 0
    for name, size in zip(SECTIONS, sizes, strict=True):
        start = stop + padding(stop)
        stop = start + size
        sections[name] = start, stop
    expected = stop + padding(stop) + FOOTER.size
    if expected != len(content):
        raise ValueError(f"{len(content):,} bytes, expected {expected:,}")
    return sections


def padding(size_bytes: int) -> int:
    """Each section begins at a multiple of 8: numpy copies what is not aligned."""
    return -size_bytes % 8


def _place(section: tuple[int, int], item_bytes: int) -> tuple[int, int]:
    """Count and offset, as numpy takes them."""
    start, stop = section
    return (stop - start) // item_bytes, start
