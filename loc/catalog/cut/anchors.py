"""What stands in a source and its target alike: figures, Latin words, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loc.catalog.cut.linkwords import CONSONANTS, SPELLINGS

_FIGURE = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_SILENT = re.compile("[^bvgdjzklmnprstfCS]")
_DOUBLE = re.compile(r"(.)\1+")

# A name is known by so many of its consonants: fewer fit too many words, later ones meet endings.
CONSONANTS_OF_A_NAME = 3


def find_anchors(source: str, target: str) -> tuple[tuple[int, int], ...]:
    """(place in `source`, place in `target`) of what stands once in each; in source order."""
    ours, theirs = _once(_marks(source)), _once(_marks(target))
    return tuple(sorted((place, theirs[mark]) for mark, place in ours.items() if mark in theirs))


def _once(marks: Iterable[tuple[str, int]]) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for mark, place in marks:
        places.setdefault(mark, []).append(place)
    return {mark: found[0] for mark, found in places.items() if len(found) == 1}


def _marks(text: str) -> Iterator[tuple[str, int]]:
    for figure in _FIGURE.finditer(text):
        yield figure.group(), figure.start()
    for word in _WORD.finditer(text):
        skeleton = _skeleton(word.group()) if word.group()[0].isupper() else ""
        if len(skeleton) == CONSONANTS_OF_A_NAME:
            yield skeleton, word.start()


def _skeleton(name: str) -> str:
    """Its first consonants, alike in Latin and Cyrillic spelling."""
    text = "".join(CONSONANTS.get(letter, letter) for letter in name.lower())
    for spelling, sound in SPELLINGS:
        text = text.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", text.replace("TS", "ts")))[:CONSONANTS_OF_A_NAME]
