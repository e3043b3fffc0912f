"""IPTC 7901 (Recommended Message Format, 5th revision, 1995): the envelope of European agencies.

SOH source-number priority category words optional CRLF keywords CRLF
STX headline = CRLF text ETX day-time zone month year EOT
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from loc.errors import WireError
from loc.ingest.text.body import cut_sign_off, read_body
from loc.ingest.text.envelope import Envelope, is_anpa, is_envelope, open_envelope
from loc.ingest.text.gather import Gathered
from loc.ingest.text.parts import blocks_of, is_byline, starts_with_dateline
from loc.ingest.text.signals import is_note, names_embargo
from loc.ingest.text.transmission import parse_transmission
from loc.model import Article, Paragraph, Part

_HEADER = regex.compile(
    r"\s*(?P<service>\p{L}{1,8})\s?(?P<number>\d{1,6})\s+(?P<urgency>\d)"
    r"(?:\s+(?P<category>\p{L}[\p{L}\d]{0,3}))?(?:\s+(?P<words>\d{1,5}))?(?:\s+(?P<optional>\S.*?))?\s*"
)
_CREDIT = regex.compile(r"(?:^|\s)(?P<credit>\p{L}{2,10})\s+/?[\p{L}\d#/-]*\d[\p{L}\d#/-]*$")
_NOTEBOOK = regex.compile(
    r"(?i)#+\s*(?:\w+\s)?notebook\b|\W*the following information is not (?:intended )?for publication"
)
_RULE = regex.compile(r"[\s*_=-]+")
_LABEL = regex.compile(
    r"(?:\d{1,2}(?:ST|ND|RD|TH) )?(?:EXTRA|URGENT|FLASH|BULLETIN|ALERT|LEAD|ROUNDUP|UPDATE|CORRECT(?:ION|ED)|PREVIEW"
    r"|FEATURE|ANALYSIS|BACKGROUND|INTERVIEW|NEWS FEATURE|REPETITION|ADVISORY)(?: \d{1,2})?\W*"
)
_BELLS = " =\a'"
_MAX_HEAD_LINES = 8


def recognizes(content: bytes) -> bool:
    return is_envelope(content) and not is_anpa(content)


def read(content: bytes, name: str) -> Article:
    """Keywords are the slugline; the notebook for editors becomes ednotes."""
    envelope = open_envelope(content, name)
    gathered = Gathered(name)
    _read_header(envelope, gathered)
    gathered.published = parse_transmission(envelope.trailer)
    gathered.keep("sent", envelope.trailer)
    stop = _notebook_start(envelope.text)
    head, at = _read_head(envelope.text[:stop], envelope.text_line, gathered)
    blocks = list(blocks_of(envelope.text[at:stop], envelope.text_line + at))
    body = read_body(cut_sign_off(blocks, gathered), gathered)
    for line, text in blocks_of(envelope.text[stop:], envelope.text_line + stop):
        gathered.add_note(text, line)
    return gathered.finish((*head, *body))


def _read_header(envelope: Envelope, gathered: Gathered) -> None:
    lines = [line.strip() for line in envelope.header]
    first = next((at for at, line in enumerate(lines) if line), 0)
    found = _HEADER.fullmatch(lines[first])
    if not found:
        raise WireError(
            f"{gathered.name}:{envelope.header_line + first}: expected `source+number priority category words`, "
            f"got {lines[first][:80]!r}",
            hint="Ask the desk to send the story again.",
        )
    for key, value in found.groupdict().items():
        gathered.keep(key, value or "")
    credit = _CREDIT.search(found["optional"] or "")
    gathered.keep("credit", credit["credit"] if credit else "")
    slug = " ".join(line for line in lines[first + 1 :] if line).strip(" /")
    gathered.keep("slugline", slug)
    for word in slug.split("/"):
        gathered.keep("keyword", word)


def _notebook_start(lines: Sequence[str]) -> int:
    """The index of the first line that is not for publication, its rule of stars included."""
    at = next((number for number, line in enumerate(lines) if _NOTEBOOK.match(line)), len(lines))
    while at < len(lines) and at and _RULE.fullmatch(lines[at - 1] or " "):
        at -= 1
    return at


def _read_head(lines: Sequence[str], first_line: int, gathered: Gathered) -> tuple[list[Paragraph], int]:
    """(headline and bylines, index of the first line of the text). The head ends with `=` or at a blank line."""
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    stop = _head_stop(lines, start)
    words: list[tuple[int, str]] = []
    bylines: list[Paragraph] = []
    for line, raw in enumerate(lines[start:stop], first_line + start):
        text = raw.strip().rstrip(_BELLS)
        if is_byline(text):
            bylines.append(Paragraph(Part.BYLINE, text, line))
        elif is_note(text):
            gathered.add_note(text, line)
        elif names_embargo(text):
            gathered.add_embargo(text, line)
        elif _LABEL.fullmatch(text) and stop - start > 1 and not words:
            gathered.add_label(text)
        elif text:
            words.append((line, text))
    if not words:
        return bylines, stop
    return [gathered.headline("\n".join(text for _, text in words), words[0][0]), *bylines], stop


def _head_stop(lines: Sequence[str], start: int) -> int:
    head = range(start, min(start + _MAX_HEAD_LINES, len(lines)))
    blank = next((at for at in head if not lines[at].strip()), None)
    marked = next((at for at in head if lines[at].rstrip(" \a'").endswith("=")), None)
    if marked is not None:
        return marked + 1
    dated = next((at for at in head if starts_with_dateline(lines[at].strip())), None)
    stops = [at for at in (blank, dated) if at is not None]
    return min(stops, default=min(start + 1, len(lines)))
