"""Blocks of lines -> paragraphs with their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from loc.model import Paragraph, Part

# `DUSHANBE. KAZINFORM –`, `ASTANA, Nov 3 (Reuters) -`, `WASHINGTON (AP) —`: a place in capitals, then day or agency,
# then a dash between spaces, which belongs to neither side. (Kazinform, Reuters and AP style.) Capitals alone are no
# dateline: `OPEC – the group of exporters – met.`
_PLACE = r"\p{Lu}[\p{Lu}'’.-]+(?:[ /]\p{Lu}[\p{Lu}'’.-]+)*"
_NAME = r"[\p{L}\p{N} .,/-]{2,40}"
_DAY = r"(?:, [\p{L}.]+(?: \d{1,2})?)"
_AGENCY = rf"(?:\. {_NAME}|{_DAY}* \({_NAME}\)|{_DAY}+)"
_DATELINE = regex.compile(rf"(?P<dateline>{_PLACE}{_AGENCY})\s+[–—-]{{1,2}}\s+(?=\S)")
_BYLINE = regex.compile(r"(?i)by (?:\p{Lu}[\p{L}.'’-]+ ?){1,5}(?:and (?:\p{Lu}[\p{L}.'’-]+ ?){1,5})?")
_MAX_DATELINE_CHARS = 80
_MAX_SUBHEAD_WORDS = 12
_ENDS = ".!?…:;»”\"')"


def blocks_of(lines: Iterable[str], first_line: int) -> Iterator[tuple[int, str]]:
    """(line, text) of each block between blank lines; a block is cut into its lines where each ends a sentence."""
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
    if len(block) > 1 and all(line[-1] in _ENDS for line in block):
        yield from ((start + offset, line.strip()) for offset, line in enumerate(block))
    else:
        yield start, "\n".join(block).strip()


def recognize_parts(blocks: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    """Byline, dateline and lede come first, each at most once; a short line without end punctuation is a subhead."""
    before_lede = True
    for line, text in blocks:
        if before_lede and _BYLINE.fullmatch(text):
            yield Paragraph(Part.BYLINE, text, line)
        elif before_lede:
            yield from _lede(line, text)
            before_lede = False
        else:
            yield Paragraph(_part(text), text, line)


def starts_with_dateline(text: str) -> bool:
    return _find_dateline(text) is not None


def _find_dateline(text: str) -> regex.Match[str] | None:
    return _DATELINE.match(text, endpos=min(len(text), _MAX_DATELINE_CHARS))


def _lede(line: int, text: str) -> Iterator[Paragraph]:
    found = _find_dateline(text)
    if not found:
        yield Paragraph(Part.LEDE, text, line)
        return
    yield Paragraph(Part.DATELINE, found["dateline"].strip(), line)
    yield Paragraph(Part.LEDE, text[found.end() :], line + text.count("\n", 0, found.end()))


def _part(text: str) -> Part:
    is_subhead = "\n" not in text and len(text.split()) <= _MAX_SUBHEAD_WORDS and text[-1] not in _ENDS
    return Part.SUBHEAD if is_subhead else Part.BODY
