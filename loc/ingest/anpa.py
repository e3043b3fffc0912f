"""ANPA 1312 (Highspeed Wire Service Transmission Guidelines, 1979, last 1989): the envelope of American agencies.

SYN SYN SOH service+number US selector CRLF
priority category format keyword version month-day words CRLF
STX ^title line< … TAB text … ETX time of sending CRLF EOT
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from loc.errors import WireError
from loc.ingest.text.body import cut_sign_off, read_body
from loc.ingest.text.envelope import Envelope, clean_line, is_anpa, open_envelope
from loc.ingest.text.gather import Gathered
from loc.ingest.text.parts import is_byline, starts_with_dateline
from loc.ingest.text.signals import find_signal, is_note, names_embargo
from loc.ingest.text.sluglines import parse_slug_line, read_version
from loc.ingest.text.transmission import parse_transmission
from loc.model import Article, Paragraph, Part

_FIRST = regex.compile(
    r"\s*(?P<service>\p{L})?(?P<transmission>\d{1,5})(?P<upi>[^\x1f]{0,16})(?:\x1f(?P<selector>[\w-]{0,8}))?\s*"
)
_SECOND = regex.compile(
    r"(?P<priority>\p{L})\s(?P<category>\p{L})\s*(?P<setting>[\x11-\x14]{0,2})\s*"
    r"(?P<keyword>\S+)(?:\s+(?P<lead>\S.*?))??\s+(?P<filed>\d{1,2}[-/]\d{1,2})(?:\s+(?P<words>\d{1,5}))?\s*"
)
_SETTINGS = {"\x13": "body", "\x14": "agate", "\x11": "text", "\x12": "tabular"}
# Flash, bulletin, urgent, regular, deferred: on the scale of IPTC 7901, where 4 is ordinary.
_URGENCIES = {"f": "1", "b": "2", "u": "3", "r": "4", "d": "5", "h": "5"}

_TITLE_END = regex.compile(r"(?:@?<|[=@^])+\s*$")
_NAMED = regex.compile(r"(?P<key>HL|Update|INDEX|SYMBOL|code|\p{Lu}{3,12})\s*:\s*(?P<value>.*)", regex.DOTALL)
_MEDIA = regex.compile(r"(?:AP |With )?(?i:photos?|graphics?|videos?|audio|multimedia|wirephotos?)\b(?: \p{Lu}|\W)")
_QUOTED = regex.compile(r"(?<![`\w])`([^`'\n]*(?:'(?=\w)[^`'\n]*)*)'(?!\w)")


def recognizes(content: bytes) -> bool:
    return is_anpa(content)


def read(content: bytes, name: str) -> Article:
    """Typewriter quotes and dashes, ``so'' and ` _ `, become “so” and ` — `; lines of a table are paragraphs."""
    envelope = open_envelope(content, name)
    gathered = Gathered(name)
    _read_header(envelope, gathered)
    gathered.published = parse_transmission(envelope.trailer)
    gathered.keep("sent", envelope.trailer.rstrip("<^ "))
    titles, blocks = _split(envelope)
    head = _read_titles(titles, gathered)
    body = read_body(cut_sign_off(blocks, gathered), gathered)
    if "tabular" in dict(gathered.meta).get("setting", ""):
        body = tuple(replace(row, part=Part.BODY) if row.part is Part.SUBHEAD else row for row in body)
    return gathered.finish((*head, *body))


def _read_header(envelope: Envelope, gathered: Gathered) -> None:
    lines = [(at, line.strip(" \n")) for at, line in enumerate(envelope.header, envelope.header_line) if line.strip()]
    forms = (
        (_FIRST, "service, story number, unit separator, selector"),
        (_SECOND, "priority category format keyword MM-DD words"),
    )
    for at, (form, expected) in enumerate(forms):
        line, text = lines[at] if at < len(lines) else (envelope.text_line, "")
        found = form.fullmatch(text)
        if not found:
            raise WireError(
                f"{gathered.name}:{line}: expected `{expected}`, got {text[:80]!r}",
                hint="Ask the desk to send the story again.",
            )
        for key, value in found.groupdict().items():
            gathered.keep(key, _named(key, value or "", gathered.name))
        if form is _SECOND:
            gathered.keep("urgency", _URGENCIES.get(found["priority"].lower(), ""))
            signal, gathered.update = read_version(found["lead"] or "")
            gathered.signals |= {signal} if signal else set()


def _named(key: str, value: str, name: str) -> str:
    if key == "setting":
        return " ".join(_SETTINGS[code] for code in value)
    return clean_line(value, name)


def _split(envelope: Envelope) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """(title lines, paragraphs of the text). The text begins with the first indented line or with a dateline."""
    blocks = list(_blocks(envelope.text, envelope.text_line))
    start = next((at for at, (_, raw) in enumerate(blocks) if _is_text(raw)), len(blocks))
    titles = [(line, _plain(_title(raw))) for line, raw in blocks[:start]]
    body = [(line, _plain(_title(raw))) for line, raw in blocks[start:]]
    return [row for row in titles if row[1]], [row for row in body if row[1]]


def _blocks(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, str]]:
    """Cut at blank lines, before `^` and indentation, after a line's end mark `<` or `=`."""
    block: list[str] = []
    start = first_line
    for number, line in enumerate((*lines, ""), first_line):
        begins = not line.strip() or line.startswith(("^", "\t", "  "))
        if block and (begins or _TITLE_END.search(block[-1])):
            yield start, "\n".join(block)
            block = []
        if line.strip():
            start = start if block else number
            block.append(line.rstrip())


def _is_text(raw: str) -> bool:
    return raw.startswith(("\t", "  ")) or starts_with_dateline(_plain(_title(raw)))


def _title(raw: str) -> str:
    return _TITLE_END.sub("", raw).strip().lstrip("^").strip()


def _plain(text: str) -> str:
    text = text.replace("``", "“").replace("'''", "'”").replace("''", "”")
    return _QUOTED.sub(r"‘\1’", text).replace(" _ ", " — ").replace("\t", " ")


def _read_titles(titles: Sequence[tuple[int, str]], gathered: Gathered) -> list[Paragraph]:
    headline: list[Paragraph] = []
    bylines: list[Paragraph] = []
    has_slug = False
    for line, text in titles:
        slug = None if has_slug else parse_slug_line(text.rstrip(","))
        named = _NAMED.fullmatch(text)
        if slug:
            gathered.add_slug(slug)
            has_slug = True
        elif is_byline(text):
            bylines.append(Paragraph(Part.BYLINE, text, line))
        elif bylines:
            gathered.keep("credit", text)
        elif named and named["key"] == "HL":
            headline = [gathered.headline(named["value"], line)]
        elif not _is_aside(text, line, gathered, named):
            if headline:
                gathered.keep("summary", text)
            else:
                headline = [gathered.headline(text, line)]
    return headline + bylines


def _is_aside(text: str, line: int, gathered: Gathered, named: regex.Match[str] | None) -> bool:
    if names_embargo(text):
        gathered.add_embargo(text, line)
    elif is_note(text):
        gathered.add_note(text, line)
    elif _MEDIA.match(text):
        gathered.keep("media", text)
    elif named and named["key"] == "Update":
        gathered.add_note(f"Eds: Updates. {named['value']}", line)
    elif named and not find_signal(text):
        gathered.keep(named["key"].lower(), named["value"])
    else:
        return False
    return True
