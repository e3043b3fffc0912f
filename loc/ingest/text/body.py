"""The text of a story below its headline: notes, embargo lines and end marks out, paragraphs and their parts in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from loc.ingest.text.endmarks import cut_end, is_more
from loc.ingest.text.gather import Gathered
from loc.ingest.text.parts import recognize_parts
from loc.ingest.text.signals import is_note, names_embargo
from loc.ingest.text.transmission import parse_transmission
from loc.model import Paragraph, Part

_MAX_EMBARGO_CHARS = 200
_SIGN_OFF = regex.compile(r"\p{L}{2,8}(?: \p{Lu}{2,4})?(?:[ /]\p{Ll}{2,4}){1,8}")
_COPYRIGHT = regex.compile(r"(?i)(?:©|\(c\)|copyright)\W")


def read_body(blocks: Iterable[tuple[int, str]], gathered: Gathered, dateline: str = "") -> tuple[Paragraph, ...]:
    """`dateline` is one that stood in a header; the text's own goes before it."""
    paragraphs = list(recognize_parts(_text_of(list(blocks), gathered)))
    lede = next((at for at, paragraph in enumerate(paragraphs) if paragraph.part is Part.LEDE), None)
    if lede is not None and len(paragraphs[lede].text) <= _MAX_EMBARGO_CHARS:
        gathered.add_signal(paragraphs[lede].text)
    if dateline and any(paragraph.part is Part.DATELINE for paragraph in paragraphs):
        gathered.keep("dateline", dateline)
    elif dateline and lede is not None:
        paragraphs.insert(lede, Paragraph(Part.DATELINE, dateline, paragraphs[lede].line))
    return tuple(paragraphs)


def cut_sign_off(blocks: Iterable[tuple[int, str]], gathered: Gathered) -> list[tuple[int, str]]:
    """Without the desk's initials, `dpa wsz jln npr`, and the notice of copyright at the end of an envelope's text."""
    kept = list(blocks)
    while kept and (_SIGN_OFF.fullmatch(kept[-1][1]) or _COPYRIGHT.match(kept[-1][1])):
        text = kept.pop()[1]
        gathered.keep("copyright" if _COPYRIGHT.match(text) else "desk", text)
    return kept


def _text_of(blocks: Sequence[tuple[int, str]], gathered: Gathered) -> Iterator[tuple[int, str]]:
    for at, (line, block) in enumerate(blocks):
        text, below = cut_end(block)
        *others, last = text.split("\n")
        if others and is_more(last):
            gathered.keep("continued", last)
            text = "\n".join(others)
        if text and not _is_aside(text, line, gathered):
            yield line, text
        if below is not None:
            _keep_tail([(line + block.count("\n"), below), *blocks[at + 1 :]], gathered)
            return


def _is_aside(text: str, line: int, gathered: Gathered) -> bool:
    """Not for readers; what it orders is gathered."""
    if is_more(text):
        gathered.keep("continued", text)
    elif is_note(text):
        gathered.add_note(text, line)
    elif len(text) <= _MAX_EMBARGO_CHARS and names_embargo(text):
        gathered.add_embargo(text, line)
    else:
        return gathered.add_take(text)
    return True


def _keep_tail(blocks: Iterable[tuple[int, str]], gathered: Gathered) -> None:
    """What stands below the end mark: the time of sending, contacts."""
    for line, text in blocks:
        sent = parse_transmission(text)
        gathered.published = gathered.published or sent
        if names_embargo(text):
            gathered.add_embargo(text, line)
        gathered.keep("sent" if sent else "tail", text)
