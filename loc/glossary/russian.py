"""Russian word forms: the paradigms that a dictionary form can have by its last letters. Too many do no harm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from loc.lang import endings_ru as ru

_MIN_DECLINED = 3
_MIN_SURNAME = 4
_ADJECTIVE_ENDING_LENGTH = 2
_HARD_TYPES = frozenset({"", "а"})


def is_form(word: str, base: str, *, name: bool) -> bool:
    """`name`: the term is one capitalised word. Both casefolded."""
    return fold(word) in _forms(fold(base), name=name)


def fold(word: str) -> str:
    return word.replace("ё", "е")


@lru_cache(maxsize=8192)
def _forms(base: str, *, name: bool) -> frozenset[str]:
    if len(base) < _MIN_DECLINED:
        return frozenset({base})
    declined = {*_decline_name(base)} if name else {*_decline_noun(base), *_bare_genitive(base), *_drop_vowel(base)}
    forms = {base, *declined, *_decline_surname(base), *_decline_adjective(base)}
    return frozenset(form for form in forms if (base, form) not in ru.NOT_FORMS)


def _decline_adjective(base: str) -> Iterator[str]:
    stem, ending = base[:-_ADJECTIVE_ENDING_LENGTH], base[-_ADJECTIVE_ENDING_LENGTH:]
    if ending in ru.ADJECTIVE and len(stem) >= _MIN_DECLINED:
        yield from (stem + other for other in ru.ADJECTIVE)


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
        yield from (_stem(base) + ending for ending in ru.NAME_CONSONANT_TYPE)


def _decline_noun(base: str) -> Iterator[str]:
    if base.endswith(ru.UNDECLINED_LAST) and not base.endswith("ии"):
        return
    cut, endings = _noun_type(base) or ("", ru.CONSONANT_TYPE)
    stem = _stem(base).removesuffix(cut)
    wrong = "ы" if stem[-1] in ru.BEFORE_I else "и"
    hard = cut in _HARD_TYPES
    yield from (stem + ending for ending in endings if not (hard and ending == wrong))


def _noun_type(base: str) -> tuple[str, tuple[str, ...]] | None:
    """What is cut off and what takes its place; None for nouns that end in a consonant."""
    return next(((cut, endings) for last, cut, endings in ru.NOUN_TYPES if base.endswith(last)), None)


def _stem(base: str) -> str:
    return ru.FLEETING.get(base, base)


def _drop_vowel(base: str) -> Iterator[str]:
    for last, short in ru.FLEETING_LAST:
        if base.endswith(last):
            yield from (base.removesuffix(last) + short + ending for ending in ru.CONSONANT_TYPE)
            return


def _bare_genitive(base: str) -> Iterator[str]:
    if base[-1] in ru.BARE_GENITIVE_LAST and len(base) > _MIN_DECLINED:
        yield base[:-1]
