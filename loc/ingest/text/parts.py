"""Blocks of lines -> paragraphs with their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from loc.ingest.text.dateline import find_dateline
from loc.model import Paragraph, Part

_BY = regex.compile(r"(?:By|BY|by|Written by|Reporting by|Story by)\s+(?=\p{Lu})")
_BETWEEN = regex.compile(r",?\s+(?i:and|with)\s+|\s*[,/&]\s*")
_PERSON = regex.compile(
    r"\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiu]|del|l[ae]|van|von|den?r?|bin|al|el)){0,5}"
)
_JOB = regex.compile(
    r"(?i)(?:[\p{L}\p{M}.'’-]+\s+){0,4}"
    r"(?:writers?|correspondents?|reporters?|editors?|staff|press|news|reuters|kazinform|dpa|afp|ap|in \p{L}+)"
)
_BULLET = regex.compile(r"\s*(?:[*•·▪‣●-]|[–—](?=\s))\s+\S")
_INDENT = regex.compile(r"(?: {2,}|\t)\s*\S")
_MAX_SUBHEAD_WORDS = 12
_ENDS = ".!?…:;»”’\"')"


def blocks_of(lines: Iterable[str], first_line: int) -> Iterator[tuple[int, str]]:
    """(line, text) of each block between blank lines.

    A block is cut before each indented line where others are not, and into its lines where each ends a sentence or
    begins with a bullet.
    """
    block: list[str] = []
    start = first_line
    for number, line in enumerate((*lines, ""), first_line):
        if line.strip():
            start = start if block else number
            block.append(line.rstrip())
        elif block:
            yield from _cut(block, start)
            block = []


def _cut(block: list[str], start: int) -> Iterator[tuple[int, str]]:
    is_indented = [bool(_INDENT.match(line)) for line in block]
    if any(is_indented) and not all(is_indented):
        begins = is_indented
    else:
        begins = [all(line[-1] in _ENDS for line in block) or all(map(_BULLET.match, block))] * len(block)
    first = 0
    for stop in range(1, len(block) + 1):
        if stop == len(block) or begins[stop]:
            yield start + first, "\n".join(block[first:stop]).strip()
            first = stop


def recognize_parts(blocks: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    """Byline, dateline and lede come first, each at most once; a short line without end punctuation is a subhead.

    Bulleted points above the dateline are body; a rule of dashes or stars is no paragraph.
    """
    before_lede = True
    for line, text in blocks:
        if not any(map(str.isalnum, text)):
            continue
        if before_lede and is_byline(text):
            yield Paragraph(Part.BYLINE, text, line)
        elif before_lede and _BULLET.match(text):
            yield Paragraph(Part.BODY, text, line)
        elif before_lede:
            yield from _lede(line, text)
            before_lede = False
        else:
            yield Paragraph(_part(text), text, line)


def is_byline(text: str) -> bool:
    """`By Aigerim Serikova`, `By PAUL DOE and ANA ROE`, with a line below for the job, `AP Sports Writer`."""
    names, _, job = text.partition("\n")
    head = _BY.match(names)
    pieces = _BETWEEN.split(names[head.end() :].rstrip()) if head and names[-1] not in ".!?" else []
    are_people = all(_PERSON.fullmatch(piece) or _JOB.fullmatch(piece) for piece in pieces)
    return bool(pieces) and are_people and (not job or bool(_JOB.fullmatch(job.strip())))


def starts_with_dateline(text: str) -> bool:
    return find_dateline(text) is not None


def _lede(line: int, text: str) -> Iterator[Paragraph]:
    found = find_dateline(text)
    if not found:
        yield Paragraph(Part.LEDE, text, line)
        return
    dateline, stop = found
    yield Paragraph(Part.DATELINE, dateline, line)
    yield Paragraph(Part.LEDE, text[stop:], line + text.count("\n", 0, stop))


def _part(text: str) -> Part:
    is_subhead = "\n" not in text and len(text.split()) <= _MAX_SUBHEAD_WORDS and text[-1] not in _ENDS
    is_subhead = is_subhead and not _BULLET.match(text)
    return Part.SUBHEAD if is_subhead else Part.BODY
