"""Russian terms: adjectives agree with their noun in case, number and gender, what follows the noun may stay.

Forms come from the dictionary; words it lacks take all paradigms that their last letters allow. Too many do no harm.
Source: Русская грамматика, 1980, on indeclinable nouns, agreement and apposition.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loc.glossary.paradigms import guess_forms
from loc.glossary.words import TargetWord, Word
from loc.lang.forms.endings_ru import ABBREVIATION_ENDINGS, OTHER_STARTS, SURNAME_LAST
from loc.lang.forms.forms_ru import ALL_TAGS, Tags, WordForms, find_forms, is_function_word

_NONE: Tags = frozenset()
_VOWEL = regex.compile(r"[аеиоуыэюя]")
_NEW_SENTENCE = regex.compile(r"[.!?…]")


def is_form(sought: Sequence[TargetWord], words: Sequence[Word]) -> bool:
    if not all(_may_fit(wanted, word) for wanted, word in zip(sought, words, strict=True)):
        return False
    if len(sought) == 1:
        return _is_any_form(sought[0], words[0]) and not _reads_otherwise(sought[0], words[0])
    unchanged = all(word.folded == wanted.folded for wanted, word in zip(sought, words, strict=True))
    return unchanged or _agree(sought, words)


def find_starts(wanted: TargetWord) -> tuple[str, ...]:
    return (wanted.start, *OTHER_STARTS.get(wanted.folded, ()))


def _may_fit(wanted: TargetWord, word: Word) -> bool:
    """A quick no to most words: forms keep their first letters, and names and abbreviations their capitals."""
    if wanted.abbreviation:
        return word.text.startswith(wanted.text) and word.text[len(wanted.text) :] in ABBREVIATION_ENDINGS
    return word.folded.startswith(find_starts(wanted)) and (word.text[0].isupper() or not wanted.name)


def _is_any_form(wanted: TargetWord, word: Word) -> bool:
    return word.folded == wanted.folded or bool(_tags(wanted, word))


def _reads_otherwise(wanted: TargetWord, word: Word) -> bool:
    """«после» is hardly a form of «посол», nor «Того» at the beginning of a sentence the country."""
    if word.text.isupper() or not is_function_word(word.folded):
        return False
    return word.folded != wanted.folded or (wanted.name and (not word.start or bool(_NEW_SENTENCE.search(word.gap))))


def _agree(sought: Sequence[TargetWord], words: Sequence[Word]) -> bool:
    """Whether there is a case and number that the noun, its adjectives and what is apposed to it all stand in."""
    head = _find_head(sought)
    block, cases = ALL_TAGS, _cut_gender(ALL_TAGS)
    for at, (wanted, word) in enumerate(zip(sought, words, strict=True)):
        if word.folded == wanted.folded and (at > head or _may_stay(wanted)):
            continue
        tags = _tags(wanted, word) if at <= head or _is_apposed(wanted, sought[head]) else _NONE
        if at == head or (at < head and _read(wanted).adjective):
            block &= tags
        cases &= _cut_gender(tags)
    return bool(cases & _cut_gender(block))


def _cut_gender(tags: Tags) -> frozenset[tuple[str, str]]:
    return frozenset((case, number) for case, number, _ in tags)


def _may_stay(wanted: TargetWord) -> bool:
    """The first part of «Нью-Йорк», the one-syllable names of «Ким Чен Ын», and what has no forms."""
    short = wanted.text[0].isupper() and not wanted.last and len(_VOWEL.findall(wanted.folded)) == 1
    return short or wanted.hyphen or not _declines(wanted)


def _is_apposed(wanted: TargetWord, head: TargetWord) -> bool:
    """In the nominative like the noun before: «Республика Беларусь», «Ильхам Алиев», but not «Совет безопасности»."""
    return bool(_cut_gender(_base_tags(wanted)) & _cut_gender(_base_tags(head)))


def _base_tags(wanted: TargetWord) -> Tags:
    forms = _read(wanted)
    tags = forms.noun.get(wanted.folded, _NONE) | forms.adjective.get(wanted.folded, _NONE)
    return frozenset(tag for tag in tags if tag[0] == "nomn")


def _find_head(sought: Sequence[TargetWord]) -> int:
    """The first noun, but of «государства-члены» the second."""
    nouns = [at for at, wanted in enumerate(sought) if _read(wanted).noun and not wanted.abbreviation]
    return next((at for at in nouns if not sought[at].hyphen), nouns[0] if nouns else 0)


def _tags(wanted: TargetWord, word: Word) -> Tags:
    if wanted.abbreviation:
        return ALL_TAGS
    forms = _read(wanted)
    tags = forms.noun.get(word.folded, _NONE) | forms.adjective.get(word.folded, _NONE)
    return tags or (ALL_TAGS if word.folded == wanted.folded else _NONE)


def _declines(wanted: TargetWord) -> bool:
    forms = _read(wanted)
    return not wanted.abbreviation and bool(forms.noun or forms.adjective)


def _read(wanted: TargetWord) -> WordForms:
    return _read_forms(wanted.folded, name=wanted.name, sure=wanted.alone or _is_surname(wanted))


@lru_cache(maxsize=8192)
def _read_forms(base: str, *, name: bool, sure: bool) -> WordForms:
    """`sure`: it is a dictionary form, whatever the dictionary says: «Токаев» is no «токаев», many a Tokay."""
    known = find_forms(base, name=name)
    if known is None or (sure and not known.noun and not known.adjective):
        return guess_forms(base, name=name)
    return known


def _is_surname(wanted: TargetWord) -> bool:
    return wanted.text[0].isupper() and wanted.folded.endswith(SURNAME_LAST)
