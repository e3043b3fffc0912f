"""Where a Russian or Kazakh sentence may be cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loc.catalog.cut.linkwords import CONJUNCTIONS, KAZAKH_FINITE, RELATIVES
from loc.lang.script.alphabets import KAZAKH_ONLY

_LINKS = sorted({link for links in CONJUNCTIONS.values() for link in links} | set(RELATIVES), key=len, reverse=True)
_LINK = re.compile(rf"(?:{'|'.join(map(re.escape, _LINKS))})(?!\w)", re.IGNORECASE)
_GAP = re.compile(r"(?P<mark>[.!?…;:,]*[»”\"’)]*[.!?…,]*(?:\s[–—-])?)\s+")
_ABBREVIATED = re.compile(r"(?:^|\W)\w{1,2}\.$")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_KINDS = ((".", ".!?…"), (";", ";"), ("—", "–—-"), (":", ":"), (",", ","))
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Joint:
    """`stop` ends what is left of it, without marks; `start` begins what is right, at `link`, "" for none.

    `mark` is . ; — : , or "" for a bare conjunction. `is_inside` says that quotes or parentheses are open there,
    `is_loose`, that a Kazakh clause before it does not end with its verb.
    """

    stop: int
    start: int
    mark: str
    link: str
    is_inside: bool
    is_loose: bool


def find_joints(target: str) -> list[Joint]:
    is_kazakh = not KAZAKH_ONLY.isdisjoint(target)
    return list(_find(target, is_kazakh=is_kazakh))


def _find(target: str, *, is_kazakh: bool) -> Iterator[Joint]:
    for gap in _GAP.finditer(target):
        left, right = target[: gap.end("mark")], target[gap.end() :]
        mark = _kind(gap["mark"])
        found = _LINK.match(right)
        link = found.group().lower() if found else ""
        if not left or not right or (mark == "" and not link) or (mark == "." and not _ends_sentence(left, right)):
            continue
        is_loose = is_kazakh and mark not in (".", ";") and not _ends_with_verb(left)
        yield Joint(gap.end("mark"), gap.end(), mark, link, is_inside(target, gap.end()), is_loose)


def is_inside(text: str, place: int) -> bool:
    """Whether quotes or parentheses that were opened before `place` are still open there."""
    before = text[:place]
    is_open = any(before.count(opening) > before.count(closing) for opening, closing in _PAIRS)
    return is_open or before.count('"') % 2 == 1


def _kind(mark: str) -> str:
    return next((kind for kind, signs in _KINDS if any(sign in mark for sign in signs)), "")


def _ends_sentence(left: str, right: str) -> bool:
    first = right.lstrip('«“"(—– ')[:1]
    return not first.islower() and not _ABBREVIATED.search(left)


def _ends_with_verb(left: str) -> bool:
    word = _LAST_WORD.search(left)
    return word is not None and word[1].lower().endswith(KAZAKH_FINITE)
