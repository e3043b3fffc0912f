"""Three versions of one PO file -> one, as git asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from loc.catalog.entry import Entry
from loc.catalog.file import PoFile, format_file, parse_file
from loc.catalog.header import GENERATOR, Headers, format_headers, signer, with_headers
from loc.catalog.po import read_entries
from loc.catalog.threeway.headers import merge_headers
from loc.catalog.threeway.units import Conflict, at_lines_of, merge_lists, merge_three
from loc.catalog.units import seal_all
from loc.catalog.writer import PAGE_WIDTH, write_entry
from loc.errors import CatalogError
from loc.model import Unit


def merge_files(base: PoFile, ours: PoFile, theirs: PoFile) -> tuple[str, tuple[Conflict, ...]]:
    """The merged text, and the units that both changed. Conflicts name their lines in the merged text.

    What a program signed in one header is sealed by marks, as the other's header may stand. Raises CatalogError for
    what cannot be kept twice: two languages, a plural entry that both changed.
    """
    merged = merge_three(*(seal_all(file.catalog.units, file.catalog.headers) for file in (base, ours, theirs)))
    units = at_lines_of(ours.catalog.units, merged.units)
    foreign = _merge_foreign(base, ours, theirs)
    text = format_file(replace(ours, foreign=foreign), units, datetime.now(UTC))
    _, _, entries = text.rstrip("\n").partition("\n\n")
    header = _header_text(base, ours, theirs, units)
    whole = f"{header}\n\n{entries}\n" if entries else f"{header}\n"
    return whole, placed(merged.conflicts, whole, ours.name)


def placed(conflicts: tuple[Conflict, ...], text: str, name: str) -> tuple[Conflict, ...]:
    """With FILE:LINE of each in the text."""
    lines = {unit.key: unit.line for unit in parse_file(text, name).catalog.units} if conflicts else {}
    return tuple(replace(conflict, place=f"{name}:{lines[conflict.key]}") for conflict in conflicts)


def _header_text(base: PoFile, ours: PoFile, theirs: PoFile, units: Iterable[Unit]) -> str:
    headers = merge_headers(base.catalog.headers, ours.catalog.headers, theirs.catalog.headers, ours.name)
    target = format_headers(_unsigned(headers, units))
    notes = merge_lists(*(_header_entry(file).comments for file in (base, ours, theirs)))
    is_long = any(len(line) + 4 > PAGE_WIDTH for line in target.split("\n"))
    return write_entry(Entry(comments=notes, target=target, flags=("no-wrap",) if is_long else ()))


def _unsigned(headers: Headers, units: Iterable[Unit]) -> Headers:
    """A header that signs would vouch for the units that nobody signed; loc's own signs nothing."""
    if signer(headers) and any(unit.unsigned for unit in units):
        return with_headers(headers, {"X-Generator": GENERATOR})
    return headers


def _header_entry(file: PoFile) -> Entry:
    return read_entries(file.header_raw, file.name)[0] if file.header_raw else Entry()


def _merge_foreign(base: PoFile, ours: PoFile, theirs: PoFile) -> tuple[Entry, ...]:
    """Plural entries as they stand, by whoever changed them."""
    before, mine, other = ({_key(entry): entry for entry in file.foreign} for file in (base, ours, theirs))
    kept: list[Entry] = []
    for key in dict.fromkeys((*mine, *other)):
        sides = [side.get(key) for side in (before, mine, other)]
        start, left, right = (entry.raw if entry else "" for entry in sides)
        if start not in (left, right) and left != right:
            line = mine[key].line if key in mine else 0
            raise CatalogError(f"{ours.name}:{line}: a plural entry that both sides changed", hint="Merge it by hand.")
        chosen = sides[2] if left == start else sides[1]
        kept += [chosen] if chosen else []
    return tuple(kept)


def _key(entry: Entry) -> tuple[str | None, str]:
    return entry.context, entry.source
