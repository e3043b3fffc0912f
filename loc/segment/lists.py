"""Points of a list that stand in one paragraph: `1) first 2) second`, `• first • second`."""

from __future__ import annotations

import re

BULLETS = "•⁃‣▪●◦■"
_BULLET = re.compile(rf"(?<!\S)[{BULLETS}]")
_FIRST = re.compile(r"\s*+(\d{1,2}|[aа])(\.\)|\.|\))\s")
_NEXT = re.compile(r"(?<=\s)(\d{1,3}|[^\W\d_])(\.\)|\.|\))\s++(?=(\S))")


def find_items(text: str) -> tuple[int, ...]:
    """Offsets of the second and later points; of the first too where words stand before it."""
    if any(bullet in text for bullet in BULLETS):
        return _find_bullets(text)
    first = _FIRST.match(text)
    return tuple(_find_numbers(text, first)) if first else ()


def _find_bullets(text: str) -> tuple[int, ...]:
    places = tuple(match.start() for match in _BULLET.finditer(text))
    lead = text[: places[0]].rstrip() if places else ""
    if not lead:
        return places[1:]
    return places if lead[-1] in ":.;!?…" else ()


def _find_numbers(text: str, first: re.Match[str]) -> list[int]:
    """Only the very next number in the same style goes on with the list; after `2.` a capital has to follow too."""
    marker, style = _add_one(first[1]), first[2]
    places = []
    for match in _NEXT.finditer(text, first.end()):
        if (match[1], match[2]) == (marker, style) and (style != "." or match[3].isupper()):
            places.append(match.start())
            marker = _add_one(marker)
    return places


def _add_one(marker: str) -> str:
    return str(int(marker) + 1) if marker.isdigit() else chr(ord(marker) + 1)
