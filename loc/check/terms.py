from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from loc.check.phrases import say_any
from loc.check.protocol import Flaw, Setting
from loc.glossary import Glossary
from loc.glossary.adjectives import place_of_adjective
from loc.glossary.english import read_keys
from loc.glossary.forms import place_of
from loc.glossary.verbatim import stands_as_is
from loc.lang.message import say
from loc.lang.names.offices import is_told_by_office, tells_otherwise
from loc.lang.names.shortened import is_shortened, stands_apart
from loc.model import Severity, Span, Term, Unit

severity = Severity.WARNING

FORBIDDEN = "forbidden"


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """Any agreed form will do; a forbidden one is an error, and one of another time a warning.

    Names that only CLDR brings are house style.
    """
    if not setting.is_style_on and not setting.glossary.may_find_own(unit.key.source):
        return
    index = _index(setting.glossary)
    for terms, place in _find_asked(unit, setting):
        is_own = any(term in index.own or term.source.casefold() in index.by_source for term in terms)
        if is_own or setting.is_style_on:
            yield from _judge(terms, place, unit, setting)


def _find_asked(unit: Unit, setting: Setting) -> Iterable[tuple[tuple[Term, ...], Span]]:
    """The terms of each place in the source; the same ones once, at their last place."""
    by_span: defaultdict[Span, list[Term]] = defaultdict(list)
    for hit in setting.glossary.find(unit.key.source, setting.published):
        by_span[hit.span].append(hit.term)
    return {tuple(terms): span for span, terms in by_span.items()}.items()


def _judge(terms: tuple[Term, ...], place: Span, unit: Unit, setting: Setting) -> Iterator[Flaw]:
    agreed = [term for term in terms if term.status != FORBIDDEN]
    forbidden = [term for term in terms if term.status == FORBIDDEN]
    wrong = list(_find_wrong(forbidden, unit, setting.glossary))
    for term, span in wrong:
        yield Flaw(_tell_forbidden(term, agreed), span, severity=Severity.ERROR)
    if agreed and not wrong and not any(_stands(term, unit.target, setting) for term in agreed):
        outdated = _find_outdated(agreed, unit, setting.glossary)
        if outdated or not any(_is_told_otherwise(term, place, unit, setting) for term in agreed):
            yield outdated or _explain_missing(agreed, setting.glossary)


def _tell_forbidden(term: Term, agreed: list[Term]) -> str:
    told = {"got": term.target, "name": term.source}
    if not agreed:
        return say("expected another word than «{got}» for “{name}”", **told)
    return say("expected {expected}, got «{got}» for “{name}”", expected=_tell_targets(agreed), **told)


def _tell_targets(terms: list[Term]) -> str:
    return say_any([f"«{term.target}»" for term in terms])


def _stands(term: Term, target: str, setting: Setting) -> bool:
    """In any form, as an adjective («венский»), by surname, or as in the source: «Washington, D.C.»."""
    if setting.glossary.occurs(term, target) or stands_as_is(target, term.source):
        return True
    forms = (term.target, *setting.glossary.targets_of(term.source, setting.published))
    if any(place_of_adjective(target, form, setting.lang) for form in forms):
        return True
    return any(place_of(target, surname, setting.lang) for surname in _find_surnames(term, setting))


def _find_surnames(term: Term, setting: Setting) -> Iterator[str]:
    """Targets of the last word that end the term's own: «Тоқаев» where the glossary has “Tokayev” too."""
    first, _, last = term.source.rpartition(" ")
    for surname in setting.glossary.targets_of(last, setting.published) if first else ():
        if surname[0].isupper() and term.target.endswith(f" {surname}"):
            yield surname


def _is_told_otherwise(term: Term, place: Span, unit: Unit, setting: Setting) -> bool:
    """«Мемлекет басшысы» for “President” and for the President's name, «А. Мамин», «АШМ»."""
    source, target = unit.key.source, unit.target
    return (
        tells_otherwise(term.source, target, setting.lang, setting.published)
        or is_told_by_office(term.source, place, source, target, setting.lang)
        or is_shortened(term.target, target, setting.lang)
        or stands_apart(term.source, source[place[1] :], term.target, target)
    )


def _find_outdated(agreed: list[Term], unit: Unit, glossary: Glossary) -> Flaw | None:
    source = agreed[0].source
    others = (term for term in _index(glossary).by_source.get(source.casefold(), ()) if term not in agreed)
    outdated = next(_find_wrong([term for term in others if term.status != FORBIDDEN], unit, glossary), None)
    if outdated is None:
        return None
    term, span = outdated
    expected, got = say_any(list(map(_tell_period, agreed))), _tell_period(term)
    message = say("expected {expected} for “{name}”, got {got}", expected=expected, name=source, got=got)
    return Flaw(message, span)


def _explain_missing(agreed: list[Term], glossary: Glossary) -> Flaw:
    # Names that only CLDR brings are told in so many ways that they are left to house style.
    source = agreed[0].source
    lighter = None if any(term in _index(glossary).own for term in agreed) else Severity.STYLE
    expected = _tell_targets(agreed)
    message = say("expected {expected} for “{name}”, got neither it nor a form of it", expected=expected, name=source)
    return Flaw(message, severity=lighter)


def _find_wrong(terms: list[Term], unit: Unit, glossary: Glossary) -> Iterator[tuple[Term, Span]]:
    """Those that stand in the target though the source does not ask for them by another name."""
    for term in terms:
        span = place_of(unit.target, term.target, glossary.lang)
        if span and not _is_asked_for(term, unit.key.source, glossary):
            yield term, span


def _is_asked_for(term: Term, source: str, glossary: Glossary) -> bool:
    """“Astana, then Nur-Sultan”: one name of a thing may be forbidden for another, and be right for itself."""
    names = _index(glossary).names_by_target.get(term.target, ())
    return any(_stands_in_english(name, source) for name in names if name.casefold() != term.source.casefold())


def _stands_in_english(name: str, source: str) -> bool:
    keys, sought = read_keys(source), read_keys(name)
    return any(keys[at : at + len(sought)] == sought for at in range(len(keys) - len(sought) + 1))


def _tell_period(term: Term) -> str:
    since, until = str(term.since), str(term.until)
    if term.since and term.until:
        return say("«{term}» (from {since} until {until})", term=term.target, since=since, until=until)
    if term.since:
        return say("«{term}» (since {since})", term=term.target, since=since)
    return say("«{term}» (until {until})", term=term.target, until=until) if term.until else f"«{term.target}»"


@dataclass(frozen=True, slots=True)
class _Index:
    """Of the glossary's own terms: all, those of every time by source in small letters, agreed sources by target."""

    own: frozenset[Term]
    by_source: Mapping[str, list[Term]]
    names_by_target: Mapping[str, list[str]]


@lru_cache(maxsize=8)
def _index(glossary: Glossary) -> _Index:
    by_source: defaultdict[str, list[Term]] = defaultdict(list)
    names_by_target: defaultdict[str, list[str]] = defaultdict(list)
    for term in glossary.terms:
        by_source[term.source.casefold()].append(term)
        if term.status != FORBIDDEN:
            names_by_target[term.target].append(term.source)
    return _Index(frozenset(glossary.terms), dict(by_source), dict(names_by_target))
