"""Pairs into a shard. Texts go to the file as they come; what is kept in memory is 8 bytes a word and 60 a pair."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import IO, Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from loc.memory.letters import MAX_CHARS_SIGNED, Signatures, sign
from loc.memory.record import Record
from loc.memory.shard import FOOTER, MAGIC, MAX_CHARS, ROW, ROW_STRUCT, padding
from loc.memory.words import code_sentences

BLOCK = 1_000  # sentences that are numbered at once
_PARTS = 8  # of the codes, sorted one after the other: an eighth of the memory
_CODE_BITS = np.uint64(32)


class _Numbers(dict[str, int]):
    """In the order they came."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self)
        return number


class ShardWriter:
    """`stream` is at its beginning."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._written = 0
        self._sizes: list[int] = []
        self._rows = bytearray()
        self._chars = array("H")
        self._codes = array("I")
        self._codes_each = array("I")
        self._signatures: list[Signatures] = []
        self._sources: list[str] = []
        self._origins = _Numbers()
        self._contexts = _Numbers()
        self._reviewers = _Numbers()

    def __len__(self) -> int:
        return len(self._chars)

    def add(self, record: Record) -> None:
        source, target, context, origin, made_at, reviewer, state, previous, following = record
        source_bytes, target_bytes = source.encode(), target.encode()
        text = source_bytes + target_bytes
        self._rows += ROW_STRUCT.pack(
            self._written,
            len(source_bytes),
            len(target_bytes),
            made_at,
            self._origins[origin],
            self._reviewers[reviewer],
            previous,
            following,
            crc32(text),
            self._contexts[context],
            state,
        )
        self._written += self._stream.write(text)
        self._chars.append(min(len(source), MAX_CHARS))
        self._sources.append(source)
        if len(self._sources) == BLOCK:
            self._code()

    def count_origins(self) -> dict[str, int]:
        """How many pairs each has."""
        numbers = np.frombuffer(self._rows, ROW)["origin"]
        return dict(zip(self._origins, np.bincount(numbers).tolist(), strict=True))

    def finish(self) -> None:
        """Nothing can be added afterwards."""
        if self._sources:
            self._code()
        chars = np.frombuffer(self._chars, np.uint16)
        order = np.argsort(chars, kind="stable")
        self._close_section(self._written)
        self._write_section(np.frombuffer(self._rows, ROW)[order])
        self._write_section(chars[order])
        self._write_section(self._sign(chars, order))
        self._write_index(order)
        names = [list(each) for each in (self._origins, self._contexts, self._reviewers)]
        content = json.dumps(dict(zip(("origins", "contexts", "reviewers"), names, strict=True))).encode()
        self._write(content)
        self._close_section(len(content))
        footer = FOOTER.pack(*self._sizes, MAGIC, 0)[:-4]
        self._write(footer + crc32(footer).to_bytes(4, "little"))

    def _code(self) -> None:
        """The words of each sentence, then its own number."""
        codes = code_sentences(self._sources)
        ends = np.cumsum(codes.counts)
        self._codes.frombytes(np.insert(codes.words, ends, codes.sentences).tobytes())
        self._codes_each.frombytes((codes.counts + 1).astype(np.uint32).tobytes())
        short = [source for source in self._sources if len(source) <= MAX_CHARS_SIGNED]
        if short:
            self._signatures.append(sign(short))
        self._sources.clear()

    def _sign(self, chars: npt.NDArray[np.uint16], order: npt.NDArray[np.int64]) -> Signatures:
        """Of the short ones, which lie first, in the order of rows."""
        is_short = chars <= MAX_CHARS_SIGNED
        places = (np.cumsum(is_short) - 1)[order[: np.count_nonzero(is_short)]]
        signatures = np.concatenate([np.empty((2, 0), np.uint64), *self._signatures], axis=1)
        return np.ascontiguousarray(signatures[:, places])

    def _write_index(self, order: npt.NDArray[np.int64]) -> None:
        """Postings, codes and starts."""
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.arange(len(order), dtype=np.uint32)
        ranks = np.repeat(rank, np.frombuffer(self._codes_each, np.uint32))
        codes, counts = [], []
        size_bytes = 0
        for part, part_counts, postings in _sort_parts(np.frombuffer(self._codes, np.uint32), ranks):
            self._write(postings.data)
            size_bytes += postings.nbytes
            codes.append(part)
            counts.append(part_counts)
        self._close_section(size_bytes)
        self._write_section(np.concatenate(codes))
        self._write_section(np.cumsum(np.concatenate([[0], *counts])).astype(np.uint32))

    def _write_section(self, content: npt.NDArray[Any]) -> None:
        self._write(content.data)
        self._close_section(content.nbytes)

    def _close_section(self, size_bytes: int) -> None:
        self._sizes.append(size_bytes)
        self._write(bytes(padding(self._written)))

    def _write(self, content: bytes | memoryview) -> None:
        self._written += self._stream.write(content)


def _sort_parts(
    codes: npt.NDArray[np.uint32], rows: npt.NDArray[np.uint32]
) -> Iterator[tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64], npt.NDArray[np.uint32]]]:
    """Codes, how many rows each has, and those rows; the codes rise from part to part."""
    bounds = np.linspace(0, 1 << 32, _PARTS + 1)
    for low, high in pairwise(bounds):
        chosen = (codes >= low) & (codes < high)
        keys = codes[chosen].astype(np.uint64)
        keys <<= _CODE_BITS
        keys |= rows[chosen]
        keys.sort()
        keys = keys[_is_first(keys)]  # a word that stands twice in a sentence
        part = (keys >> _CODE_BITS).astype(np.uint32)
        firsts = np.flatnonzero(_is_first(part))
        yield part[firsts], np.diff(firsts, append=len(part)), keys.astype(np.uint32)


def _is_first(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Of equal values that stand together."""
    first = np.ones(len(values), np.bool_)
    first[1:] = values[1:] != values[:-1]
    return first
