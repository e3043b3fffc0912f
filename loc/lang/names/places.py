"""Names of countries, cities and other places in small letters: those of CLDR and those that are listed."""

from __future__ import annotations

from functools import cache

from loc.lang.cldr_names import city_names, territory_names
from loc.lang.names.exceptions import PLACES


@cache
def place_names() -> frozenset[str]:
    return frozenset(PLACES) | {
        name.casefold() for table in (territory_names("ru"), city_names("ru")) for name in table
    }
