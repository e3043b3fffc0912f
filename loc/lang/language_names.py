"""Names of languages as the news writes them out, `Kazakh language`, from CLDR through babel.

`Kazakh` or `Polish` alone is as often people or goods, and `polish` a verb: such names stand in 49 of the 1,007 English
sentences of NTREX-128's dev half, before `language` or after `in` never. So the bare names are left out. Written out
they stand 32 times in 32,000 pairs of news, 9 times with a translation that has another word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import regex

from loc.lang.forms.endings_kk import BACK_VOWELS, FRONT_VOWELS

# Groupings and what CLDR says where there is no language: `mul`, `und`, `zxx`, `mis`.
_NOT_LANGUAGES = frozenset({"mul", "und", "zxx", "mis"})
_PLAIN = regex.compile(r"[\p{L}\p{M}’'ʻ -]+")
_RUSSIAN_ADJECTIVE = regex.compile(r"[\p{L}-]+(?:ий|ый|ой)")
_KAZAKH_NOUN = " тілі"


@cache
def language_names(lang: str) -> Mapping[str, str]:
    """By `Kazakh language` and its like; empty where CLDR does not know the language."""
    return MappingProxyType({source: _write_out(name, lang) for source, name in _names(lang).items()})


@cache
def language_variants(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Other targets that are right too, by the same names: «қазақша», «казахский» of «казахский и русский языки»."""
    return MappingProxyType(
        {source: others for source, name in _names(lang).items() if (others := _variants(name, lang))}
    )


@cache
def _names(lang: str) -> Mapping[str, str]:
    """CLDR's own name, by English name."""
    english, names = _languages("en"), _languages(lang)
    return {f"{english[code]} language": name for code, name in names.items() if code in english}


def _languages(lang: str) -> Mapping[str, str]:
    """By code, without those of a region or script and those with a remark."""
    from babel import Locale, UnknownLocaleError  # start-up: 60 ms, and only terms need names

    try:
        names = Locale.parse(lang, sep="-").languages
    except (UnknownLocaleError, ValueError):
        return {}
    plain = {code: name for code, name in names.items() if "_" not in code and code not in _NOT_LANGUAGES}
    return {code: name for code, name in plain.items() if _PLAIN.fullmatch(name)}


def _write_out(name: str, lang: str) -> str:
    return f"{name} язык" if lang == "ru" and _RUSSIAN_ADJECTIVE.fullmatch(name) else name


def _variants(name: str, lang: str) -> tuple[str, ...]:
    if lang == "ru" and _RUSSIAN_ADJECTIVE.fullmatch(name):
        return (name,)
    if lang == "kk" and name.endswith(_KAZAKH_NOUN):
        people = name.removesuffix(_KAZAKH_NOUN)
        return (people + _adverb_ending(people), f"{people} тілді")
    return ()


def _adverb_ending(stem: str) -> str:
    """-ша after back vowels, -ше after front ones: «қазақша», «ағылшынша», «неміс» «немісше»."""
    last = next((letter for letter in reversed(stem) if letter in BACK_VOWELS | FRONT_VOWELS), "а")
    return "ша" if last in BACK_VOWELS else "ше"
