"""Language codes as people and programs write them, made one."""

from __future__ import annotations

# ISO 639-2 and the common mistake "kz" (the country); kk_Latn stays a language of its own.
_ALIASES = {"kaz": "kk", "kz": "kk", "kk-kz": "kk", "kk-cyrl": "kk", "kk@cyrillic": "kk", "kk-cyrl-kz": "kk"}
_ALIASES |= {"rus": "ru", "ru-ru": "ru", "ru-kz": "ru", "eng": "en", "en-us": "en", "en-gb": "en"}

_NAMES = {"en": "English", "kk": "Kazakh", "ru": "Russian"}


def normalize_lang(code: str) -> str:
    """`kk_KZ` -> `kk`, `ru-RU` -> `ru`; codes it does not know come back with `-` for `_`."""
    dashed = code.strip().replace("_", "-")
    return _ALIASES.get(dashed.lower(), dashed)


def language_name(code: str) -> str:
    return _NAMES.get(code, code)
