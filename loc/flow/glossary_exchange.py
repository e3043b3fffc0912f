"""The glossary out to other programs and in from them."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from loc.catalog.atomic import explained, write_atomically
from loc.catalog.file import decode, format_file
from loc.catalog.store import GLOSSARY_SLUG
from loc.errors import GlossaryError
from loc.flow.glossary_edit import Put, put_terms
from loc.flow.project import Project
from loc.flow.terms import load_terms, read_po_terms
from loc.glossary.exchange import Reading, read_table, read_tbx, write_table, write_tbx
from loc.model import Term


class Format(StrEnum):
    """TBX_2008 is written where it is asked for; read, it is TBX."""

    CSV = "csv"
    TSV = "tsv"
    TBX = "tbx"
    TBX_2008 = "tbx-2008"
    PO = "po"


def import_terms(project: Project, lang: str, content: bytes, name: str) -> tuple[Put, tuple[str, ...]]:
    """What became of them, and the columns that were passed over. `name` is the file's, its suffix may tell the format.

    Raises GlossaryError, and writes nothing, where the file as a whole cannot be read.
    """
    reading = _read(content, name, project.config.source_lang, lang)
    put = put_terms(project, lang, reading.terms) if reading.terms else Put()
    put.problems[:0] = reading.problems
    return put, reading.passed_over


def export_terms(project: Project, lang: str, format_name: Format) -> tuple[bytes, tuple[GlossaryError, ...]]:
    """The project's own terms of all desks and times, and what is wrong in its file. PO is the file as it stands."""
    terms, problems = load_terms(project.catalogs, lang)
    if format_name is Format.PO:
        file = project.catalogs.read(lang, GLOSSARY_SLUG)
        text = file.text or format_file(file, (), datetime.now(UTC))
        return text.encode(), problems
    return _write(terms, project.config.source_lang, lang, format_name), problems


def write_file(path: Path, content: bytes) -> None:
    """Whole or not at all. Raises LocError where it cannot be written."""
    with explained(str(path)):
        write_atomically(path, content)


def _read(content: bytes, name: str, source_lang: str, lang: str) -> Reading:
    suffix = Path(name).suffix.casefold()
    if suffix in (".po", ".pot"):
        return Reading(*read_po_terms(decode(content, name), name, "preferred"))
    if suffix in (".tbx", ".xml") or content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return read_tbx(content, name, source_lang, lang)
    return read_table(content, name, source_lang, lang)


def _write(terms: tuple[Term, ...], source_lang: str, lang: str, format_name: Format) -> bytes:
    if format_name in (Format.TBX, Format.TBX_2008):
        return write_tbx(terms, source_lang, lang, of_2008=format_name is Format.TBX_2008)
    return write_table(terms, "\t" if format_name is Format.TSV else ",")
