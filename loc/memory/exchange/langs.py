"""Language codes of files, and whether they mean the language that is asked for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from loc.lang.codes import normalize_lang

# The script that goes without saying: CLDR, likelySubtags.
_SCRIPTS = {"en": "latn", "kk": "cyrl", "ru": "cyrl"}
# CLDR has kk-Arab for Mongolia, too; Kazakhs there write Cyrillic.
_ARABIC_KAZAKH = frozenset({"af", "cn", "ir"})
_MODIFIERS = {"cyrillic": "cyrl", "latin": "latn", "arabic": "arab"}
_SCRIPT_LETTERS = 4
_SEPARATOR = re.compile(r"[-_.@]")


class _Code(NamedTuple):
    language: str
    script: str
    private: tuple[str, ...]


@lru_cache(maxsize=1000)
def fits(code: str, lang: str) -> bool:
    """Whether text in `code` serves for `lang`: one language in one script, whatever the region.

    `en-US` fits `en`, `kk-Cyrl-KZ` fits `kk`; `kk-Latn`, `kk-CN` and the pseudo-locale `kk-x-pseudo` do not.
    """
    return _parse(code) == _parse(lang)


def _parse(code: str) -> _Code:
    language, *rest = _SEPARATOR.split(code.strip().lower())
    language = normalize_lang(language)
    mark = rest.index("x") if "x" in rest else len(rest)
    named = (_MODIFIERS.get(tag, tag) for tag in rest[:mark])
    script = next((tag for tag in named if len(tag) == _SCRIPT_LETTERS and tag.isalpha()), None)
    if script is None:
        is_arabic = language == "kk" and not _ARABIC_KAZAKH.isdisjoint(rest)
        script = "arab" if is_arabic else _SCRIPTS.get(language, "")
    return _Code(language, script, tuple(rest[mark:]))
