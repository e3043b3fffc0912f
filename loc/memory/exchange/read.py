from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loc.memory.exchange.faults import BrokenFile
from loc.memory.exchange.protocol import FileToRead, Tell
from loc.memory.exchange.registry import FORMATS, choose_format
from loc.memory.pair import Pair

_HEAD_BYTES = 20_000


def read_pairs(path: Path, source_lang: str, lang: str, tell: Tell) -> Iterator[Pair]:
    """In file order, in constant memory. A record that cannot be used goes to `tell` instead.

    A pair without an origin of its own has the file's name. Raises BrokenFile, perhaps after many pairs: keep nothing
    before the last one has come.
    """
    try:
        with path.open("rb") as stream:
            reader = FORMATS.load(choose_format(path, stream.read(_HEAD_BYTES)))
            stream.seek(0)
            yield from reader.read(FileToRead(stream, str(path), path.name), source_lang, lang, tell)
    except OSError as error:
        raise BrokenFile(f"{path}: cannot be read: {error.strerror or error}") from error
