"""Marks that come in pairs."""

from __future__ import annotations

import regex

_NEAR_CHARS = 5
# «1)» and «а)» number a list.
_LIST_MARK = regex.compile(r"(?:^|[;:,]\s)[\p{L}\p{N}]{1,2}$")
# Speech begins with the sentence or after a colon, and ends it or stands before the speaker.
_SPEECH_START = regex.compile(r"(?:^|[:–—]\s*)$")
_SPEECH_END = regex.compile(r"[,.!?…]*(?:\s*[–—-]\s|$)")


def find_unpaired(text: str, opening: str, closing: str) -> tuple[int, ...]:
    """Places of marks without their other half.

    One «»» may close an inner quotation and the outer one: equal marks are not set twice (Мильчин, Чельцова 2003).
    """
    last = text.rfind(closing)
    alone: list[int] = []
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter == opening:
            opened.append(place)
        elif letter == closing:
            if opened:
                is_speech = closing == "»" and place == last and _is_speech(text, opened[0], place)
                del opened[0 if is_speech else -1 :]
            elif closing != ")" or not _LIST_MARK.search(text, max(0, place - _NEAR_CHARS), place):
                alone.append(place)
    return (*alone, *opened)


def _is_speech(text: str, opening: int, closing: int) -> bool:
    starts = _SPEECH_START.search(text, max(0, opening - _NEAR_CHARS), opening)
    return bool(starts and _SPEECH_END.match(text, closing + 1))


def count_unpaired(text: str, opening: str, closing: str) -> int:
    return len(find_unpaired(text, opening, closing))
