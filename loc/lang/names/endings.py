"""Whether what follows a name's own letters is an ending of Kazakh or Russian. All letters are folded (`name_letters`).

Harmony and assimilation are not asked for: folding has hidden them, and a name's own letters decide.
"""

from __future__ import annotations

from functools import cache, lru_cache

from loc.lang.forms import endings_kk as kk
from loc.lang.forms import endings_ru as ru
from loc.lang.names.letters import fold_cyrillic

# Adjectives and people of a place, «лондонский», «лондонцы», «лондондық»: the name is there all the same.
_SUFFIXES_RU = (
    *("ск", "овск", "евск", "инск", "анск", "ианск", "иск", "еск", "ейск", "енск"),
    *("цев", "ов", "ев", "ин", "ан"),
)
_PEOPLE_RU = ("ичан", "ичанин", "ец", "ц", "анин", "ан", "ин", "чанин", "к")
_ADJECTIVES_KK = ("лық", "лік", "дық", "дік", "тық", "тік")
_SUFFIXES_KK = (*_ADJECTIVES_KK, "шыл", "шіл", "лы", "лі", "ды", "ді", "ты", "ті")
_OTHER_MAX = 3
_NOUN_RU = ("", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ам", "ами", "ах", "ой", "ею", "ей", "ых", "ым", "ыми")


@lru_cache(maxsize=8192)
def is_ending(rest: str, lang: str) -> bool:
    """No letters are one too. In languages but kk and ru up to three letters are."""
    if not rest:
        return True
    if lang == "ru":
        return rest in _russian()
    return _is_chain(rest, "stem") or _is_derived(rest, _SUFFIXES_KK) if lang == "kk" else len(rest) <= _OTHER_MAX


@lru_cache(maxsize=8192)
def is_adjective(rest: str, lang: str) -> bool:
    """Whether the name has become a word in small letters: «лондонский», «лондондық»."""
    if lang == "kk":
        return _is_derived(rest, _ADJECTIVES_KK)
    return lang == "ru" and rest in _russian_adjectives()


@cache
def _russian() -> frozenset[str]:
    nouns = {ending for _, _, endings in ru.NOUN_TYPES for ending in endings}
    plain = {*nouns, *ru.CONSONANT_TYPE, *ru.SURNAME_ENDINGS, *ru.ADJECTIVE, "а", "я", "о", "ы", "ь"}
    people = {suffix + ending for suffix in _PEOPLE_RU for ending in _NOUN_RU}
    return frozenset(map(fold_cyrillic, {*plain, *people})) | _russian_adjectives()


@cache
def _russian_adjectives() -> frozenset[str]:
    return frozenset(fold_cyrillic(suffix + ending) for suffix in _SUFFIXES_RU for ending in ru.ADJECTIVE)


@cache
def _kazakh(slot: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold_cyrillic, kk.ENDINGS[slot])))


def _is_chain(rest: str, slot: str) -> bool:
    if not rest:
        return True
    return any(
        rest.startswith(ending) and _is_chain(rest[len(ending) :], follower)
        for follower in kk.FOLLOWERS[slot]
        for ending in _kazakh(follower)
    )


def _is_derived(rest: str, suffixes: tuple[str, ...]) -> bool:
    folded = dict.fromkeys(map(fold_cyrillic, suffixes))
    return any(rest.startswith(suffix) and _is_chain(rest[len(suffix) :], "stem") for suffix in folded)
