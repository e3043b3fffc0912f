from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.phrases import say_any
from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.lang.names.capitalised import Name, NameKind, find_names
from loc.lang.names.capitalised_words import GIVEN_NAMES
from loc.lang.names.exceptions import PEOPLE
from loc.lang.names.match import find_name, find_words, significant_words
from loc.lang.names.near import Near, expected_spelling, find_near, stands_behind
from loc.lang.names.offices import is_told_by_office, may_hold_office
from loc.lang.names.required import has_title, is_name_word, is_required
from loc.lang.names.transliterate import Spelling, transliterate
from loc.model import Part, Severity, Span, Term, Unit

severity = Severity.WARNING

_LANGS = frozenset({"kk", "ru"})
_MAX_SPELLINGS = 2
_NEARLY = 0.8
_PARTS_ASKED = frozenset({NameKind.PERSON, NameKind.OTHER})
_INITIAL = regex.compile(r"\p{Lu}\p{Ll}?\. ?$")
_INITIALS = regex.compile(r"\b(\p{Lu}\p{Ll}?)\. ?\p{Lu}\p{Ll}")
_NEXT_NAME = regex.compile(r" \p{Lu}\p{Ll}")
_NAME_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼ‘]\p{L}+)*")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """A name that the target lacks, or has in letters that are not its own.

    Left out are datelines (the matter of `dateline`), acronyms and terms of the glossary (the matter of `terms`), the
    proper word of a longer title, and names that stand before a noun as adjectives do: all these are translated. A
    person told by first name or office is an error.
    """
    if setting.lang not in _LANGS or setting.source_lang != "en" or unit.key.context == Part.DATELINE.context:
        return
    named = {name.text: name for name in find_names(unit.key.source) if name.kind is not NameKind.ACRONYM}
    places = {name: find_name(text, unit.target, setting.lang) for text, name in named.items()}
    taken = [span for span in places.values() if span]
    for name, span in places.items():
        if span:
            yield from _compare(name, span, unit, setting, taken)
        elif is_required(name, unit.key.source, unit.target, setting.lang):
            yield from _judge(name, unit, setting, taken)


def _compare(name: Name, span: Span, unit: Unit, setting: Setting, taken: list[Span]) -> Iterator[Flaw]:
    """The last word letter by letter where all are there; of the others the last must be, and the first of a person.

    Behind a title the first name may be left out, and an initial may stand for it.
    """
    words = significant_words(name.text)
    found = [(match[0], match.span()) for match in _NAME_WORD.finditer(unit.target, *span)]
    if len(words) == len(found):
        expected = expected_spelling(words[-1], found[-1][0], setting.lang)
        if expected and not _is_reversed(name, unit.target, setting.lang):
            yield _misspelt(words[-1], f"«{expected}»", *found[-1])
    elif len(words) > len(found) and name.kind in _PARTS_ASKED:
        first, *_, last = find_words(name.text, unit.target, setting.lang)
        if last is None and is_name_word(words[-1]):
            if stands_behind(words[-1], unit.target, span[1], setting.lang):
                return
            yield from _judge_part(name, words[-1], unit, setting, taken)
        elif first is None and _needs_first(name, unit, span):
            flaws = _judge_part(name, words[0], unit, setting, taken)
            yield from (flaw for flaw in flaws if not flaw.span)


def _is_reversed(name: Name, target: str, lang: str) -> bool:
    """«Серікова Айгерім»: the surname first, or a like word before the name."""
    places = [place for place in find_words(name.text, target, lang) if place]
    return len(places) > 1 and places[-1] < places[0]


def _needs_first(name: Name, unit: Unit, found: Span) -> bool:
    is_plain = name.kind is NameKind.PERSON and " " in name.text and not has_title(name, unit.key.source)
    return is_plain and not _INITIAL.search(unit.target, 0, found[0])


def _judge_part(name: Name, word: str, unit: Unit, setting: Setting, taken: list[Span]) -> Iterator[Flaw]:
    """One word of a name of which others stand there: no office is in its place."""
    near = find_near(word, unit.target, setting.lang, taken)
    if near is None or near.misspelt:
        yield from _tell(name._replace(text=word), near, unit, setting)


def _judge(name: Name, unit: Unit, setting: Setting, taken: list[Span]) -> Iterator[Flaw]:
    near = find_near(name.text, unit.target, setting.lang, taken)
    if near.misspelt if near else not _is_told_shorter(name, unit, setting.lang):
        yield from _tell(name, near, unit, setting)


def _tell(name: Name, near: Near | None, unit: Unit, setting: Setting) -> Iterator[Flaw]:
    target, lang = unit.target, setting.lang
    terms = _terms(name, unit, setting)
    agreed = any(term in setting.glossary.terms for term in terms)
    if agreed or any(setting.glossary.occurs(term, target) for term in terms):
        return
    expected = say_any([f"«{each}»" for each in [term.target for term in terms] or _spell(name.text, lang)])
    if near is None:
        level = Severity.ERROR if _is_surely_person(name, unit) else None
        message = say("expected {expected} for “{name}”, got no such name", expected=expected, name=name.text)
        yield Flaw(message, severity=level)
    else:
        yield _misspelt(name.text, expected, near.text, near.span)


def _terms(name: Name, unit: Unit, setting: Setting) -> list[Term]:
    """Those of the glossary that stand where the name does."""
    start, stop = name.span
    hits = setting.glossary.find(unit.key.source, setting.published)
    return [hit.term for hit in hits if hit.span[0] < stop and start < hit.span[1]]


def _misspelt(name: str, expected: str, got: str, place: Span) -> Flaw:
    return Flaw(say("expected {expected} for “{name}”, got «{got}»", expected=expected, name=name, got=got), place)


def _has_initial(first_name: str, target: str, lang: str) -> bool:
    initials = {match[1] for match in _INITIALS.finditer(target)}
    return any(each.text.startswith(tuple(initials)) for each in transliterate(first_name, lang))


def _spell(name: str, lang: str) -> list[str]:
    """The best spelling, and the next where it is nearly as likely; the name itself where its letters have no sound."""
    best, *others = transliterate(name, lang)[:_MAX_SPELLINGS] or (Spelling(name, 1.0),)
    return [best.text, *(each.text for each in others if each.weight >= _NEARLY * best.weight)]


def _is_told_shorter(name: Name, unit: Unit, lang: str) -> bool:
    """By his office, or a first name by its initial: «А. Серікова»."""
    source, target = unit.key.source, unit.target
    if name.kind not in _PARTS_ASKED:
        return False
    is_first = " " not in name.text and _NEXT_NAME.match(source, name.span[1])
    if is_first and _has_initial(name.text, target, lang):
        return True
    return is_told_by_office(name.text, name.span, source, target, lang)


def _is_surely_person(name: Name, unit: Unit) -> bool:
    """All of a name with first name or title, unless the target has an office of his in its place."""
    if (
        name.kind is not NameKind.PERSON
        or may_hold_office(name.span, unit.key.source, unit.target)
        or name.text != unit.key.source[slice(*name.span)]
    ):
        return False
    words = name.text.casefold().split()
    return (len(words) > 1 and words[0] in GIVEN_NAMES | PEOPLE.keys()) or has_title(name, unit.key.source)
