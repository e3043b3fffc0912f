"""Two columns with a tab between, source and target; UTF-8 with or without a byte order mark.

Nothing is quoted or escaped: a text is what stands between the line's beginning, the tab and the line's end (LF or
CRLF). A row of one column, or of more than two, is a problem; an empty line is none. The first row may name the
columns: the two languages by code or English name, or `source` and `target`. All counts as reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from loc.lang.codes import language_name
from loc.memory.exchange.faults import BrokenFile, BrokenRecord
from loc.memory.exchange.langs import fits
from loc.memory.exchange.protocol import FileToRead, Problem, Tell
from loc.memory.exchange.texts import check_text
from loc.memory.pair import Pair

SUFFIXES = frozenset({".tsv", ".tab", ".txt"})

_MAX_LINE_BYTES = 1_000_000
_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


def recognizes(head: bytes) -> bool:
    """A line with a tab; not XML, in which a tab may stand anywhere."""
    first = head.removeprefix(_BOM).lstrip(b"\r\n").partition(b"\n")[0]
    return b"\t" in first and not first.lstrip().startswith(b"<?xml")


def read(file: FileToRead, source_lang: str, lang: str, tell: Tell) -> Iterator[Pair]:
    for number, line in enumerate(_read_lines(file), 1):
        try:
            row = _split(line)
            if row and not (number == 1 and _is_header(row, source_lang, lang)):
                source, target = row
                yield Pair(check_text(source, source_lang), check_text(target, lang), "", file.name)
        except BrokenRecord as fault:
            tell(Problem(f"{file.path}:{number}", str(fault)))


def _read_lines(file: FileToRead) -> Iterator[bytes]:
    """A line beyond _MAX_LINE_BYTES is cut there."""
    head = file.stream.read(len(_BOM))
    if head.startswith(_UTF16_BOMS):
        raise BrokenFile(f"{file.path}:1: expected UTF-8, got UTF-16", hint="Save it as UTF-8 text.")
    file.stream.seek(len(_BOM) if head == _BOM else 0)
    while line := file.stream.readline(_MAX_LINE_BYTES):
        if len(line) == _MAX_LINE_BYTES:
            _skip_line(file.stream, line)
        yield line


def _skip_line(stream: BinaryIO, piece: bytes) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = stream.readline(_MAX_LINE_BYTES)


def _split(line: bytes) -> tuple[str, str] | None:
    """None for an empty line."""
    if len(line) == _MAX_LINE_BYTES:
        raise BrokenRecord(f"the line has {_MAX_LINE_BYTES:,} bytes or more")
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise BrokenRecord(f"expected UTF-8, got the byte 0x{line[error.start]:02X} at {error.start + 1}") from error
    columns = text.removesuffix("\n").removesuffix("\r").split("\t")
    if columns == [""]:
        return None
    if len(columns) != 2:  # noqa: PLR2004 - source and target
        raise BrokenRecord(f"expected 2 columns, got {len(columns)}")
    return columns[0], columns[1]


def _is_header(row: tuple[str, str], source_lang: str, lang: str) -> bool:
    cells = tuple(cell.strip().lower() for cell in row)
    if cells in {("source", "target"), (language_name(source_lang).lower(), language_name(lang).lower())}:
        return True
    return fits(cells[0], source_lang) and fits(cells[1], lang)
