"""A person whom the story calls prime minister, and a sentence of the target president."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

import regex

from loc.check.edit import MOST_FLAWS
from loc.check.phrases import say_any
from loc.check.protocol import Flaw, Setting, Story
from loc.lang.message import say
from loc.lang.names.capitalised import NameKind, find_names
from loc.lang.names.match import find_words, significant_words
from loc.model import Unit


class _Office(NamedTuple):
    """English words that may mean it, and how its Russian and Kazakh names begin."""

    source: str
    target: str


# By usage of news; «әкім» is mayor and governor both, and left out.
_OFFICES = (
    _Office("(?<!vice[ -])president|heads?|leaders?", "президент"),
    _Office("(?<!deputy )prime minister|(?<!vice[ -])premier|pm|heads?|leaders?", "премьер"),
    _Office("vice president|vice-president", "вице-президент"),
    _Office("vice premier|deputy prime minister|vice-premier", "вице-премьер"),
    _Office("chancellor", "канцлер"),
    _Office("(?<!prime )minister|secretary|chief|head", "министр"),
    _Office("governor|gov", "губернатор"),
    _Office("mayor", "мэр"),
    _Office("senator|sen", "сенатор"),
    _Office("ambassador|envoy", "посол|посла|послу|послом|елші"),
    _Office("speaker|chair|chairman|chairwoman", "спикер"),
)
_SOURCES = MappingProxyType({each: regex.compile(rf"\b(?:{each.source})\b", regex.I) for each in _OFFICES})
# What stands before the name: «премьер-министр Никол Пашинян», «канцлер Германии Ангела Меркель».
_OFFICE = regex.compile(
    rf"(?<![\p{{L}}-])(?i:({'|'.join(each.target for each in _OFFICES)})[\p{{L}}-]*)((?: \p{{Lu}}[\p{{L}}’'-]*){{1,4}})"
)
_TARGETS: Mapping[str, _Office] = MappingProxyType({word: each for each in _OFFICES for word in each.target.split("|")})


def find_offices_apart(story: Story, setting: Setting) -> Iterator[tuple[Unit, Flaw]]:
    """Only of people whom the source gives an office somewhere, but nowhere this one."""
    if setting.lang not in {"kk", "ru"} or setting.source_lang != "en":
        return
    for unit in story.units:
        for match in _find_offices(unit.target):
            surname = _find_bearer(unit, match.end(), setting.lang)
            told = _find_told(surname, story.units) if surname else {}
            if told and _TARGETS[match[1].casefold()] not in told:
                message = say(
                    "expected {surname} as {words}, as elsewhere in the story, got «{got}»",
                    surname=surname,
                    words=say_any([say("“{word}”", word=word) for word in dict.fromkeys(told.values())]),
                    got=match[0],
                )
                yield unit, Flaw(message, match.span())


def _find_offices(target: str) -> Iterator[regex.Match[str]]:
    lowered = target.casefold()
    return islice(_OFFICE.finditer(target), MOST_FLAWS) if any(word in lowered for word in _TARGETS) else iter(())


def _find_bearer(unit: Unit, stop: int, lang: str) -> str:
    """The surname whose rendering ends there."""
    surnames = dict.fromkeys(significant_words(name.text)[-1] for name in find_names(unit.key.source))
    for surname in surnames:
        span = find_words(surname, unit.target, lang)[0]
        if span and span[1] == stop:
            return surname
    return ""


def _find_told(surname: str, units: Sequence[Unit]) -> dict[_Office, str]:
    """The offices of the English sentences that name the person, with the word for each; none of what is no person."""
    sources = [unit.key.source for unit in units if surname in unit.key.source]
    names = (name for source in sources for name in find_names(source) if name.text.endswith(surname))
    if not any(name.kind is NameKind.PERSON for name in names):
        return {}
    found = ((office, pattern.search(source)) for office, pattern in _SOURCES.items() for source in sources)
    return {office: match[0].casefold() for office, match in found if match}
