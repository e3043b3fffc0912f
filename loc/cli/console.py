"""Where words go: results to stdout, talk to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Console:
    is_quiet: bool = False
    is_verbose: bool = False

    def say(self, text: str) -> None:
        if not self.is_quiet:
            click.echo(text, err=True)

    def detail(self, text: str) -> None:
        if self.is_verbose and not self.is_quiet:
            click.echo(text, err=True)


def show(text: str) -> None:
    click.echo(text)


def show_pieces(pieces: Iterable[str]) -> None:
    """One after the other, with the line breaks that they have."""
    for piece in pieces:
        click.echo(piece, nl=False)


def show_bytes(content: bytes) -> None:
    sys.stdout.buffer.write(content)


def complain(text: str, hint: str = "") -> None:
    """Errors are said also under -q."""
    click.echo(f"{paint('loc:', 'red')} {text}", err=True)
    if hint:
        click.echo(f"     {hint}", err=True)


def paint(text: str, colour: str) -> str:
    """Coloured where stderr and stdout are terminals and NO_COLOR is not set."""
    return paint_result(text, colour) if sys.stderr.isatty() else text


def paint_result(text: str, colour: str) -> str:
    """Of what goes to stdout: coloured where that is a terminal and NO_COLOR is not set."""
    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return click.style(text, fg=colour) if wanted else text


def cut(text: str, max_chars: int = 72) -> str:
    return text if len(text) <= max_chars else f"{text[: max_chars - 1].rstrip()}…"


def count(number: int, noun: str) -> str:
    """`1 unit`, `2 units`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def columns(rows: Iterable[Sequence[object]], align: str) -> str:
    """A table; `align` has one of `<` and `>` a column."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = (
        "  ".join(f"{cell:{mark}{width}}" for cell, mark, width in zip(row, align, widths, strict=True))
        for row in cells
    )
    return "\n".join(line.rstrip() for line in lines)
