"""Chinese names in pinyin written in Cyrillic by the system of Palladius (Палладий), which Kazakh follows too.

Source: Гиляревский, Старостин, «Иностранные имена и названия в русском тексте», 1985, the table of Palladius.
"""

from __future__ import annotations

from functools import cache, lru_cache

_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к",
    "h": "х", "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц",
    "s": "с",
}  # fmt: skip
_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь",
    "ang": "ан", "eng": "эн", "ong": "ун", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй",
    "uan": "уань", "un": "унь", "uang": "уан",
}  # fmt: skip
_I_FINALS = {
    "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян",
    "ing": "ин", "iong": "юн",
}  # fmt: skip
_U_FINALS = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
_WHOLE = {
    "zhi": "чжи", "chi": "чи", "shi": "ши", "ri": "жи", "zi": "цзы", "ci": "цы", "si": "сы", "hui": "хуэй",
    "er": "эр", "e": "э", "a": "а", "ai": "ай", "an": "ань", "ang": "ан", "ao": "ао", "ou": "оу", "nü": "нюй",
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян",
    "ying": "ин", "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wu": "у", "wa": "ва",
    "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн",
    "lü": "люй", "lv": "люй", "lue": "люэ", "nv": "нюй",
}  # fmt: skip
_PALATAL = ("j", "q", "x")
_WITH_I = frozenset("bpmdtnljqx")
_DIVIDES = frozenset("аоуэеиюя")
_MAX_SYLLABLE = 6


@cache
def _syllables() -> dict[str, str]:
    plain = {i + f: _INITIALS[i] + out for i in _INITIALS if i not in _PALATAL for f, out in _FINALS.items()}
    narrow = {i + f: _INITIALS[i] + out for i in _INITIALS if i in _WITH_I for f, out in _I_FINALS.items()}
    rounded = {i + f: _INITIALS[i] + out for i in _PALATAL for f, out in _U_FINALS.items()}
    return plain | narrow | rounded | _WHOLE


@lru_cache(maxsize=4096)
def read_pinyin(word: str) -> str | None:
    """`Jinping` -> «цзиньпин», in small letters; None for what is no pinyin. Long syllables go first."""
    return _read(word.casefold().replace("'", "").replace("’", ""))


def _read(rest: str) -> str | None:
    if not rest:
        return ""
    for length in range(min(_MAX_SYLLABLE, len(rest)), 0, -1):
        syllable = _syllables().get(rest[:length])
        after = _read(rest[length:]) if syllable else None
        if syllable and after is not None:
            return syllable + ("ъ" if _must_divide(syllable, after) else "") + after
    return None


def _must_divide(syllable: str, after: str) -> bool:
    """«Чанъань»: a hard sign parts н from the vowel of the next syllable."""
    return syllable.endswith("н") and after[:1] in _DIVIDES
