"""The glossaries of a project, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator

from loc.catalog.store import GLOSSARY_SLUG, CatalogStore
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.glossary.parse import read_term
from loc.model import Term


class Glossaries:
    def __init__(self, catalogs: CatalogStore | None) -> None:
        self._catalogs = catalogs
        self._read: dict[str, Glossary] = {}

    def of(self, lang: str) -> Glossary:
        """The project's terms over those of CLDR. Raises GlossaryError with file and line of a wrong one."""
        if lang not in self._read:
            terms = tuple(_terms(self._catalogs, lang)) if self._catalogs else ()
            self._read[lang] = Glossary(terms, lang, builtin_terms(lang))
        return self._read[lang]


def _terms(catalogs: CatalogStore, lang: str) -> Iterator[Term]:
    file = catalogs.read(lang, GLOSSARY_SLUG)
    for unit in file.catalog.live:
        place = f"{file.name}:{unit.line}"
        yield read_term(unit.key.context, unit.key.source, unit.target, " ".join(unit.notes), place)
