"""What a language brings to every story of a project: its glossary and its memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from loc.catalog.store import GLOSSARY_SLUG, CatalogStore
from loc.errors import CatalogError
from loc.flow.project import Project
from loc.glossary import Glossary
from loc.glossary.builtin import builtin_terms
from loc.glossary.parse import read_term
from loc.memory import Memory, Pair
from loc.model import Mark, State, Term, Unit


def load_glossary(project: Project | None, lang: str) -> Glossary:
    """The project's terms over those of CLDR. Raises GlossaryError with file and line of a wrong one."""
    terms = tuple(_terms(project.catalogs, lang)) if project else ()
    return Glossary(terms, lang, builtin_terms(lang))


def _terms(catalogs: CatalogStore, lang: str) -> Iterator[Term]:
    file = catalogs.read(lang, GLOSSARY_SLUG)
    for unit in file.catalog.live:
        place = f"{file.name}:{unit.line}"
        yield read_term(unit.key.context, unit.key.source, unit.target, " ".join(unit.notes), place)


def load_memory(project: Project, lang: str) -> tuple[Memory, tuple[CatalogError, ...]]:
    """The reviewed units of all catalogs, obsolete ones too; and the files that could not be read."""
    pairs: list[Pair] = []
    broken: list[CatalogError] = []
    for slug in project.catalogs.slugs(lang):
        try:
            units = project.catalogs.read(lang, slug).catalog.units
        except CatalogError as error:
            broken.append(error)
            continue
        pairs += [_pair(unit, slug) for unit in units if unit.state >= State.REVIEWED]
    return Memory(pairs), tuple(broken)


def _pair(unit: Unit, slug: str) -> Pair:
    reviewed = [mark.made_at for mark in unit.provenance if mark.mark in (Mark.REVIEWED, Mark.APPROVED)]
    at = max(reviewed, default=datetime.min.replace(tzinfo=UTC))
    return Pair(unit.key.source, unit.target, unit.key.context, slug, at)
