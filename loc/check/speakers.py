"""Whose words a quotation is, told by what stands around it in an English sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from loc.check.speaker_names import COUNTRY_WORDS, HOMES, OFFICES, SPEAKERS, SPOKEN, SPOKEN_AT_UNION, UNIONS
from loc.lang.coverage.speech_words import SPEECH_VERBS_EN
from loc.lang.names.capitalised import NameKind, find_names, is_demonym

# In the place of each quotation.
QUOTATION = "“”"

_VERBS = (*SPEECH_VERBS_EN, "noted", "stressed", "emphasized", "emphasised", "underlined", "reiterated", "pointed out")
_WRITTEN = ("wrote", "writes", "reads", "claimed", "claims", "asked", "answered", "promised", "urged")
_SAID = regex.compile(rf"\b(?:{'|'.join((*_VERBS, *_WRITTEN))})\b|\b(?P<to>[Aa]ccording to)\b|:(?=\s*{QUOTATION})")
_BACK = regex.compile(
    rf"(?:\b(?:he|she|they|it|who)|\bthe (?i:{'|'.join(OFFICES)}))(?: \p{{Ll}}+)?\s*$", regex.IGNORECASE
)
# “to Mr Putin”, “on the Kremlin website”.
_BY = regex.compile(
    r"\b(?:(?i:with|to|by|from|of|against|for|after|about|than)(?: the)?(?: \p{Lu}[\p{L}.]*){0,2}"
    r"|(?i:on|over|in|and|at|under|between)(?: the)?) $"
)
_STOP = regex.compile(r"[.;“”]|, (?:who|which|adding|while|as)\b")
_OPENS_WITHIN_CHARS = 30
_AFTER_CHARS = 12
# Between a country and its office: “Kazakh First Deputy Foreign Minister”, “Minister of Trade and Integration of”.
_QUALIFIER = (
    r"(?:\p{Lu}[\p{L}-]+|first|deputy|vice|foreign|defen[cs]e|finance|interior|energy|health|prime|presidential|state"
    r"|government|military|senior|national|and|of|for|the)"
)
_CAPITALISED = regex.compile(r"\b\p{Lu}[\p{L}\p{M}.-]*")


@dataclass(frozen=True, slots=True)
class Speaker:
    """As called in the text, and the languages of the words on record."""

    text: str
    langs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attribution:
    """`speaker` is None for others than those of the table; `back`: one of a sentence before, “he said”."""

    speaker: Speaker | None
    back: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What a whole story tells: `home` is the country it comes from, "" where unknown. `listed`: languages by name."""

    home: str = ""
    at_union: bool = False
    listed: tuple[tuple[str, frozenset[str]], ...] = ()


def read_scene(sources: Iterable[str], dateline: str, listed: Mapping[str, frozenset[str]]) -> Scene:
    home = next((country for country, pattern in _homes() if pattern.match(dateline)), "")
    at_union = any(_unions().search(source) for source in sources)
    return Scene(home, at_union, tuple(sorted(listed.items())))


def find_attribution(outside: str, scene: Scene) -> Attribution | None:
    """Of the quotations of a sentence, given what stands outside them; None where no verb says whose they are."""
    match = _SAID.search(outside)
    if match is None:
        return None
    before = outside[outside.rfind(QUOTATION, 0, match.start()) + 1 : match.start()].lstrip("”")
    if match["to"] or not before.strip(" ,"):
        after = _STOP.split(outside[match.end() :], maxsplit=1)[0]
        return Attribution(_find_speaker(after, scene, within_chars=_AFTER_CHARS))
    speaker = _find_speaker(before, scene, within_chars=len(before))
    return Attribution(speaker, back=speaker is None and bool(_BACK.search(before)))


def find_subject(sentence: str, scene: Scene) -> Speaker | None:
    """The speaker that a sentence begins with, of whom the next may say “he”."""
    return _find_speaker(sentence, scene, within_chars=_OPENS_WITHIN_CHARS)


def _find_speaker(text: str, scene: Scene, within_chars: int) -> Speaker | None:
    """The first that begins so near; none behind a preposition, or behind another person."""
    for start, speaker in sorted(_find_all(text, scene), key=lambda row: row[0]):
        if start > within_chars or _names_person(text[:start]):
            return None
        if not _BY.search(text[:start]):
            return speaker
    return None


def _names_person(text: str) -> bool:
    return any(name.kind is NameKind.PERSON for name in find_names(text))


def _find_all(text: str, scene: Scene) -> Iterator[tuple[int, Speaker]]:
    for pattern, langs in (*_known(at_union=scene.at_union), *_compile_listed(scene.listed)):
        for match in pattern.finditer(text):
            yield match.start(), Speaker(match[0], langs)
    if scene.home and not _names_country(text):
        for match in _office().finditer(text):
            yield match.start(), Speaker(match[0], SPOKEN[scene.home])


def _names_country(text: str) -> bool:
    words = (word.removesuffix("'s").removesuffix("’s") for word in _CAPITALISED.findall(text))
    places = (name.kind is not NameKind.PERSON and name.kind is not NameKind.OTHER for name in find_names(text))
    return any(is_demonym(word.casefold()) for word in words) or any(places)


@cache
def _known(*, at_union: bool) -> tuple[tuple[regex.Pattern[str], frozenset[str]], ...]:
    spoken = {**SPOKEN, **SPOKEN_AT_UNION} if at_union else SPOKEN
    return tuple((_compile(country), langs) for country, langs in spoken.items())


def _compile(country: str) -> regex.Pattern[str]:
    """“Kazakh Deputy Foreign Minister”, “President of the Republic of Kazakhstan”, “Putin”."""
    words, offices = "|".join(COUNTRY_WORDS[country]), f"(?i:{'|'.join(OFFICES)})s?"
    names = "|".join(SPEAKERS.get(country, ())) or "(?!)"
    qualified = rf"(?:{words})(?:['’]s)? (?:{_QUALIFIER} ){{0,4}}{offices}"
    belonging = rf"{offices}(?: {_QUALIFIER}){{0,6}}? of (?:the )?(?:Republic of )?(?:{words})"
    return regex.compile(rf"\b(?:{qualified}|{belonging}|{names})\b")


@lru_cache(maxsize=16)
def _compile_listed(
    listed: tuple[tuple[str, frozenset[str]], ...],
) -> tuple[tuple[regex.Pattern[str], frozenset[str]], ...]:
    return tuple((regex.compile(rf"\b{regex.escape(name)}\b"), langs) for name, langs in listed)


@cache
def _office() -> regex.Pattern[str]:
    """An office with a capital, as before a name."""
    offices = "|".join(office[0].upper() + office[1:] for office in OFFICES if office != "side")
    return regex.compile(rf"\b(?:\p{{Lu}}\p{{L}}+ )*(?:{offices})\b")


@cache
def _homes() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple(
        (country, regex.compile(rf"(?:{'|'.join(map(regex.escape, cities))})\b", regex.IGNORECASE))
        for country, cities in HOMES.items()
    )


@cache
def _unions() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(UNIONS)})\b")
