"""Wordings inside messages of several checks."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from loc.lang.message import say

_IN = MappingProxyType({"en": say("in English"), "kk": say("in Kazakh"), "ru": say("in Russian")})
_TEXTS = MappingProxyType({"en": say("en"), "kk": say("kk"), "ru": say("ru")})


def say_any(choices: Sequence[str]) -> str:
    """All of them, of which one will do; there is at least one."""
    if len(choices) == 1:
        return choices[0]
    half = len(choices) // 2
    return say("{these} or {other}", these=say_any(choices[:half]), other=say_any(choices[half:]))


def say_in(lang: str) -> str:
    """In what language something was said or written."""
    return _IN.get(lang) or say("in {lang}", lang=lang)


def say_text(lang: str) -> str:
    """A text of this language."""
    return _TEXTS.get(lang, lang)
