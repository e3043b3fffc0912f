"""Forms of Russian words that the dictionary lacks, by the last letters of the dictionary form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loc.lang.forms import endings_ru as ru
from loc.lang.forms.forms_ru import ALL_TAGS, Tag, Tags, WordForms

_MIN_DECLINED = 3
_MIN_SURNAME = 4
_ADJECTIVE_ENDING_LENGTH = 2
_VOWELS = frozenset("аеиоуыэюя")
_HARD_TYPES = frozenset({"", "а"})


def guess_forms(base: str, *, name: bool) -> WordForms:
    """`base` is in small letters with е for ё; `name`: it is one capitalised word."""
    adjective = _decline_adjective(base)
    if adjective and not name:
        return WordForms({}, adjective)
    return WordForms(dict.fromkeys(_decline(base, name=name), ALL_TAGS), adjective)


def _decline(base: str, *, name: bool) -> Iterator[str]:
    yield base
    if len(base) < _MIN_DECLINED and base[-1] in _VOWELS:
        return
    yield from _decline_name(base)
    yield from _decline_surname(base)
    if not name:
        yield from _decline_noun(base)
        yield from _bare_genitive(base)
        yield from _drop_vowel(base)


def _decline_adjective(base: str) -> Mapping[str, Tags]:
    stem, ending = base[:-_ADJECTIVE_ENDING_LENGTH], base[-_ADJECTIVE_ENDING_LENGTH:]
    tells = ending in ru.ADJECTIVE_NOMINATIVE or base.endswith(ru.ADJECTIVE_LAST)
    if not tells or len(stem) < _MIN_DECLINED:
        return {}
    forms: dict[str, set[Tag]] = {}
    for gender, cases in ru.ADJECTIVE_CASES.items():
        for case, endings in cases.items():
            for each in endings:
                forms.setdefault(stem + each, set()).add((case, "sing" if gender else "plur", gender))
    return {form: frozenset(tags) for form, tags in forms.items()}


def _decline_surname(base: str) -> Iterator[str]:
    if base.endswith(ru.SURNAME_LAST) and len(base) > _MIN_SURNAME:
        yield from (base + ending for ending in ru.SURNAME_ENDINGS)


def _decline_name(base: str) -> Iterator[str]:
    last = base[-1]
    if last == "о" and not base.endswith(ru.DECLINED_NAMES_IN_O):
        return
    if last in ru.NAME_NOUN_TYPES:
        yield from (base[:-1] + ending for ending in ru.NAME_NOUN_TYPES[last])
    elif _noun_type(base):
        yield from _decline_noun(base)
        yield from _bare_genitive(base) if last == ru.PLURAL_LAST else ()
    else:
        yield from (base + ending for ending in ru.NAME_CONSONANT_TYPE)


def _decline_noun(base: str) -> Iterator[str]:
    if base.endswith(ru.UNDECLINED_LAST) and not base.endswith("ии"):
        return
    cut, endings = _noun_type(base) or ("", ru.CONSONANT_TYPE)
    stem = base.removesuffix(cut)
    wrong = "ы" if stem[-1:] in ru.BEFORE_I else "и"
    hard = cut in _HARD_TYPES
    yield from (stem + ending for ending in endings if not (hard and ending == wrong))


def _noun_type(base: str) -> tuple[str, tuple[str, ...]] | None:
    """What is cut off and what takes its place; None for nouns that end in a consonant."""
    return next(((cut, endings) for last, cut, endings in ru.NOUN_TYPES if base.endswith(last)), None)


def _drop_vowel(base: str) -> Iterator[str]:
    for last, short in ru.FLEETING_LAST:
        if base.endswith(last):
            yield from (base.removesuffix(last) + short + ending for ending in ru.CONSONANT_TYPE)
            return


def _bare_genitive(base: str) -> Iterator[str]:
    if base[-1] in ru.BARE_GENITIVE_LAST and len(base) > _MIN_DECLINED:
        yield base[:-1]
