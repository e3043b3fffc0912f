"""Headline, byline and dateline that a wire gives beside its text, put before it without doubling them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import regex
from lxml import etree

from loc.ingest.markup.inline import collect_inline
from loc.ingest.markup.xml_elements import line_of
from loc.ingest.text.parts import recognize_parts
from loc.ingest.text.signals import strip_signal
from loc.lang.markup import clip_inlines
from loc.model import Paragraph, Part

_DASH = r"(?:\s*\([^()]{2,40}\))?\s*[–—-]{1,2}\s+"
_OPENING = (Part.BODY, Part.LEDE)


@dataclass(frozen=True, slots=True)
class Front:
    """What stands beside the text. `decks` are further headlines that readers see below the first.

    `repeated` are headlines as the wire has them, with `UPDATE 2-` and the like, for the text may open with them.
    """

    headline: Paragraph | None = None
    decks: tuple[Paragraph, ...] = ()
    bylines: tuple[Paragraph, ...] = ()
    dateline: Paragraph | None = None
    repeated: tuple[str, ...] = ()


def make_paragraph(element: etree._Element | None, part: Part) -> Paragraph | None:
    """None where there is no text."""
    if element is None:
        return None
    text, inlines = collect_inline(element)
    return Paragraph(part, text, line_of(element), inlines) if text else None


def make_headline(element: etree._Element | None) -> Paragraph | None:
    """None where there is no text."""
    headline = make_paragraph(element, Part.HEADLINE)
    return strip_headline(headline) if headline else None


def strip_headline(headline: Paragraph) -> Paragraph:
    """Without its `CORRECTED-` or `UPDATE 2-`, unless that is all there is."""
    text, _, _ = strip_signal(headline.text)
    start = headline.text.find(text)
    if not text or start < 0:
        return headline
    return replace(headline, text=text, inlines=clip_inlines(headline.inlines, start, start + len(text)))


def arrange(front: Front, blocks: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of the article: the headline, then the others in the order of the wire.

    A headline, deck or byline that opens the text again is left out there; the text's own dateline wins.
    The paragraph marked LEDE is the lede, else the first of the text.
    """
    front = replace(front, dateline=_without_dash(front.dateline))
    headline = front.headline or next((block for block in blocks if block.part is Part.HEADLINE), None)
    heads = (headline, *front.decks) if headline else front.decks
    known = {_fold(text) for text in (*front.repeated, *(head.text for head in heads))}
    story = tuple(_open(tuple(_without_repeats(known, blocks)), front))
    has_dateline = any(paragraph.part is Part.DATELINE for paragraph in story)
    datelines = (front.dateline,) if front.dateline and not has_dateline else ()
    beside = sorted((*front.decks, *front.bylines, *datelines), key=lambda paragraph: paragraph.line)
    return (*((headline,) if headline else ()), *beside, *story)


def _without_dash(dateline: Paragraph | None) -> Paragraph | None:
    """The dash belongs to neither side; None where nothing else is left."""
    text = dateline.text.rstrip(" –—-") if dateline else ""
    return (
        replace(dateline, text=text, inlines=clip_inlines(dateline.inlines, 0, len(text)))
        if dateline and text
        else None
    )


def _without_repeats(known: Collection[str], blocks: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A flash is its headline once more as text: that stays."""
    texts = sum(block.part in _OPENING for block in blocks)
    before_text = True
    for block in blocks:
        is_text = block.part in _OPENING
        if before_text and block.part is not Part.CAPTION and _fold(block.text) in known and (not is_text or texts > 1):
            continue
        before_text = before_text and not is_text
        yield replace(block, part=Part.SUBHEAD) if block.part is Part.HEADLINE else block


def _open(blocks: Sequence[Paragraph], front: Front) -> Iterator[Paragraph]:
    """Byline, dateline and lede out of the first paragraphs of text."""
    marked = next((index for index, block in enumerate(blocks) if block.part is Part.LEDE), None)
    bylines = {_fold(byline.text) for byline in front.bylines}
    before_lede = True
    for index, block in enumerate(blocks):
        if block.part not in _OPENING:
            yield block
            continue
        rest = Part.LEDE if index == marked or (marked is None and before_lede) else Part.BODY
        if not before_lede:
            yield replace(block, part=rest)
            continue
        for paragraph in _recognize(block, front.dateline):
            before_lede = before_lede and paragraph.part is not Part.LEDE
            if paragraph.part is not Part.BYLINE or _fold(paragraph.text) not in bylines:
                yield replace(paragraph, part=rest) if paragraph.part is Part.LEDE else paragraph


def _recognize(block: Paragraph, dateline: Paragraph | None) -> Iterator[Paragraph]:
    """BYLINE, or LEDE with or without DATELINE before it; each keeps its inlines."""
    found = tuple(recognize_parts([(block.line, block.text)]))
    if dateline and all(row.part is Part.LEDE for row in found):
        found = _cut_known(block, dateline.text)
    start = 0
    for row in found:
        place = block.text.find(row.text, start)
        start = max(place, start)
        stop = start + len(row.text)
        yield replace(row, inlines=clip_inlines(block.inlines, start, stop) if place >= 0 else ())
        start = stop


def _cut_known(block: Paragraph, dateline: str) -> tuple[Paragraph, ...]:
    """The dateline given beside the text, where the text begins with it in a form of its own."""
    opening = regex.match(regex.escape(dateline) + _DASH, block.text, regex.IGNORECASE)
    lede = replace(block, part=Part.LEDE)
    if not opening or opening.end() == len(block.text):
        return (lede,)
    head = block.text[: opening.end()].rstrip().rstrip("–—-").rstrip()
    return replace(block, part=Part.DATELINE, text=head), replace(lede, text=block.text[opening.end() :])


def _fold(text: str) -> str:
    return regex.sub(r"^by ", "", " ".join(text.split()).casefold())
