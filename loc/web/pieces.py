"""Texts as HTML with their marks: cut where marks begin and end, so that marks may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from loc.lang.wording import Piece
from loc.model import Span
from loc.web.shown import shown


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` is the class in HTML; `pair`, from 1, is the same on both sides of a pair, 0 where there is no partner."""

    span: Span
    kind: str
    pair: int = 0


@dataclass(frozen=True, slots=True)
class TextPiece:
    """`kinds` are those of the marks over it, "" is none."""

    text: str
    kinds: str = ""
    pair: int = 0


def cut(text: str, marks: Sequence[Mark]) -> tuple[TextPiece, ...]:
    """All of the text. Marks that reach beyond it are cut off there; of two pairs over one place the first counts."""
    edges = sorted({0, len(text), *_edges(marks, len(text))})
    return tuple(_piece(text, start, stop, marks) for start, stop in pairwise(edges))


def mark_up(text: str, marks: Sequence[Mark], *, is_raw: bool = False) -> Markup:
    """With a <span> for each marked piece. `is_raw`: letter for letter, for what lies beneath a field."""
    show = escape if is_raw else shown
    return _join(_span(piece, show(piece.text)) for piece in cut(text, marks))


def mark_changes(pieces: Iterable[Piece], was: str, now: str) -> Markup:
    """Both wordings in one line, as <del> and <ins>; `was` and `now` say it to those who do not see them."""
    before, after = (f'<span class="visually-hidden"> [{escape(word)}: </span>' for word in (was, now))
    return _join(html for piece in pieces for html in _change(piece, before, after))


def _join(pieces: Iterable[str]) -> Markup:
    return Markup("".join(pieces))  # noqa: S704 - each is escaped where it is made


_CLOSE = '<span class="visually-hidden">] </span>'


def _change(piece: Piece, before: str, after: str) -> Iterator[str]:
    """White space around the words stands outside of the marks; a change of it alone is not shown."""
    old, new = piece.old.strip(), piece.new.strip()
    if old == new:
        yield shown(piece.new)
        return
    longer = piece.new if new else piece.old
    yield " " if longer[:1].isspace() else ""
    yield f"<del>{before}{shown(old)}{_CLOSE}</del>" if old else ""
    yield f"<ins>{after}{shown(new)}{_CLOSE}</ins>" if new else ""
    yield " " if longer[-1:].isspace() else ""


def _span(piece: TextPiece, html: str) -> str:
    if not piece.kinds:
        return html
    pair = f' data-pair="{piece.pair}"' if piece.pair else ""
    return f'<span class="{piece.kinds}"{pair}>{html}</span>'


def _edges(marks: Iterable[Mark], length: int) -> Iterator[int]:
    return (edge for mark in marks for edge in mark.span if 0 < edge < length)


def _piece(text: str, start: int, stop: int, marks: Sequence[Mark]) -> TextPiece:
    over = [mark for mark in marks if mark.span[0] <= start and stop <= mark.span[1]]
    kinds = " ".join(dict.fromkeys(mark.kind for mark in over))
    return TextPiece(text[start:stop], kinds, next((mark.pair for mark in over if mark.pair), 0))
