"""One PO file in memory: its catalog, and the text each unit was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from loc.catalog.entry import Entry
from loc.catalog.header import GENERATOR, Headers, format_headers, new_headers, parse_headers, po_time, with_headers
from loc.catalog.po import read_entries
from loc.catalog.units import entry_of, seal, unit_of
from loc.catalog.writer import PAGE_WIDTH, write_entries, write_entry
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
        byte = content[error.start]
        raise CatalogError(
            f"{name}:{line}: expected {charset}, got byte 0x{byte:02x}", hint="Save the file as UTF-8."
        ) from error
    except LookupError as error:
        raise CatalogError(
            f"{name}: unknown charset {charset!r} in the header", hint="Save the file as UTF-8."
        ) from error


def new_file(name: str, slug: str, lang: str, at: datetime) -> PoFile:
    return PoFile(name, "", Catalog(slug, lang, headers=new_headers(lang, slug, at)))


def parse_file(text: str, name: str, slug: str = "", lang: str = "") -> PoFile:
    """Raises CatalogError with line and reason. `lang` is taken from the header where it is not given."""
    entries = read_entries(text, name)
    header = next((entry for entry in entries if _is_header(entry)), None)
    headers = parse_headers(header.target) if header else ()
    ours = [entry for entry in entries if not _is_header(entry) and entry.plural is None]
    _refuse_duplicates(ours, name)
    raws = tuple((unit_of(entry, headers), entry.raw) for entry in ours)
    return PoFile(
        name=name,
        text=text,
        catalog=Catalog(slug, lang or dict(headers).get("Language", ""), tuple(unit for unit, _ in raws), headers),
        header_raw=header.raw if header else "",
        raws=raws,
        foreign=tuple(entry for entry in entries if entry.plural is not None),
    )


def format_file(file: PoFile, units: Iterable[Unit], at: datetime, translator: str = "") -> str:
    """The file with these units; those that did not change are written as they were read.

    Units reviewed by the header's word alone are sealed first, for the header changes hands here.
    """
    sealed = [seal(unit, file.catalog.headers) for unit in units]
    raws: dict[UnitKey, tuple[Unit, str]] = {unit.key: (unit, raw) for unit, raw in file.raws}
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
    target = format_headers(with_headers(headers, changes))
    old = read_entries(file.header_raw, file.name)[0] if file.header_raw else Entry()
    is_long = any(len(line) + 4 > PAGE_WIDTH for line in target.split("\n"))
    flags = ("no-wrap",) if is_long else ()
    return write_entry(replace(old, target=target, flags=flags))


def _is_header(entry: Entry) -> bool:
    return not entry.source and not entry.context and not entry.obsolete


def _refuse_duplicates(entries: list[Entry], name: str) -> None:
    seen: dict[UnitKey, int] = {}
    for entry in entries:
        key = UnitKey(entry.source, entry.context or "")
        if key in seen:
            raise CatalogError(
                f"{name}:{entry.line}: the same msgctxt and msgid as in line {seen[key]}: {entry.source[:60]!r}",
                hint="Keep one of the two entries (an obsolete `#~` entry counts too); msguniq shows both.",
            )
        seen[key] = entry.line
