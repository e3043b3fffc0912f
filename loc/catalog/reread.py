"""A PO file that was read before, read again: only what changed is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loc.catalog.entry import Entry
from loc.catalog.file import PoFile, file_of, is_foreign, is_header, parse_file
from loc.catalog.header import Headers, parse_headers, signer
from loc.catalog.scan import find_blocks, scan_entry
from loc.catalog.units import unit_of
from loc.model import Unit

_Raw = tuple[Unit, str]


def parse_again(text: str, before: PoFile) -> PoFile:
    """As `parse_file`; a unit whose text did not change is that of `before`, at its line of now."""
    catalog = before.catalog
    rows = list(_find_rows(text, before))
    entries = [row for row in rows if isinstance(row, Entry)]
    header = entries[0] if entries and is_header(entries[0]) else None
    headers = parse_headers(header.target) if header else ()
    if not _is_simple(text, before, rows, entries) or signer(headers) != signer(catalog.headers):
        return parse_file(text, before.name, catalog.slug, catalog.lang)
    raws = tuple(_raw(row, headers) for row in rows if row and row is not header)
    return file_of(text, before.name, replace(catalog, headers=headers), header, raws)


def _is_simple(text: str, before: PoFile, rows: list[_Raw | Entry | None], entries: list[Entry]) -> bool:
    """Written as gettext would, all of it ours, under one header at most."""
    is_foreign_form = None in rows or "\r" in text or text.startswith("\ufeff")
    return not (is_foreign_form or before.foreign or any(map(is_foreign, entries)) or any(map(is_header, entries[1:])))


def _find_rows(text: str, before: PoFile) -> Iterator[_Raw | Entry | None]:
    """In order: a unit of `before`, or a new entry; None is what gettext would not have written so."""
    starts = dict(find_blocks(before.text))
    known = {raw: unit for unit, raw in before.raws if raw in starts}
    for block, line in find_blocks(text):
        unit = known.get(block)
        yield (_moved(unit, line - starts[block]), block) if unit else scan_entry(block, line)


def _moved(unit: Unit, lines: int) -> Unit:
    return replace(unit, line=unit.line + lines) if lines else unit


def _raw(row: _Raw | Entry, headers: Headers) -> _Raw:
    return (unit_of(row, headers), row.raw) if isinstance(row, Entry) else row
