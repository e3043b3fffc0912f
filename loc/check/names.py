from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from loc.check.protocol import Flaw, Setting
from loc.lang.capitalised import Name, NameKind, find_names
from loc.lang.capitalised_words import GIVEN_NAMES, TITLES
from loc.lang.name_exceptions import PEOPLE
from loc.lang.name_match import find_name, find_words, significant_words
from loc.lang.name_near import expected_spelling, find_near
from loc.lang.transliterate import transliterate
from loc.model import Severity, Span, Term, Unit

severity = Severity.WARNING

_LANGS = frozenset({"kk", "ru"})
_MAX_SPELLINGS = 2
_NEARLY = 0.8
_MIN_LETTERS = 3
_PARTS_ASKED = frozenset({NameKind.PERSON, NameKind.OTHER})
_INITIAL = regex.compile(r"\p{Lu}\p{Ll}?\. ?$")
_TITLE_CHARS = 24
_WORD_BEFORE = regex.compile(r"(\p{L}+)\.? $")
_NAME_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼ‘]\p{L}+)*")
# “one Manitoba farmer”, “a headline Where All Is Large”: no name of its own.
_BEFORE_NOUN = regex.compile(
    r"\b(?:the|an?|one|another|this|that|every|each|its|his|her|their|our) $", regex.IGNORECASE
)
_NOUN = regex.compile(r" \p{Ll}")
_AMONG_CAPITALS = regex.compile(r"['’s]* \p{Lu}\p{Ll}")
# “Scuffles broke out”: at the beginning these may be words that the list of English ones lacks.
_OPENING_WORD = regex.compile(r"\p{L}+(?:s|ed|ing|ly)")
# He who holds it may be called by his office alone.
_OFFICE = regex.compile(r"президент|мемлекет басшы|елбасы|глав\p{L}+ государств|премьер|министр", regex.IGNORECASE)


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """A name that the target lacks, or has in letters that are not its own.

    Left out are acronyms and terms of the glossary (the matter of `terms`), the proper word of a longer title, and
    names that stand before a noun as adjectives do: all these are translated. A person told by first name or office
    is an error.
    """
    if setting.lang not in _LANGS or setting.source_lang != "en":
        return
    named = {name.text: name for name in find_names(unit.key.source) if name.kind is not NameKind.ACRONYM}
    places = {name: find_name(text, unit.target, setting.lang) for text, name in named.items()}
    taken = [span for span in places.values() if span]
    for name, span in places.items():
        if span:
            yield from _compare(name, span, unit, setting, taken)
        elif _must_stand(name, unit.key.source):
            yield from _judge(name, unit, setting, taken)


def _compare(name: Name, span: Span, unit: Unit, setting: Setting, taken: list[Span]) -> Iterator[Flaw]:
    """The last word letter by letter where all are there; of the others first and last must be, or an initial."""
    words = significant_words(name.text)
    found = [(match[0], match.span()) for match in _NAME_WORD.finditer(unit.target, *span)]
    if len(words) == len(found):
        expected = expected_spelling(words[-1], found[-1][0], setting.lang)
        if expected:
            yield _misspelt(words[-1], f"«{expected}»", *found[-1])
    elif len(words) > len(found) and " " in name.text and name.kind in _PARTS_ASKED:
        first, *_, last = find_words(name.text, unit.target, setting.lang)
        if last is None:
            yield from _judge(replace(name, text=words[-1]), unit, setting, taken)
        elif first is None and not _INITIAL.search(unit.target, 0, span[0]):
            flaws = _judge(replace(name, text=words[0]), unit, setting, taken)
            yield from (flaw for flaw in flaws if not flaw.span)


def _must_stand(name: Name, source: str) -> bool:
    if " " in name.text or _has_title(name, source):
        return True
    start, stop = name.span
    if len(name.text) < _MIN_LETTERS or name.text[1] == "-":
        return False
    if name.kind in {NameKind.PERSON, NameKind.PLACE}:
        return True
    if name.kind is NameKind.ORGANISATION:
        return False
    if _NOUN.match(source, stop) and _BEFORE_NOUN.search(source, 0, start):
        return False
    opens = start == 0 and _OPENING_WORD.fullmatch(name.text)
    return not opens and not _AMONG_CAPITALS.match(source, stop)


def _has_title(name: Name, source: str) -> bool:
    start = name.span[0]
    before = _WORD_BEFORE.search(source, max(0, start - _TITLE_CHARS), start)
    return before is not None and before[1].casefold() in TITLES


def _judge(name: Name, unit: Unit, setting: Setting, taken: list[Span]) -> Iterator[Flaw]:
    target, lang = unit.target, setting.lang
    terms = _terms(name, unit, setting)
    agreed = any(term in setting.glossary.terms for term in terms)
    if agreed or any(setting.glossary.occurs(term, target) for term in terms):
        return
    near = find_near(name.text, target, lang, taken)
    expected = " or ".join(f"«{each}»" for each in [term.target for term in terms] or _spell(name.text, lang))
    if near is None:
        level = Severity.ERROR if _is_surely_person(name, unit) else None
        yield Flaw(f"expected {expected} for “{name.text}”, got no such name", severity=level)
    elif near.misspelt:
        yield _misspelt(name.text, expected, near.text, near.span)


def _terms(name: Name, unit: Unit, setting: Setting) -> list[Term]:
    """Those of the glossary that stand where the name does."""
    start, stop = name.span
    hits = setting.glossary.find(unit.key.source, setting.published)
    return [hit.term for hit in hits if hit.span[0] < stop and start < hit.span[1]]


def _misspelt(name: str, expected: str, got: str, place: Span) -> Flaw:
    return Flaw(f"expected {expected} for “{name}”, got «{got}»", place)


def _spell(name: str, lang: str) -> list[str]:
    """The best spelling, and the next where it is nearly as likely."""
    best, *others = transliterate(name, lang)[:_MAX_SPELLINGS]
    return [best.text, *(each.text for each in others if each.weight >= _NEARLY * best.weight)]


def _is_surely_person(name: Name, unit: Unit) -> bool:
    """All of a name with first name or title, unless the target has an office in its place."""
    if (
        name.kind is not NameKind.PERSON
        or _OFFICE.search(unit.target)
        or name.text != unit.key.source[slice(*name.span)]
    ):
        return False
    words = name.text.casefold().split()
    return (len(words) > 1 and words[0] in GIVEN_NAMES | PEOPLE.keys()) or _has_title(name, unit.key.source)
