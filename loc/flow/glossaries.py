"""The glossaries of a project, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from loc.catalog.store import CatalogStore
from loc.errors import GlossaryError

if TYPE_CHECKING:
    from loc.glossary import Glossary

Tell = Callable[[tuple[GlossaryError, ...]], None]


class Glossaries:
    def __init__(self, catalogs: CatalogStore | None, desk: str = "", tell: Tell | None = None) -> None:
        """`tell` is called once a language, where its file has something wrong."""
        self._catalogs = catalogs
        self._desk = desk
        self._tell = tell
        self._read: dict[str, Glossary] = {}

    def of(self, lang: str) -> Glossary:
        """The project's terms over those of CLDR; without those that have something wrong."""
        if lang not in self._read:
            from loc.flow.terms import load_glossary  # start-up: 25 ms, and a status where nothing changed needs none

            self._read[lang], problems = load_glossary(self._catalogs, lang, self._desk)
            if problems and self._tell:
                self._tell(problems)
        return self._read[lang]
