"""Bytes of a table into records of cells, by line; and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence

import regex

from loc.errors import GlossaryError

Record = tuple[int, list[str] | GlossaryError]

# What spreadsheets take for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = regex.compile(r"'*[=+\-@]")
_PROTECTED = regex.compile(r"'+[=+\-@]")
_NOT_UTF8 = regex.compile(r"[\udc80-\udcff]")


def protect(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restore(cell: str) -> str:
    return cell[1:] if _PROTECTED.match(cell) else cell


def decode(content: bytes, name: str) -> str:
    """UTF-8, or UTF-16 with a byte order mark. Bytes that are no UTF-8 are left for `split_records` to tell."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise GlossaryError(f"{name}: expected UTF-16, got {error.reason}", hint="Save it as UTF-8.") from error
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")


def split_records(lines: Sequence[str], delimiter: str, name: str, start: int = 0) -> list[Record]:
    """Each with the number of its first line; empty ones are left out. After a broken one the next line goes on."""
    records: list[Record] = []
    while start < len(lines):
        reader = csv.reader(iter(lines[start:]), delimiter=delimiter, strict=True)
        before = start
        try:
            for cells in reader:
                records += _read_record(cells, before + 1, name)
                before = start + reader.line_num
            start = len(lines)
        except csv.Error as error:
            records.append((before + 1, _broken(f"{name}:{before + 1}", str(error))))
            start = before + 1
    return records


def _read_record(cells: list[str], line: int, name: str) -> list[Record]:
    if not any(map(str.strip, cells)):
        return []
    bad = next((found[0] for cell in cells if (found := _NOT_UTF8.search(cell))), None)
    if bad:
        problem = f"{name}:{line}: expected UTF-8, got byte 0x{ord(bad) - 0xDC00:02x}"
        return [(line, GlossaryError(problem, hint="Save the file as UTF-8."))]
    return [(line, cells)]


def _broken(place: str, reason: str) -> GlossaryError:
    return GlossaryError(
        f"{place}: {reason}", hint='A cell with quotes stands in quotes, and they are doubled: "a ""b"" c"'
    )
