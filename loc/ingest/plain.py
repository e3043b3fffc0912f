"""Plain text of any agency: ` date 2021-09-16 Headline`, `Key: value` lines, slug lines; then paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import regex

from loc.errors import WireError
from loc.ingest.decode import decode
from loc.ingest.text.body import read_body
from loc.ingest.text.clock import find_moment
from loc.ingest.text.endmarks import is_end
from loc.ingest.text.gather import Gathered
from loc.ingest.text.headers import Field, parse_headers
from loc.ingest.text.parts import blocks_of, is_byline, starts_with_dateline
from loc.ingest.text.signals import find_signal, is_note, names_embargo, strip_signal
from loc.ingest.text.sluglines import SlugLine, parse_slug_line
from loc.ingest.text.times import parse_time
from loc.lang.codes import normalize_lang
from loc.model import Article, Paragraph, Part, Signal

_FIRST = regex.compile(r"\s*date\s+(?P<day>\d\S*)\s+(?P<headline>\S.*)")
_TRANSMISSION = regex.compile(r"[a-zA-Z]{1,3}\d{3,5}")
_LABEL = regex.compile(r"(?:URGENT|BULLETIN|FLASH|EXTRA|ALERT|NEWSALERT|APNEWSALERT|NEWS ALERT)\W*")
_LANGUAGES = {"english": "en", "kazakh": "kk", "russian": "ru"}
_MAX_NOTE_LINES = 6


def recognizes(content: bytes) -> bool:  # noqa: ARG001 - the reader of last resort
    return True


def read(content: bytes, name: str) -> Article:
    """The headline is the first line that is no dateline and says nothing to editors alone; without a day it is open.

    An embargo that cannot be read is a WireError with its line.
    """
    lines = decode(content, name).split("\n")
    reader = _Reader(lines, Gathered(name))
    return reader.read()


class _Reader:
    """Goes through the lines from the top; `at` is the index of the next one."""

    def __init__(self, lines: Sequence[str], gathered: Gathered) -> None:
        self.lines = lines
        self.gathered = gathered
        self.at = 0
        self.headline: Paragraph | None = None
        self.bylines: list[Paragraph] = []
        self.dateline = ""

    def read(self) -> Article:
        self._skip_blank()
        if not self._read_dated():
            self._read_fields()
            self._read_asides()
            self._read_headline()
        self._read_asides()
        body = read_body(blocks_of(self.lines[self.at :], self.at + 1), self.gathered, self.dateline)
        head = [self.headline] if self.headline else []
        return self.gathered.finish(tuple(head or self._last_resort(body)) + tuple(self.bylines) + body)

    def _skip_blank(self) -> None:
        while self.at < len(self.lines) and not self.lines[self.at].strip():
            self.at += 1

    def _read_dated(self) -> bool:
        found = _FIRST.fullmatch(self.lines[self.at].rstrip())
        if found:
            self.gathered.published = _day(found["day"], f"{self.gathered.name}:{self.at + 1}")
            self.headline = self.gathered.headline(found["headline"], self.at + 1)
            self.at += 1
        return bool(found)

    def _read_fields(self) -> None:
        fields, stop = parse_headers(self.lines[self.at :])
        for field in fields:
            self._take(replace(field, line=self.at + field.line))
        self.at += stop

    def _take(self, field: Field) -> None:
        """One header field into the place it has with us."""
        key, value, line, gathered = field.key, field.value, field.line, self.gathered
        if key == "headline":
            self.headline = gathered.headline(value, line) if value else None
        elif key == "byline" and value:
            self.bylines.append(Paragraph(Part.BYLINE, value if is_byline(value) else f"By {value}", line))
        elif key == "dateline":
            self.dateline = value
        elif key == "ednote":
            gathered.add_note(f"Eds: {value}", line)
        elif key == "embargo":
            gathered.keep("embargo", value)
            if value and names_embargo(f"Embargo: {value}"):
                gathered.embargoes.append((line, f"Embargo: {value}"))
        else:
            _gather_fact(key, value, gathered)

    def _read_asides(self) -> None:
        """Slug lines, take lines, labels, notes and embargo lines, each on lines of its own; bylines above the text."""
        self._skip_blank()
        while self.at < len(self.lines) and self._read_aside(self.lines[self.at].strip(), self.at + 1):
            self.at += 1
            self._skip_blank()

    def _read_aside(self, text: str, line: int) -> bool:
        gathered = self.gathered
        if self.headline and is_byline(text):
            self.bylines.append(Paragraph(Part.BYLINE, self._with_job(text), line))
        elif is_note(note := self._whole_note()):
            gathered.add_note(note, line)
            self.at += note.count("\n")
        elif names_embargo(text) and not strip_signal(text)[1]:
            gathered.add_embargo(text, line)
        elif self.headline is None and _LABEL.fullmatch(text):
            gathered.keep("label", text)
        elif self.headline is None and _TRANSMISSION.fullmatch(text):
            gathered.keep("transmission", text)
        elif self.headline is None and (slug := parse_slug_line(text)) and self._has_headline_below(slug):
            gathered.add_slug(slug)
        elif self.headline is None and find_signal(text) and not strip_signal(text)[0].strip(" '=!"):
            gathered.add_signal(text)
        else:
            return gathered.add_take(text)
        return True

    def _whole_note(self) -> str:
        """A bracket may close some lines below."""
        first = self.lines[self.at].strip()
        if not first.startswith("(") or ")" in first:
            return first
        below = self.lines[self.at : self.at + _MAX_NOTE_LINES]
        stop = next((at for at, row in enumerate(below, 1) if row.rstrip().endswith((")", ")."))), 1)
        return "\n".join(row.strip() for row in below[:stop])

    def _with_job(self, text: str) -> str:
        """With the line below where that is the job: `AP Sports Writer`."""
        below = self.lines[self.at + 1].strip() if self.at + 1 < len(self.lines) else ""
        if below and not starts_with_dateline(below) and is_byline(f"{text}\n{below}"):
            self.at += 1
            return f"{text}\n{below}"
        return text

    def _has_headline_below(self, slug: SlugLine) -> bool:
        """`COVID-19` and nothing more may be the headline itself: it is where a sentence follows."""
        below = next((line.strip() for line in self.lines[self.at + 1 :] if line.strip()), "")
        is_bare = self.lines[self.at].strip() == slug.slug and slug.slug.isupper()
        return bool(below) and not (is_bare and below.endswith((".", "!", "?", "”", '"')))

    def _read_headline(self) -> None:
        if self.headline or self.at >= len(self.lines):
            return
        text = self.lines[self.at].strip()
        if not starts_with_dateline(text) and not is_end(text):
            self.headline = self.gathered.headline(text, self.at + 1)
            self.at += 1

    def _last_resort(self, body: Sequence[Paragraph]) -> list[Paragraph]:
        """A kill may be nothing but a word to editors: that is its headline then."""
        note = next((value for key, value in self.gathered.meta if key == "ednote"), "")
        return [Paragraph(Part.HEADLINE, note)] if note and not body else []


def _gather_fact(key: str, value: str, gathered: Gathered) -> None:
    if key == "keyword":
        for word in regex.split(r"[,;]", value):
            gathered.keep("keyword", word)
        return
    if key == "lang":
        gathered.lang = _LANGUAGES.get(value.lower()) or normalize_lang(value) or "en"
        return
    if key == "slugline" and (slug := parse_slug_line(value)):
        gathered.add_slug(slug)
        return
    if key == "published":
        gathered.published = parse_time(value) or find_moment(value, gathered.published) or gathered.published
    elif key == "take" and (number := regex.match(r"\d{1,3}", value)):
        gathered.take = int(number[0])
    elif key == "signal":
        gathered.signals |= _signal_named(value)
    gathered.keep(key, value)


def _signal_named(value: str) -> set[Signal]:
    word = value.strip().lower()
    if word in (signal.value for signal in Signal):
        return {Signal(word)}
    signal = find_signal(value) or find_signal(f"{value.upper()}: x")
    return {signal} if signal else set()


def _day(text: str, place: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise WireError(
            f"{place}: expected ` date YYYY-MM-DD Headline`, got the day {text!r}", hint="Mend the first line."
        ) from error
