"""Names in folded letters, so that one table serves Kazakh and Russian: what both have for one sound is one letter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "ә": "а", "ғ": "г", "ё": "е", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
    "э": "е", "й": "и", "ы": "и", "щ": "ш", "ю": "иу", "я": "иа", "ь": "", "ъ": "",
    "’": "", "'": "", "ʼ": "", "‘": "", "`": "",
}  # fmt: skip
_LATIN = {
    "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
    "č": "ch", "ć": "ch", "š": "sh", "ş": "sh", "ž": "zh", "ż": "zh", "ř": "rz",
    "’": "", "'": "", "ʼ": "", "‘": "", "`": "",
}  # fmt: skip
_TO_CYRILLIC = str.maketrans(_CYRILLIC)
_TO_LATIN = str.maketrans(_LATIN)


@lru_cache(maxsize=8192)
def fold_cyrillic(word: str) -> str:
    """A word in small letters without apostrophes; Kazakh letters are the nearest Russian ones, я and ю two letters."""
    return word.casefold().translate(_TO_CYRILLIC)


@lru_cache(maxsize=8192)
def fold_latin(word: str) -> str:
    """In small letters without accents and apostrophes: `Łukašenka` is `lukashenka`."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", word.casefold()).translate(_TO_LATIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
