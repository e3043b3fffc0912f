"""The glossary of a language, from its PO file and CLDR."""

from __future__ import annotations

from collections.abc import Iterator

from loc.catalog.store import GLOSSARY_SLUG, CatalogStore
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.glossary.parse import read_term
from loc.model import Term


def load_glossary(catalogs: CatalogStore | None, lang: str) -> Glossary:
    """Raises GlossaryError with file and line of a wrong term."""
    terms = tuple(_read_terms(catalogs, lang)) if catalogs else ()
    return Glossary(terms, lang, builtin_terms(lang))


def _read_terms(catalogs: CatalogStore, lang: str) -> Iterator[Term]:
    file = catalogs.read(lang, GLOSSARY_SLUG)
    for unit in file.catalog.live:
        place = f"{file.name}:{unit.line}"
        yield read_term(unit.key.context, unit.key.source, unit.target, " ".join(unit.notes), place)
