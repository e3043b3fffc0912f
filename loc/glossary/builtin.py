"""The terms that need no file: CLDR's countries, currencies, cities and languages. The glossary's own outrank them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loc.lang.cldr_names import city_names, currency_names, currency_variants, territory_names, territory_variants
from loc.lang.language_names import language_names, language_variants
from loc.model import Term

_NOTE = "CLDR"


@cache
def builtin_terms(lang: str) -> tuple[Term, ...]:
    """Empty for a language that CLDR does not know."""
    return tuple(_builtin_terms(lang))


def _builtin_terms(lang: str) -> Iterator[Term]:
    for names in (territory_names(lang), currency_names(lang), city_names(lang), language_names(lang)):
        for source, target in names.items():
            yield Term(source, target, note=_NOTE)
    for variants in (territory_variants(lang), currency_variants(lang), language_variants(lang)):
        for source, targets in variants.items():
            yield from (Term(source, target, "admitted", note=_NOTE) for target in targets)
