"""Slug lines: `BC-Kazakhstan-Oil,2nd Ld-Writethru,466`, `^KAZAKHSTAN-OIL/ (UPDATE 2)`."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from loc.model import Signal

_CYCLE = r"(?:BC|AM|PM|AP|ADV)-{1,2}(?=\w)"
# Capitals for what a sentence may have too: `Attack in the city, two killed` is a headline.
_VERSION = (
    r"(?:(?i:\d{1,2}(?:st|nd|rd|th) ?(?:ld|lead|add|take|newsalert)|write-?thru)"
    r"|KILL|CORRECT(?:ION|IVE)|ADVISORY|Advisory)(?:-\w+){0,3}"
)
_NUMBER = r"(?:(?P<number>[a-z]\d{3,4})\s+(?:[a-z] [a-z] )?)?"
_AGENCY_SLUG = regex.compile(rf"\^?{_NUMBER}(?i:(?P<slug>{_CYCLE}[^,(<\n]{{1,60}}))(?P<rest>[,(<].*)?[<^]?")
_CAPITAL_SLUG = regex.compile(
    rf"\^?{_NUMBER}(?P<slug>\p{{Lu}}[\p{{Lu}}\d.&']*(?:[-/][\p{{Lu}}\d.&']*)+)\s*(?P<rest>[,(<].{{0,60}})?[<^]?"
)
_VERSION_SLUG = regex.compile(
    rf"\^?{_NUMBER}(?P<slug>[\w'./ -]{{3,40}}?)(?P<rest>,\s?{_VERSION}(?:,\s?\d{{1,4}})?)[<^]?"
)
_PIECE = regex.compile(r"[^,()<^]+")
_ORDINAL = regex.compile(r"(?i)(\d{1,2})(?:st|nd|rd|th)\s?(?:ld|lead|write-?thru)|update\s?(\d{1,2})")
_SIGNALS = (
    (Signal.KILL, regex.compile(r"(?i)\bkill\b")),
    (Signal.WITHDRAWAL, regex.compile(r"(?i)\b(?:withdraw|elimination)")),
    (Signal.CORRECTION, regex.compile(r"(?i)\bcorr(?:ect|\b)|\brefile")),
    (Signal.UPDATE, regex.compile(r"(?i)\d(?:st|nd|rd|th)\s?(?:ld|lead)|\blead\b|writethru|write-thru|\bupdate")),
)


@dataclass(frozen=True, slots=True)
class SlugLine:
    """`update` numbers the lead or update, None where the line has none; `words` is the wire's own count."""

    slug: str
    version: str = ""
    words: str = ""
    signal: Signal | None = None
    update: int | None = None
    number: str = ""


def parse_slug_line(text: str) -> SlugLine | None:
    """None for what is no slug line; capitals with a hyphen and nothing else may also be a headline."""
    line = text.strip()
    found = _AGENCY_SLUG.fullmatch(line) or _CAPITAL_SLUG.fullmatch(line) or _VERSION_SLUG.fullmatch(line)
    if not found:
        return None
    pieces = [piece for raw in _PIECE.findall(found["rest"] or "") if (piece := raw.strip())]
    words = [piece for piece in pieces if piece.isdecimal()]
    version = ", ".join(piece for piece in pieces if not piece.isdecimal())
    signal, update = read_version(version)
    return SlugLine(
        found["slug"].strip(" /"), version, words[-1] if words else "", signal, update, found["number"] or ""
    )


def read_version(version: str) -> tuple[Signal | None, int | None]:
    """(signal, number) of `2nd Ld-Writethru`, `UPDATE 2`, `KILL`."""
    number = _ORDINAL.search(version)
    signal = next((signal for signal, words in _SIGNALS if words.search(version)), None)
    return signal, int(number[1] or number[2]) if number else None
