"""Agreed names of people and bodies in the short forms that a sentence may have in their place, or in full."""

from __future__ import annotations

from functools import lru_cache

import regex

from loc.lang.names.letters import fold_cyrillic
from loc.lang.names.match import is_form

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_ACRONYM = regex.compile(r"(?<![\p{L}])\p{Lu}{3,}(?![\p{Lu}])")
# Words that an acronym leaves out.
_SMALL_WORDS = frozenset({"и", "по", "в", "на", "для", "с", "о", "және", "мен", "пен", "бен", "туралы", "жөніндегі"})
_BODY = regex.compile(r"(?:deputy |vice[- ])?(?:minister|ministry|agency|committee|department)\b", regex.IGNORECASE)
_GOES_ON = regex.compile(r"(?:,| and) (?:\p{Lu}|the )")
_STEM_CHARS = 5
# «Генпрокуратура», «нацгвардия»: so many letters are left of the adjective.
_CLIPPED_CHARS = (3, 4)
_MIN_PARTS = 2


def is_shortened(agreed: str, target: str, lang: str) -> bool:
    """Whether «А. Мамин», «АШМ» or «Генпрокуратура» stand for the whole that is `agreed`, or the whole for «ҰҚШҰ»."""
    words = _split(agreed)
    if len(words) < _MIN_PARTS:
        return agreed.isupper() and _has_whole(agreed, target)
    return (
        _has_acronym(words, target)
        or _has_initial(words, target, lang)
        or (lang == "ru" and len(words) == _MIN_PARTS and _has_clipped(words[0], words[1], target))
    )


def stands_apart(english: str, after: str, agreed: str, target: str) -> bool:
    """Whether a longer title, “Minister of Defense and Industry”, has all words of a body's name, others between them.

    `after` is what follows the English name.
    """
    if not _BODY.match(english) or not _GOES_ON.match(after):
        return False
    lowered = target.casefold()
    return all(word[:_STEM_CHARS].casefold() in lowered for word in _split(agreed))


@lru_cache(maxsize=2048)
def _split(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _has_acronym(words: tuple[str, ...], target: str) -> bool:
    if not _ACRONYM.search(target):
        return False
    sought = "".join(word[0] for word in words if word not in _SMALL_WORDS).upper()
    return sought in _ACRONYM.findall(target)


def _has_whole(acronym: str, target: str) -> bool:
    """The words of it side by side, the first with a capital; both of two."""
    words = [word for word in _split(target) if word not in _SMALL_WORDS]
    initials = "".join(word[0] for word in words).upper()
    at = initials.find(acronym)
    capitals = sum(word[0].isupper() for word in words[at : at + len(acronym)])
    return at >= 0 and words[at][0].isupper() and (len(acronym) > _MIN_PARTS or capitals == _MIN_PARTS)


def _has_initial(words: tuple[str, ...], target: str, lang: str) -> bool:
    """All words of a person's name have a capital; initials of several names may stand before the surname.

    The first name in full counts too: of a surname any ending will do here, «Сүлейменовты» and «Сүлейменовті».
    """
    if not all(word[0].isupper() for word in words):
        return False
    first = words[0]
    begun = regex.compile(rf"\b{first[0]}(?:\. ?(?:\p{{Lu}}\. ?)?|{first[1:]} )(\p{{Lu}}[\p{{L}}\p{{M}}]+)")
    surname = fold_cyrillic(words[-1])
    return any(is_form(fold_cyrillic(match[1]), surname, lang) for match in begun.finditer(target))


def _has_clipped(adjective: str, noun: str, target: str) -> bool:
    clipped = [adjective[:size].casefold() for size in _CLIPPED_CHARS]
    base = fold_cyrillic(noun)
    return any(
        word.casefold().startswith(begin) and is_form(fold_cyrillic(word[len(begin) :]), base, "ru")
        for word in _split(target)
        for begin in clipped
    )
