"""CSV (RFC 4180) and TSV: source, target, status, from, until, desk, note under a header, or two columns without."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from loc.errors import GlossaryError
from loc.glossary.exchange.cells import decode, protect, restore, split_records
from loc.glossary.exchange.reading import Reading, collect
from loc.glossary.parse import make_term, read_day
from loc.model import Term

COLUMNS = ("source", "target", "status", "from", "until", "desk", "note")
COMMA, TAB = ",", "\t"

_DELIMITERS = (TAB, ";", COMMA)
# The first line by which Excel is told the delimiter.
_EXCEL = regex.compile(r"sep=([\t;,])\r?\n?", regex.IGNORECASE)
_QUOTED = regex.compile(r'"(?:[^"]|"")*"')
_BARE = 2


class _Table(NamedTuple):
    """`columns` are the names of the cells in order."""

    name: str
    columns: tuple[str, ...]


def read_table(content: bytes, name: str, source_lang: str, lang: str) -> Reading:
    """Parted by tabs, semicolons or commas; the header may name the languages instead of source and target.

    `name` is for messages. Raises GlossaryError where nothing can be read: no two columns, a broken UTF-16.
    """
    lines = list(io.StringIO(decode(content, name), newline=""))
    is_told = _EXCEL.fullmatch(lines[0]) if lines else None
    delimiter = is_told[1] if is_told else _find_delimiter(lines)
    records = split_records(lines, delimiter, name, start=1 if is_told else 0)
    first = next(((line, cells) for line, cells in records if not isinstance(cells, GlossaryError)), None)
    if first is None:
        return collect(cells for _, cells in records if isinstance(cells, GlossaryError))
    header = _read_header(first[1], source_lang, lang)
    if header is None and len(first[1]) != _BARE:
        raise GlossaryError(
            f"{name}:{first[0]}: expected two columns or a header with source and target, got {len(first[1])} columns",
            hint=f"The header is: {COMMA.join(COLUMNS)}",
        )
    table = _Table(name, header or COLUMNS[:_BARE])
    rows = (row for row in records if not (header and row == first))
    passed_over = tuple(column for column in table.columns if column and column not in COLUMNS)
    return collect((_read_row(table, *row) for row in rows), passed_over)


def write_table(terms: Iterable[Term], delimiter: str) -> bytes:
    """UTF-8, after a byte order mark where it is a CSV: Excel knows no other way to tell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n" if delimiter == COMMA else "\n")
    writer.writerow(COLUMNS)
    writer.writerows([protect(cell) for cell in _cells(term)] for term in terms)
    return text.getvalue().encode("utf-8-sig" if delimiter == COMMA else "utf-8")


def _cells(term: Term) -> Iterator[str]:
    days = (day.isoformat() if day else "" for day in (term.since, term.until))
    yield from (term.source, term.target, term.status, *days, term.desk, term.note)


def _find_delimiter(lines: Sequence[str]) -> str:
    """The first of tab, semicolon and comma in the first line that has anything, quoted text aside."""
    first = next((line for line in lines if line.strip()), "")
    bare = _QUOTED.sub("", first)
    return next((delimiter for delimiter in _DELIMITERS if delimiter in bare), COMMA)


def _read_header(cells: Sequence[str], source_lang: str, lang: str) -> tuple[str, ...] | None:
    names = {source_lang: "source", lang: "target"}
    columns = tuple(names.get(cell.strip().casefold(), cell.strip().casefold()) for cell in cells)
    return columns if {"source", "target"} <= set(columns) else None


def _read_row(table: _Table, line: int, cells: Sequence[str] | GlossaryError) -> Term | GlossaryError:
    if isinstance(cells, GlossaryError):
        return cells
    place = f"{table.name}:{line}"
    try:
        return _read_cells(table, [restore(cell.strip()) for cell in cells], place)
    except GlossaryError as error:
        return error


def _read_cells(table: _Table, cells: Sequence[str], place: str) -> Term:
    if any(cells[len(table.columns) :]) or len(cells) < _BARE:
        raise GlossaryError(f"{place}: expected {len(table.columns)} columns, got {len(cells)}")
    row = dict.fromkeys(COLUMNS, "") | dict(zip(table.columns, cells, strict=False))
    return make_term(
        row["source"],
        row["target"],
        row["status"] or "preferred",
        read_day(row["from"], place),
        read_day(row["until"], place),
        row["desk"],
        row["note"],
        place,
    )
