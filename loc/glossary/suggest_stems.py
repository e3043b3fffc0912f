"""Words of a target with their endings cut off, so that the forms of one word are counted as one."""

from __future__ import annotations

from functools import lru_cache

from loc.lang.forms import endings_kk as kk
from loc.lang.forms import endings_ru as ru

_MIN_STEM = 3
_HARD = {voiced: voiceless for voiceless, voiced in kk.VOICING.items()}
_SOFT_SIGN_AND_VOWELS = "аеёиоуыэюяйь"


def _longest_first(endings: set[str]) -> tuple[str, ...]:
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))


_SLOTS_KK = set(kk.ENDINGS) - {"relative"}
_RELATIVE_KK = {locative + ending for locative in kk.ENDINGS["locative"] for ending in kk.ENDINGS["relative"]}
_KAZAKH = _longest_first(
    _RELATIVE_KK | {each for slot in _SLOTS_KK for each in kk.ENDINGS[slot] if len(each) > 1} | {"ы", "і"}
)
_RUSSIAN = _longest_first(
    {*ru.ADJECTIVE, *ru.CONSONANT_TYPE, *ru.SURNAME_ENDINGS, *(e for _, _, rows in ru.NOUN_TYPES for e in rows)}
)


@lru_cache(maxsize=1 << 18)
def stem(word: str, lang: str) -> str:
    """In small letters; too short a stem is harmless, for all forms of the word share it."""
    folded = word.casefold().replace("ё", "е")
    if lang == "kk":
        return _stem_kazakh(folded)
    return _stem_russian(folded) if lang == "ru" else folded


def _stem_kazakh(word: str) -> str:
    while shorter := _cut(word, _KAZAKH):
        word = shorter
    return word[:-1] + _HARD.get(word[-1], word[-1]) if len(word) > _MIN_STEM else word


def _stem_russian(word: str) -> str:
    return (_cut(word, _RUSSIAN) or word).rstrip(_SOFT_SIGN_AND_VOWELS) or word


def _cut(word: str, endings: tuple[str, ...]) -> str:
    """The word without its longest ending, "" where it has none."""
    return next((word[: -len(e)] for e in endings if len(word) - len(e) >= _MIN_STEM and word.endswith(e)), "")
