from __future__ import annotations

from collections.abc import Iterator

import regex

from loc.check.protocol import Flaw, Setting
from loc.lang.capitalised import Name, NameKind, find_names
from loc.lang.capitalised_words import GIVEN_NAMES, TITLES
from loc.lang.name_match import find_name, significant_words
from loc.lang.name_near import expected_spelling, find_near
from loc.lang.transliterate import transliterate
from loc.model import Severity, Span, Unit

severity = Severity.WARNING

_LANGS = frozenset({"kk", "ru"})
_MAX_SPELLINGS = 2
_MIN_LETTERS = 3
_BEFORE = regex.compile(r"(\p{L}+)\.? $")
_AFTER = regex.compile(r"(?:['’]s)? (\p{L}+)")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼ‘]\p{L}+)*")


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:
    """A name the target lacks, or has in letters that are not its own.

    Acronyms and the proper words of longer titles may be translated, and names before a noun become adjectives: they
    are not asked for. A person told by first name or office is an error.
    """
    if setting.lang not in _LANGS or setting.source_lang != "en":
        return
    source, target = unit.key.source, unit.target
    named = {name.text: name for name in find_names(source) if name.kind is not NameKind.ACRONYM}
    places = {name: find_name(name.text, target, setting.lang) for name in named.values()}
    for name, span in places.items():
        if span:
            yield from _compare_letters(name, target, span, setting.lang)
        elif _must_stand(name, source):
            taken = [span for span in places.values() if span]
            yield from _judge(name, unit, setting, taken)


def _compare_letters(name: Name, target: str, span: Span, lang: str) -> Iterator[Flaw]:
    words = significant_words(name.text)
    found = list(_WORD.finditer(target, *span))
    for word, match in zip(words, found, strict=False) if len(words) == len(found) else ():
        expected = expected_spelling(word, match[0], lang)
        if expected:
            yield _misspelt(word, expected, match[0], match.span())


def _misspelt(name: str, expected: str, got: str, span: Span) -> Flaw:
    return Flaw(f"expected «{expected}» for “{name}”, got «{got}»", span)


def _must_stand(name: Name, source: str) -> bool:
    start, stop = name.span
    before, after = _BEFORE.search(source, max(0, start - 20), start), _AFTER.match(source, stop)
    if " " in name.text or (before and before[1].casefold() in TITLES):
        return True
    if len(name.text) < _MIN_LETTERS or name.kind is NameKind.ORGANISATION:
        return False
    return True


def _judge(name: Name, unit: Unit, setting: Setting, taken: list[Span]) -> Iterator[Flaw]:
    target, lang = unit.target, setting.lang
    known = _known(name, unit, setting)
    if known is None or find_name(name.text, target, lang, {name.text: known}):
        return
    near = find_near(name.text, target, lang)
    if near and not any(start < near.span[1] and near.span[0] < stop for start, stop in taken):
        if near.misspelt:
            yield _misspelt(name.text, _spell(name, lang), near.text, near.span)
        return
    level = Severity.ERROR if _is_person(name, unit.key.source) else None
    yield Flaw(f"the name “{name.text}” is missing, expected «{_spell(name, lang)}»", severity=level)


def _known(name: Name, unit: Unit, setting: Setting) -> list[str] | None:
    hits = setting.glossary.find(unit.key.source, setting.published)
    terms = [hit.term for hit in hits if hit.span[0] < name.span[1] and name.span[0] < hit.span[1]]
    if any(term in setting.glossary.terms for term in terms):
        return None
    return [term.target for term in terms]


def _spell(name: Name, lang: str) -> str:
    return " / ".join(each.text for each in transliterate(name.text, lang)[:_MAX_SPELLINGS])


def _is_person(name: Name, source: str) -> bool:
    return name.kind is NameKind.PERSON and " " in name.text
