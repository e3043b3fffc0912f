"""A clause made a sentence: capital, end mark."""

from __future__ import annotations

import re

_ENDED = re.compile(r"[.!?…][»”“\"’)]*$")
_END = re.compile(r"([.!?…]+)[»”“\"’)]*$")
_FIRST_LETTER = re.compile(r"[^\W\d_]|\d")


def as_sentence(clause: str, like: str) -> str:
    """With the end mark of the sentence `like`, where it has none of its own."""
    text = clause.strip().rstrip(",;:–— ")
    end = _END.search(like)
    if end and not _ENDED.search(text):
        text += end[1]
    first = _FIRST_LETTER.search(text)
    return text[: first.start()] + text[first.start()].upper() + text[first.end() :] if first else text
