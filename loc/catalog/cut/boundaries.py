"""Where a source was cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from loc.catalog.cut.joints import is_inside
from loc.catalog.cut.linkwords import CONJUNCTIONS, RELATIVE_LINKS

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
_LINKS = RELATIVE_LINKS | CONJUNCTIONS.keys()


@dataclass(frozen=True, slots=True)
class Boundary:
    """`place` is in the whole source, `link` the conjunction or relative there, "" for none.

    `is_link_kept` says that the sentence after it begins with that word still; `is_inside`, that quotes are open.
    """

    place: int
    link: str
    is_link_kept: bool
    is_inside: bool


def find_boundaries(source: str, pieces: Sequence[str]) -> tuple[Boundary, ...]:
    """One between each two pieces, () where the pieces do not lie in the source one after the other."""
    words = list(_WORD.finditer(source))
    split = [[word.group().casefold() for word in _WORD.finditer(piece)] for piece in pieces]
    owners = [number for number, piece in enumerate(split) for _ in piece]
    flat = [word for piece in split for word in piece]
    places: dict[int, list[int]] = {}
    for code in LCSseq.opcodes(flat, [word.group().casefold() for word in words]):
        if code.tag == "equal":
            for at in range(code.src_start, code.src_end):
                places.setdefault(owners[at], []).append(code.dest_start + at - code.src_start)
    if len(places) < len(pieces):
        return ()
    return tuple(
        _boundary(source, words, places[number][-1] + 1, places[number + 1][0], split[number + 1])
        for number in range(len(pieces) - 1)
    )


def _boundary(source: str, words: Sequence[re.Match[str]], left: int, right: int, piece: Sequence[str]) -> Boundary:
    """`left` is the first word after the piece before, `right` the first of the piece after."""
    between = [word.group().casefold() for word in words[left : right + 1]]
    link = next((word for word in between if word in _LINKS), "")
    place = source.rfind(" ", 0, words[left].start()) + 1  # opening quotes go with their word
    return Boundary(place, link, bool(link) and piece[0] == link, is_inside(source, place))
