"""One name of a story in two spellings: «Пашинян» here, «Пашиньян» there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from loc.check.protocol import Flaw, Setting, Story
from loc.check.story.word_forms import is_same_word
from loc.lang.message import say
from loc.lang.names.capitalised import NameKind, find_names
from loc.lang.names.capitalised_words import GIVEN_NAMES
from loc.lang.names.exceptions import PLACES
from loc.lang.names.letters import fold_cyrillic, fold_latin
from loc.lang.names.match import find_words, significant_words
from loc.lang.names.near import expected_spelling
from loc.model import Severity, Span, Unit

_LANGS = frozenset({"kk", "ru"})
_LATIN = regex.compile(r"\p{Latin}")
_ADJECTIVE = regex.compile(r"[сц]к(?:и[йехм]|ая|о[ейм]|ого|ому|ую|ими)")
_BEGINNING = 2


class _Place(NamedTuple):
    """Where a word of a name stands in a target."""

    unit: Unit
    word: str
    span: Span


def find_names_apart(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    """The last words of names are compared by themselves, first names where the whole name is the same.

    The spelling that is surely right is expected or, where none is, that of the most sentences, then the first.
    """
    if setting.lang not in _LANGS or setting.source_lang != "en":
        return
    for word, places in _find_places(story.units, setting.lang):
        spellings = _part(places, setting.lang)
        if len(spellings) > 1:
            best = min(spellings, key=lambda each: (_is_wrong(word, each, setting.lang), -len(each)))
            others = (place for spelling in spellings if spelling is not best for place in spelling)
            yield from ((place.unit, _describe(word, place, best)) for place in others if _is_told(word, place, best))


def _find_places(units: Iterable[Unit], lang: str) -> Iterator[tuple[str, Sequence[_Place]]]:
    """Each word of a name that stands in several sentences."""
    mentions: defaultdict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        for name in find_names(unit.key.source) if unit.target else ():
            if name.kind is not NameKind.ACRONYM:
                for key in _keys(name.text):
                    if not mentions[key] or mentions[key][-1] is not unit:
                        mentions[key].append(unit)
    for (word, _), found in mentions.items():
        if len(found) > 1:
            yield word, [place for unit in found for place in _place(word, unit, lang)]


def _keys(name: str) -> Iterator[tuple[str, str]]:
    """A word with what tells its bearer: the whole name, for a surname nothing."""
    words = significant_words(name)
    for word in words:
        is_surname = word is words[-1] and word.casefold() not in GIVEN_NAMES
        yield word, "" if is_surname else name


def _place(word: str, unit: Unit, lang: str) -> Iterator[_Place]:
    """Not where the name became an adjective in small letters."""
    span = find_words(word, unit.target, lang)[0]
    if span and unit.target[span[0]].isupper():
        yield _Place(unit, unit.target[slice(*span)], span)


def _part(places: Iterable[_Place], lang: str) -> list[list[_Place]]:
    """By spelling, whatever the case endings."""
    spellings: list[list[_Place]] = []
    for place in places:
        same = next((each for each in spellings if any(is_same_word(place.word, one.word, lang) for one in each)), None)
        if same is None:
            spellings.append([place])
        else:
            same.append(place)
    return spellings


def _is_wrong(word: str, spelling: Sequence[_Place], lang: str) -> bool:
    return expected_spelling(word, spelling[0].word, lang) is not None


def _is_told(word: str, place: _Place, best: Sequence[_Place]) -> bool:
    """Of a known place only names that begin alike are two spellings of one: not «Великобритания» and «Британия»."""
    if fold_latin(word) not in PLACES:
        return True
    beginnings = {fold_cyrillic(each.word)[:_BEGINNING] for each in (place, best[0])}
    return len(beginnings) == 1 and not any(_ADJECTIVE.search(each.word) for each in (place, *best))


def _describe(word: str, place: _Place, best: Sequence[_Place]) -> Flaw:
    """Whether a foreign name is written in Latin is house style."""
    expected = min((each.word for each in best), key=len)
    is_other_script = bool(_LATIN.match(place.word)) != bool(_LATIN.match(expected))
    message = say(
        "expected «{expected}» for “{name}”, as elsewhere in the story, got «{got}»",
        expected=expected,
        name=word,
        got=place.word,
    )
    return Flaw(message, place.span, severity=Severity.STYLE if is_other_script else None)
