from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import regex

_OPENING = "([«“„"
_CLOSING = regex.compile(r"[,.;:!?…»”)\]]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A pair with what a fault may take from around it.

    `other` is the same sentence in another language, "" where there is none. `targets` are those of the whole corpus,
    this one is `targets[at]`.
    """

    source: str
    target: str
    lang: str
    other: str
    targets: Sequence[str]
    at: int


# The spoilt target, None where there is no place for the fault.
Kind = Callable[[Sentence, random.Random], str | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """`bar` is the least share of these faults that the checks are to find; `kinds` are ways to make one, by name."""

    bar: float
    kinds: Mapping[str, Kind]


def put(text: str, start: int, stop: int, new: str) -> str:
    return text[:start] + new + text[stop:]


def take_out(text: str, start: int, stop: int) -> str | None:
    """Without a trace in the spacing; None where nothing would be left, or marks with nothing between them."""
    left, right = text[:start], text[stop:]
    if left.endswith(tuple(_OPENING)):
        if not right or _CLOSING.match(right):
            return None
        return left + right.lstrip(" ")
    if not left.strip():
        rest = regex.sub(r"^[\s,;:–—-]+", "", right)
        return rest[:1].upper() + rest[1:] or None
    if left.endswith(" ") and (right[:1] in {"", " "} or _CLOSING.match(right)):
        left = left.rstrip(" ")
    return left + right
