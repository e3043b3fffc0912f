"""The glossary of a language, from its PO file and CLDR."""

from __future__ import annotations

from collections.abc import Iterator

from loc.catalog.entry import Entry
from loc.catalog.marks import parse_mark
from loc.catalog.po import read_entries
from loc.catalog.store import GLOSSARY_SLUG, CatalogStore, read_text
from loc.errors import GlossaryError
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.glossary.clash import Sifted, sift_terms
from loc.glossary.parse import read_term
from loc.model import Term


def load_glossary(
    catalogs: CatalogStore | None, lang: str, desk: str = ""
) -> tuple[Glossary, tuple[GlossaryError, ...]]:
    """And what is wrong in its file, with file and line: the rest is in force. CatalogError where the file is no PO."""
    terms, problems = load_terms(catalogs, lang) if catalogs else ((), ())
    return Glossary(terms, lang, builtin_terms(lang), desk), problems


def load_terms(catalogs: CatalogStore, lang: str) -> Sifted:
    """The project's own, of every desk and time, in file order."""
    path, name = catalogs.path(lang, GLOSSARY_SLUG), catalogs.name(lang, GLOSSARY_SLUG)
    return read_po_terms(read_text(path, name), name) if path.is_file() else Sifted((), ())


def read_po_terms(text: str, name: str, context: str = "") -> Sifted:
    """`context` is that of entries without a msgctxt. Each line of a msgstr is a target."""
    rows = tuple(_read_entries(text, name, context))
    sifted = sift_terms(row for row in rows if isinstance(row, Term))
    broken = tuple(row for row in rows if isinstance(row, GlossaryError))
    return Sifted(sifted.terms, tuple(sorted((*broken, *sifted.problems), key=lambda problem: _line_of(problem, name))))


def _read_entries(text: str, name: str, context: str) -> Iterator[Term | GlossaryError]:
    for entry in read_entries(text, name):
        is_header = not entry.source and entry.context is None
        if entry.obsolete or is_header:
            continue
        place = f"{name}:{entry.line}"
        if entry.plural is not None:
            yield GlossaryError(
                f"{place}: {entry.source!r}: a term has no plural", hint="Write it without msgid_plural."
            )
        elif "fuzzy" in entry.flags:
            yield GlossaryError(
                f"{place}: {entry.source!r} is fuzzy: not agreed yet, so not in force",
                hint="Take the flag away once it is agreed.",
            )
        else:
            yield from _read_entry(entry, entry.context or context, place)


def _read_entry(entry: Entry, context: str, place: str) -> Iterator[Term | GlossaryError]:
    note = " ".join(comment for comment in entry.comments if not parse_mark(comment))
    for target in entry.target.split("\n"):
        try:
            yield read_term(context, entry.source, target, note, place)
        except GlossaryError as error:
            yield error


def _line_of(problem: GlossaryError, name: str) -> int:
    """Every one begins with FILE:LINE."""
    return int(str(problem).removeprefix(f"{name}:").partition(":")[0])
