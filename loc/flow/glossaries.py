"""The glossaries of a project, each read when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loc.catalog.store import CatalogStore

if TYPE_CHECKING:
    from loc.glossary import Glossary


class Glossaries:
    def __init__(self, catalogs: CatalogStore | None) -> None:
        self._catalogs = catalogs
        self._read: dict[str, Glossary] = {}

    def of(self, lang: str) -> Glossary:
        """The project's terms over those of CLDR. Raises GlossaryError with file and line of a wrong one."""
        if lang not in self._read:
            from loc.flow.terms import load_glossary  # start-up: 25 ms, and a status where nothing changed needs none

            self._read[lang] = load_glossary(self._catalogs, lang)
        return self._read[lang]
