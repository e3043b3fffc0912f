"""The formats of memories, most telling content first; `tsv` takes any line with a tab."""

from __future__ import annotations

from pathlib import Path

from loc.memory.exchange.faults import BrokenFile
from loc.memory.exchange.protocol import Reader
from loc.registry import Registry, Row

FORMATS: Registry[Reader] = Registry(
    "memory format",
    "loc.memories",
    {
        "tmx": Row("TMX 1.4 and older", "loc.memory.exchange.tmx_read"),
        "xliff": Row("XLIFF 1.2 and 2.x: what is reviewed in it", "loc.memory.exchange.xliff"),
        "tsv": Row("two columns, UTF-8, without quoting", "loc.memory.exchange.tsv"),
    },
)
_HINT = "A memory is TMX, XLIFF, or two columns with a tab between."


def choose_format(path: Path, head: bytes) -> str:
    """By content; by suffix where the content says nothing, as for an empty file. Raises BrokenFile."""
    for name in FORMATS.names():
        if FORMATS.load(name).recognizes(head):
            return name
    for name in FORMATS.names():
        if path.suffix.lower() in FORMATS.load(name).SUFFIXES:
            return name
    raise BrokenFile(f"{path}:1: expected TMX, XLIFF or TSV, got {head[:40]!r}", hint=_HINT)
