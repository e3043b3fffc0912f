"""Two wordings of one sentence, compared word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import regex
from rapidfuzz.distance import Indel

from loc.model import Span

# A word keeps its suffix behind a hyphen (2026-жылғы, экс-министр), a figure its marks and grouping spaces (1 200,5).
_TOKEN = regex.compile(
    r"""(?P<gap>\s*+)(?P<word>
        </?[a-z]+>
        | [\p{L}\p{M}\p{N}]++(?:
            (?:(?<=\d)[.,:/\u00a0\u2009\u202f](?=\d) | (?<=\p{L})\.(?=\p{L}) | [-'\u2010\u2011\u2019\u02bc\p{Cf}])
            [\p{L}\p{M}\p{N}]++
        )*+
        | \X
        | \Z
    )""",
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts; where nothing changed, `old` is `new`."""

    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        return self.old != self.new


Token = tuple[str, str]


def compare_wording(old: str, new: str) -> tuple[Piece, ...]:
    """All of both texts, in order; changed and unchanged pieces take turns. No word is cut."""
    return tuple(_join(_align(_cut(old), _cut(new))))


def find_changes(pieces: Iterable[Piece]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the changed words in the old and in the new text, without white space at their ends."""
    olds, news = list[Span](), list[Span]()
    old_at = new_at = 0
    for piece in pieces:
        if piece.is_changed:
            olds += _span(piece.old, old_at)
            news += _span(piece.new, new_at)
        old_at += len(piece.old)
        new_at += len(piece.new)
    return tuple(olds), tuple(news)


def _cut(text: str) -> list[Token]:
    """White space and the word behind it, "" at the end."""
    return [(found["gap"], found["word"]) for found in _TOKEN.finditer(text) if found.group()]


def _align(olds: list[Token], news: list[Token]) -> Iterator[Piece]:
    for step in Indel.opcodes([word for _, word in olds], [word for _, word in news]):
        old, new = olds[step.src_start : step.src_end], news[step.dest_start : step.dest_end]
        if step.tag == "equal":
            for (old_gap, word), (new_gap, _) in zip(old, new, strict=True):
                yield Piece(old_gap, new_gap)
                yield Piece(word, word)
        else:
            yield Piece(_text(old), _text(new))


def _text(tokens: Iterable[Token]) -> str:
    return "".join(gap + word for gap, word in tokens)


def _join(pieces: Iterable[Piece]) -> Iterator[Piece]:
    filled = (piece for piece in pieces if piece.old or piece.new)
    for _, run in groupby(filled, key=lambda piece: piece.is_changed):
        rows = list(run)
        yield Piece("".join(row.old for row in rows), "".join(row.new for row in rows))


def _span(text: str, start: int) -> list[Span]:
    """Of the words; of the white space where there is nothing else."""
    if not text.strip():
        return [(start, start + len(text))] if text else []
    lead = len(text) - len(text.lstrip())
    return [(start + lead, start + len(text.rstrip()))]
