"""Texts of findings as a reader is shown them: in one line, with nothing hidden."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import category, east_asian_width

import regex

# Control and direction characters would garble a terminal or hide what stands there; XML cannot hold the rest.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]")
# The vowels and finals of Hangul join the syllable before them.
_JOINED = regex.compile(r"[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]")
_MAX_CHARS = 500

Paint = Callable[[str, str], str]  # text and the name of a colour -> text


def plain(text: str, _: str) -> str:
    return text


def reveal(text: str) -> str:
    """Characters that cannot be seen as `<U+202E>`."""
    return _UNSEEN.sub(lambda found: _code(found[0]), text)


def reveal_change(text: str) -> str:
    """White space that is the whole of a change is shown too."""
    return reveal(text) if text.strip() else "".join(map(_code, text))


def cut(text: str, max_chars: int = _MAX_CHARS) -> str:
    return text if len(text) <= max_chars else f"{text[: max_chars - 1]}…"


def count_columns(text: str) -> int:
    """Of a terminal: East Asian wide letters take two, marks on a letter none (UAX #11)."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if letter.isascii():
        return 1
    if category(letter) in {"Mn", "Me"} or _JOINED.match(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def _code(letter: str) -> str:
    return f"<U+{ord(letter):04X}>"
