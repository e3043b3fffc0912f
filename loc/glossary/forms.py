"""Whether a term's target stands in a text in any grammatical form, by language."""

from __future__ import annotations

from loc.glossary import kazakh, russian
from loc.glossary.words import FormTest, TargetWord, contains
from loc.lang import endings_ru


def stands_in(text: str, target: str, lang: str) -> bool:
    """Languages without rules of their own take the words as they are, in capital or small letters."""
    return contains(text, target, _TESTS.get(lang, _is_same))


def _is_same(wanted: TargetWord, word: str) -> bool:
    return word == wanted.text if wanted.is_abbreviation else word.casefold() == wanted.folded


def _is_kazakh(wanted: TargetWord, word: str) -> bool:
    if wanted.is_abbreviation:
        rest = word.removeprefix(wanted.text)
        return word.startswith(wanted.text) and (not rest or kazakh.is_ending(rest.casefold()))
    if not _may_fit(wanted, word):
        return False
    return kazakh.is_form(word.casefold(), wanted.folded, alone=wanted.alone, last=wanted.last)


def _is_russian(wanted: TargetWord, word: str) -> bool:
    if wanted.is_abbreviation:
        return word.startswith(wanted.text) and word.removeprefix(wanted.text) in endings_ru.ABBREVIATION_ENDINGS
    return _may_fit(wanted, word) and russian.is_form(word.casefold(), wanted.folded, name=wanted.is_name)


def _may_fit(wanted: TargetWord, word: str) -> bool:
    """A quick no to most words: forms keep their first letter, and names their capital."""
    return word[0].casefold() == wanted.folded[0] and (word[0].isupper() or not wanted.is_name)


_TESTS: dict[str, FormTest] = {"kk": _is_kazakh, "ru": _is_russian}
