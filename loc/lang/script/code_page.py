"""Kazakh and Russian texts with one byte a character, so that one table sets lower case and parts the words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

# ASCII, all letters of Kazakh and Russian, some of their neighbours', and the quotes and dashes of both.
_PAGE = "kz1048"


@lru_cache(maxsize=1024)
def to_page(text: str) -> bytes | None:
    """None where some character is not in the code page."""
    page = text.encode(_PAGE, "ignore")
    return page if len(page) == len(text) else None


def from_page(page: bytes) -> str:
    return page.decode(_PAGE)


def make_table(turn: Callable[[str], str]) -> bytes:
    """For `bytes.translate`: what `turn` makes of each character."""
    characters = bytes(range(256)).decode(_PAGE, "replace")
    return "".join(map(turn, characters)).encode(_PAGE, "replace")
