"""Names of countries, currencies and cities in a language, from CLDR through babel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import regex

from loc.lang import territories as wire

_REMARK = regex.compile(r"\s*\([^)]*\)")
_SHORTENED = regex.compile(r"\b(?:о-ва|о-в|Св\.)")
_ENGLISH = "en"
# Research stations and the clocks of no place.
_NOT_CITIES = ("Antarctica/", "Etc/")


@cache
def territory_names(lang: str) -> Mapping[str, str]:
    """By CLDR's English names and the wire's (`US`, `Turkey`); empty where CLDR does not know the language."""
    targets = _territories(lang)
    names = {source: targets[code] for source, code in _codes().items() if code in targets}
    return MappingProxyType(names | wire.SHORT_TARGETS.get(lang, {}) | wire.OTHER_PLACES.get(lang, {}))


@cache
def territory_variants(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Other targets that are right too, by the same English names: `Kyrgyzstan` -> «Кыргызстан»."""
    targets, others = _territories(lang), wire.OTHER_TARGETS.get(lang, {})
    return MappingProxyType(
        {source: (targets[code], *others[code]) for source, code in _codes().items() if code in others}
    )


@cache
def _codes() -> Mapping[str, str]:
    """By English name."""
    names = {wire.ENGLISH_NAMES.get(code, name): code for code, name in _territories(_ENGLISH).items()}
    return names | wire.ENGLISH_ALIASES


@cache
def currency_names(lang: str) -> Mapping[str, str]:
    """By English names in the singular (`US dollar`, `tenge`), money in use only."""
    locale = _locale(lang)
    if locale is None:
        return MappingProxyType({})
    plurals = _locale(_ENGLISH)._data["currency_names_plural"]  # noqa: SLF001 - babel shows plurals only one by one
    in_use = _currencies_in_use()
    names = {
        plurals[code]["one"]: _write_currency(target)
        for code, target in locale.currencies.items()
        if code in in_use and "one" in plurals.get(code, {})
    }
    return MappingProxyType(names | wire.SHORT_CURRENCIES.get(lang, {}))


@cache
def currency_variants(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Other targets that are right too: `US dollar` -> «доллар», «долл»."""
    tables = (wire.SHORT_CURRENCIES.get(lang, {}), wire.CURRENCY_ABBREVIATIONS.get(lang, {}))
    found = {name: tuple(table[unit] for table in tables if unit in table) for name, unit in _units(lang)}
    return MappingProxyType({name: targets for name, targets in found.items() if targets})


def _units(lang: str) -> Iterator[tuple[str, str]]:
    """Each currency with its last word."""
    return ((name, name.rpartition(" ")[2]) for name in currency_names(lang))


def _currencies_in_use() -> frozenset[str]:
    from babel.core import get_global  # start-up: as in _locale

    tenders = get_global("territory_currencies").values()
    return frozenset(code for used in tenders for code, _, until, is_tender in used if is_tender and until is None)


def _write_currency(target: str) -> str:
    """In small letters where it is one word: CLDR's Kazakh has «Еуро»."""
    return target if " " in target else target.lower()


@cache
def city_names(lang: str) -> Mapping[str, str]:
    """The exemplar cities of the time zones, without those that are called as their country, and a few more."""
    territories = territory_names(lang)
    names = {english: city for english, city in _cities(lang) if english not in territories and "," not in english}
    return MappingProxyType(names | wire.OTHER_CITIES.get(lang, {}))


def _cities(lang: str) -> Iterator[tuple[str, str]]:
    locale = _locale(lang)
    if locale is None:
        return
    english = _locale(_ENGLISH).time_zones
    for zone, names in locale.time_zones.items():
        if "city" in names and not zone.startswith(_NOT_CITIES):
            name = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            yield name, _write_out(names["city"])


@cache
def _territories(lang: str) -> Mapping[str, str]:
    """By code."""
    locale = _locale(lang)
    names = locale.territories if locale else {}
    return {
        code: _write_out(name)
        for code, name in names.items()
        if code not in wire.NOT_TERRITORIES and not code.isdigit()
    }


def _write_out(name: str) -> str:
    name = _REMARK.sub("", name)
    return str(_SHORTENED.sub(lambda match: wire.WRITTEN_OUT[match[0]], name))


@cache
def _locale(lang: str) -> Any:  # noqa: ANN401 - babel is untyped here
    from babel import Locale, UnknownLocaleError  # start-up: 60 ms, and only terms need names

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
