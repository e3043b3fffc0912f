from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loc import __version__
from loc.errors import LocError


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs of source and target. `digest` is the first 12 hex digits of the file's SHA-256.

    One a pair, or none at all: `lines` are their places in the file, from 1, `others` the same sentences in another
    language, `stories` the names of the stories they are from.
    """

    name: str
    lang: str
    pairs: tuple[tuple[str, str], ...]
    digest: str
    lines: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


def read_corpus(
    path: Path,
    lang: str,
    columns: tuple[int, int] = (0, 1),
    *,
    skip_lines: int = 0,
    other: int | None = None,
    story: int | None = None,
) -> Corpus:
    """A TSV file; `columns` are source and target, all columns are counted from 0. Empty lines are passed over.

    Raises LocError with the line that lacks a column or is not UTF-8.
    """
    content = path.read_bytes()
    numbered = [(at, line) for at, line in enumerate(content.split(b"\n"), 1) if at > skip_lines and line.strip()]
    places = [*columns, *(place for place in (other, story) if place is not None)]
    rows = [_split(line, places, f"{path}:{number}") for number, line in numbered]
    return Corpus(
        name=path.name,
        lang=lang,
        pairs=tuple((row[columns[0]], row[columns[1]]) for row in rows),
        digest=hashlib.sha256(content).hexdigest()[:12],
        lines=tuple(number for number, _ in numbered),
        others=() if other is None else tuple(row[other] for row in rows),
        stories=() if story is None else tuple(row[story] for row in rows),
    )


def _split(line: bytes, columns: Sequence[int], place: str) -> list[str]:
    try:
        cells = line.decode("utf-8").rstrip("\r").split("\t")
    except UnicodeDecodeError as error:
        raise LocError(f"{place}: expected UTF-8, got byte {line[error.start]:#04x}") from error
    if max(columns) >= len(cells):
        raise LocError(f"{place}: expected {max(columns) + 1} columns parted by tabs, got {len(cells)}")
    return cells


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
