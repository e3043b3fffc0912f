"""One PO file in memory: its catalog, and the text each unit was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from unicodedata import east_asian_width

from loc.catalog.entry import Entry
from loc.catalog.header import (
    GENERATOR,
    Headers,
    format_headers,
    new_headers,
    parse_headers,
    po_time,
    with_headers,
    with_utf8,
)
from loc.catalog.pause import paused_collection
from loc.catalog.po import read_entries
from loc.catalog.units import entry_of, seal_all, units_from
from loc.catalog.writer import PAGE_WIDTH, quote, write_entries, write_entry
from loc.errors import CatalogError
from loc.model import Catalog, Unit, UnitKey

_CHARSET = re.compile(rb"Content-Type:[^\n]*charset=([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PoFile:
    """`raws` holds each unit as it stood in the file, `foreign` the entries that are none of ours (plurals).

    `text` is empty for a file that is still to be written.
    """

    name: str
    text: str
    catalog: Catalog
    header_raw: str = ""
    raws: tuple[tuple[Unit, str], ...] = ()
    foreign: tuple[Entry, ...] = ()


def decode(content: bytes, name: str) -> str:
    """By the header's charset, UTF-8 where it names none."""
    found = _CHARSET.search(content)
    charset = found[1].decode("ascii") if found else "utf-8"
    if charset.upper() == "CHARSET":  # a template's placeholder
        charset = "utf-8"
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"{name}:{line}: expected {charset}, got byte 0x{content[error.start]:02x}"
        raise CatalogError(problem, hint="Save the file as UTF-8.") from error
    except (LookupError, UnicodeError) as error:
        problem = f"{name}: unknown charset {charset!r} in the header"
        raise CatalogError(problem, hint="Save the file as UTF-8.") from error


def new_file(name: str, slug: str, lang: str, at: datetime) -> PoFile:
    return PoFile(name, "", Catalog(slug, lang, headers=new_headers(lang, slug, at)))


def parse_file(text: str, name: str, slug: str = "", lang: str = "") -> PoFile:
    """Raises CatalogError with line and reason. `lang` is taken from the header where it is not given."""
    with paused_collection():
        entries = read_entries(text, name)
        header = _only_header(entries, name)
        headers = parse_headers(header.target) if header else ()
        ours = [entry for entry in entries if not is_foreign(entry) and not is_header(entry)]
        raws = zip(units_from(ours, headers), [entry.raw for entry in ours], strict=True)
        file = file_of(text, name, Catalog(slug, lang, headers=headers), header, tuple(raws))
        return replace(file, foreign=tuple(filter(is_foreign, entries)))


def file_of(text: str, name: str, about: Catalog, header: Entry | None, raws: tuple[tuple[Unit, str], ...]) -> PoFile:
    """With the units of `raws` in the catalog `about`. Raises CatalogError where two of them have one key."""
    units = tuple(unit for unit, _ in raws)
    _refuse_duplicates(units, name)
    catalog = replace(about, lang=about.lang or dict(about.headers).get("Language", ""), units=units)
    return PoFile(name, text, catalog, header.raw if header else "", raws)


def format_file(file: PoFile, units: Iterable[Unit], at: datetime, translator: str = "") -> str:
    """The file with these units; those that did not change are written as they were read.

    Units reviewed by the header's word alone are sealed first, for the header changes hands here.
    """
    sealed = seal_all(units, file.catalog.headers)
    raws = {row[0].key: row for row in file.raws}
    live = [_text(unit, raws) for unit in sealed if not unit.obsolete]
    gone = [_text(unit, raws) for unit in sealed if unit.obsolete]
    kept = [entry.raw for entry in file.foreign if not entry.obsolete]
    past = [entry.raw for entry in file.foreign if entry.obsolete]
    return write_entries([_header_text(file, at, translator), *live, *kept, *gone, *past])


def _text(unit: Unit, raws: dict[UnitKey, tuple[Unit, str]]) -> str:
    before, raw = raws.get(unit.key, (None, ""))
    return raw if unit == before else write_entry(entry_of(unit))


def _header_text(file: PoFile, at: datetime, translator: str) -> str:
    changes = {"PO-Revision-Date": po_time(at), "X-Generator": GENERATOR}
    if translator:
        changes["Last-Translator"] = translator
    headers: Headers = file.catalog.headers or new_headers(file.catalog.lang, file.catalog.slug, at)
    target = format_headers(with_headers(with_utf8(headers), changes))
    old = read_entries(file.header_raw, file.name)[0] if file.header_raw else Entry()
    is_long = any(_columns(line) > PAGE_WIDTH for line in target.split("\n"))
    return write_entry(old._replace(target=target, flags=("no-wrap",) if is_long else ()))


def _columns(line: str) -> int:
    """As many as the line takes in the file, with its quotes and line feed."""
    return len(quote(f"{line}\n")) + sum(east_asian_width(char) in "WF" for char in line)


def _only_header(entries: Iterable[Entry], name: str) -> Entry | None:
    found = [entry for entry in entries if is_header(entry)]
    if len(found) > 1:
        raise CatalogError(
            f"{name}:{found[1].line}: a second header; the first is in line {found[0].line}",
            hint="Keep one of the two entries with an empty msgid.",
        )
    return found[0] if found else None


def is_header(entry: Entry) -> bool:
    return not entry.source and entry.context is None and not entry.obsolete


def is_foreign(entry: Entry) -> bool:
    """Plurals, and an empty msgctxt, which is another key than none."""
    return entry.plural is not None or entry.context == ""


def _refuse_duplicates(units: Sequence[Unit], name: str) -> None:
    seen: dict[UnitKey, int] = {}
    for unit in units:
        line = seen.setdefault(unit.key, unit.line)
        if line != unit.line:
            raise CatalogError(
                f"{name}:{unit.line}: the same msgctxt and msgid as in line {line}: {unit.key.source[:60]!r}",
                hint="Keep one of the two entries (an obsolete `#~` entry counts too); msguniq shows both.",
            )
