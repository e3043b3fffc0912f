from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from loc.check.dateline_names import AGENCIES, PLACES
from loc.check.edit import replace_spans
from loc.check.phrases import say_any
from loc.check.protocol import Flaw, Setting
from loc.glossary.forms import place_of
from loc.lang.message import say
from loc.lang.names.match import find_name
from loc.model import Part, Severity, Span, Unit

severity = Severity.WARNING

_CONTEXT = Part.DATELINE.context
_LANGS = frozenset({"kk", "ru"})
# `ASTANA. KAZINFORM`, `ASTANA, Nov 3 (Reuters)`, `ST. PETERSBURG /TASS/`; not `Nov 3 (Reuters)`.
_PLACE = regex.compile(r"(?!\p{L}+\.? \d)(?:(?i:st|ft)\. )?\p{Lu}[\p{L}\p{M}’'-]*(?: [\p{L}\p{M}’'-]+)*")
_WORD = regex.compile(r"[\p{L}\p{M}]{2,}(?:[-’'][\p{L}\p{M}]+)*")
_DASHES = "–—―_-"
# «г.», «года»: what a date has more in Russian and Kazakh than in English.
_MORE_WORDS = 2


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """City and agency of the source, in the dictionary form and its capitals, without a sentence or the dash."""
    if unit.key.context != _CONTEXT:
        return
    words, most = len(_WORD.findall(unit.target)), len(_WORD.findall(unit.key.source)) + _MORE_WORDS
    if words > most:
        message = say(
            "expected a dateline of at most {n} word, got {got}",
            "expected a dateline of at most {n} words, got {got}",
            n=most,
            got=words,
        )
        yield Flaw(message, (0, len(unit.target)))
        return
    yield from _find_dash(unit)
    yield from _find_city(unit, setting)
    yield from _find_agency(unit)


def _find_dash(unit: Unit) -> Iterator[Flaw]:
    """Export writes it."""
    target = unit.target.rstrip()
    fix = target.rstrip(_DASHES).rstrip()
    if fix and fix != target and not unit.key.source.rstrip().endswith(tuple(_DASHES)):
        yield Flaw(say("expected no dash behind the dateline, got one"), (len(fix), len(target)), fix)


@dataclass(frozen=True, slots=True)
class _City:
    """How it is written, the likeliest first, and where one of those stands in the target, whatever the capitals.

    `agreed` by the house's own glossary, not by CLDR.
    """

    source: str
    forms: tuple[str, ...]
    span: Span | None
    agreed: bool


def _find_city(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """The house's form is asked for; of others any that sounds like the name will do, but not in another case."""
    match = _PLACE.match(unit.key.source.strip())
    if match is None or setting.lang not in _LANGS:
        return
    city, target = _read_city(match[0], unit.target, setting), unit.target
    if city.span:
        yield from _find_capitals(city, city.span, target)
        return
    declined = next(filter(None, (place_of(target.title(), form, setting.lang) for form in city.forms)), None)
    if city.agreed or declined or find_name(city.source.title(), target, setting.lang) is None:
        yield Flaw(_tell_city(city, target[slice(*declined)] if declined else ""), declined)


def _tell_city(city: _City, got: str) -> str:
    if not city.forms:
        return say("expected its city for “{name}”, got no such city", name=city.source)
    expected = say_any([f"«{_set_capitals(form, city)}»" for form in city.forms])
    if not got:
        return say("expected {expected} for “{name}”, got no such city", expected=expected, name=city.source)
    return say("expected {expected} for “{name}”, got «{got}»", expected=expected, name=city.source, got=got)


def _read_city(name: str, target: str, setting: Setting) -> _City:
    key = name.casefold()
    forms = setting.glossary.targets_of(name, setting.published) or tuple(
        form for source, form in PLACES[setting.lang].items() if source == key
    )
    span = next(filter(None, (_place_of(form, target) for form in forms)), None)
    return _City(name, forms, span, any(term.source.casefold() == key for term in setting.glossary.terms))


def _set_capitals(form: str, city: _City) -> str:
    return form.upper() if city.source.isupper() else form


def _find_capitals(city: _City, span: Span, target: str) -> Iterator[Flaw]:
    got = target[slice(*span)]
    expected = _set_capitals(next(form for form in city.forms if form.casefold() == got.casefold()), city)
    if got.isupper() != expected.isupper():
        message = say(
            "expected the city in the capitals of its source, «{expected}», got «{got}»", expected=expected, got=got
        )
        yield Flaw(message, span, replace_spans(target, [(span, expected)]))


def _find_agency(unit: Unit) -> Iterator[Flaw]:
    """Those of the table only. A house may put any name for that of the wire, but for another agency's."""
    source, target = unit.key.source, unit.target
    asked = next((agency for agency in AGENCIES if _place_of(agency, source)), None)
    if asked is None or any(_place_of(name, target) for name in (asked, *AGENCIES[asked])):
        return
    told = {"expected": AGENCIES[asked][0], "name": asked}
    others = (name for agency, names in AGENCIES.items() for name in (agency, *names))
    span = next(filter(None, (_place_of(name, target) for name in others)), None)
    if span:
        got = target[slice(*span)]
        yield Flaw(say("expected the agency «{expected}» for “{name}”, got «{got}»", **told, got=got), span)
    elif len(_WORD.findall(target)) < len(_WORD.findall(source)):
        yield Flaw(say("expected the agency «{expected}» for “{name}”, got none", **told))


def _place_of(name: str, text: str) -> Span | None:
    found = _compile(name).search(text)
    return found.span() if found else None


@cache
def _compile(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b{regex.escape(name)}\b", regex.IGNORECASE)
