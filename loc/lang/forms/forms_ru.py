"""All forms of a Russian word with case, number and gender. By the dictionary of pymorphy3, over all its parses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from loc.lang.forms.inflect_ru import load_analyzer
from loc.lang.numbers.calendar_words import CASES

Tag = tuple[str, str, str]
Tags = frozenset[Tag]

_GENDERS = ("masc", "femn", "neut")
# Case, number, gender, which is "" in the plural.
ALL_TAGS: Tags = frozenset((case, *rest) for case in CASES for rest in (*(("sing", g) for g in _GENDERS), ("plur", "")))

_SECOND_CASES = {"gen1": "gent", "gen2": "gent", "acc1": "accs", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_ADJECTIVES = frozenset({"ADJF", "PRTF", "NUMR", "NPRO"})
# Names of places, people and bodies stand in one number: «Кабулов» is no form of «Кабул».
_NAMES = frozenset({"Geox", "Name", "Patr", "Orgn", "Trad"})
_SURNAME = "Surn"
_FUNCTION_WORDS = frozenset({"PREP", "CONJ", "PRCL", "NPRO"})
_UNDECIDED_GENDER = frozenset({"ms-f", "Ms-f", "GNdr", ""})


@dataclass(frozen=True, slots=True)
class WordForms:
    """By form, in small letters with е for ё. A word may be both, «рабочий»; both are empty if it does not decline."""

    noun: Mapping[str, Tags]
    adjective: Mapping[str, Tags]


@lru_cache(maxsize=8192)
def find_forms(word: str, *, name: bool = False) -> WordForms | None:
    """Of a dictionary form in small letters; None for words the dictionary lacks.

    A `name` is read as one where it can be: «Вена», not «вена».
    """
    analyzer = load_analyzer()
    if not analyzer.word_is_known(word):
        return None
    parses = [parse for parse in analyzer.parse(word) if _is_dictionary_form(parse, word)]
    if name:
        parses = [parse for parse in parses if _is_name(parse)] or parses
    return WordForms(
        _collect(entry for parse in parses if parse.tag.POS not in _ADJECTIVES for entry in _decline(parse)),
        _collect(entry for parse in parses if parse.tag.POS in _ADJECTIVES for entry in _decline(parse)),
    )


@lru_cache(maxsize=4096)
def is_function_word(word: str) -> bool:
    """Whether it may be a preposition, conjunction, particle or pronoun, «того» being one of «тот»."""
    parses = load_analyzer().parse(word)
    return any(parse.tag.POS in _FUNCTION_WORDS or "Apro" in parse.tag for parse in parses)


def fold(word: str) -> str:
    return word.replace("ё", "е")


def _is_dictionary_form(parse: Any, word: str) -> bool:  # noqa: ANN401 - pymorphy3 is untyped
    tag = parse.tag
    return fold(parse.word) == fold(word) and (tag.case == "nomn" or tag.POS == "INFN")


def _is_name(parse: Any) -> bool:  # noqa: ANN401
    return bool((_NAMES | {_SURNAME}) & set(parse.tag.grammemes))


def _decline(parse: Any) -> Iterator[tuple[str, Tags]]:  # noqa: ANN401
    tag = parse.tag
    one_number = tag.number if _NAMES & set(tag.grammemes) else ""
    alike = {tag.POS, tag.tense, tag.voice, tag.aspect} - {None}
    for form in parse.lexeme:
        if tag.POS == "INFN":
            yield fold(form.word), ALL_TAGS
        elif alike <= set(form.tag.grammemes) and form.tag.number in (one_number or form.tag.number, None):
            yield fold(form.word), frozenset(_read_tags(form.tag))


def _read_tags(tag: Any) -> Iterator[Tag]:  # noqa: ANN401
    case = _SECOND_CASES.get(tag.case, tag.case)
    if case not in CASES:
        return
    if tag.number == "plur":
        yield case, "plur", ""
        return
    gender = str(tag.gender or "")
    for each in _GENDERS if gender in _UNDECIDED_GENDER or "ms-f" in tag.grammemes else (gender,):
        yield case, "sing", each


def _collect(entries: Iterable[tuple[str, Tags]]) -> Mapping[str, Tags]:
    found: defaultdict[str, set[Tag]] = defaultdict(set)
    for form, tags in entries:
        found[form] |= tags
    return {form: frozenset(tags) for form, tags in found.items() if tags}
