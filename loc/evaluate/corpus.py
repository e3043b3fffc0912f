from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loc import __version__
from loc.errors import LocError


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs of source and target. `digest` is the first 12 hex digits of the file's SHA-256."""

    name: str
    lang: str
    pairs: tuple[tuple[str, str], ...]
    digest: str


def read_corpus(path: Path, lang: str, columns: tuple[int, int] = (0, 1), *, skip_lines: int = 0) -> Corpus:
    """A TSV file; `columns` are those of source and target, from 0. Empty lines are passed over.

    Raises LocError with the line that lacks a column or is not UTF-8.
    """
    content = path.read_bytes()
    lines = content.split(b"\n")[skip_lines:]
    pairs = tuple(
        _split(line, columns, f"{path}:{number}") for number, line in enumerate(lines, skip_lines + 1) if line.strip()
    )
    return Corpus(path.name, lang, pairs, hashlib.sha256(content).hexdigest()[:12])


def _split(line: bytes, columns: tuple[int, int], place: str) -> tuple[str, str]:
    try:
        cells = line.decode("utf-8").rstrip("\r").split("\t")
    except UnicodeDecodeError as error:
        raise LocError(f"{place}: expected UTF-8, got byte {line[error.start]:#04x}") from error
    if max(columns) >= len(cells):
        raise LocError(f"{place}: expected {max(columns) + 1} columns parted by tabs, got {len(cells)}")
    return cells[columns[0]], cells[columns[1]]


def sign(corpus: Corpus, checks: Sequence[str] = (), **settings: object) -> str:
    """What is needed to get the figures again, on one line."""
    parts = {
        "loc": __version__,
        "lang": corpus.lang,
        "file": corpus.name,
        "sha256": corpus.digest,
        "pairs": len(corpus.pairs),
        **({"checks": ",".join(checks)} if checks else {}),
        **settings,
    }
    return " ".join(f"{name}:{value}" for name, value in parts.items())
