"""Header lines before the text: `Key: value`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from loc.ingest.text.signals import strip_signal

# What desks call a field -> our word for it. What is not here goes into `meta` under its own name.
KEYS = {
    **dict.fromkeys(("headline", "head", "hed", "hl", "title"), "headline"),
    **dict.fromkeys(("slug", "slugline"), "slugline"),
    **dict.fromkeys(("date", "published", "datetime", "sent", "time"), "published"),
    **dict.fromkeys(("by", "byline", "author"), "byline"),
    **dict.fromkeys(("dateline",), "dateline"),
    **dict.fromkeys(("credit", "source", "provider", "agency"), "credit"),
    **dict.fromkeys(("embargo", "embargoed", "embargoeduntil", "embargountil", "embargodate"), "embargo"),
    **dict.fromkeys(("holduntil", "holdforrelease", "releasetime", "notforreleasebefore"), "embargo"),
    **dict.fromkeys(("priority", "urgency"), "urgency"),
    **dict.fromkeys(("keyword", "keywords", "tags"), "keyword"),
    **dict.fromkeys(("version",), "version"),
    **dict.fromkeys(("take",), "take"),
    **dict.fromkeys(("signal", "status", "action"), "signal"),
    **dict.fromkeys(("language", "lang"), "lang"),
    **dict.fromkeys(("guid", "id", "uri", "itemid", "messageid", "storyid"), "guid"),
    **dict.fromkeys(("ednote", "editorsnote", "eds", "editors", "notetoeditors", "edsnote"), "ednote"),
}
_FIELD = regex.compile(r"(?P<key>\p{L}[\p{L}\p{M}\d'’_ /-]{0,24}?)\s*:(?:\s+(?P<value>.*)|\s*)")
_MORE = regex.compile(r"[ \t]+\S")


@dataclass(frozen=True, slots=True)
class Field:
    """`key` is one of the values of KEYS, or the wire's own in small letters."""

    key: str
    value: str
    line: int


def parse_headers(lines: Sequence[str]) -> tuple[list[Field], int]:
    """(fields, index of the first line after them); none where the lines do not begin with a field we know.

    A line that begins with white space goes on with the field above. A line with a key of its own, `Astana: a city
    grows`, is a field only between fields we know or below one.
    """
    fields: list[Field] = []
    index = 0
    while index < len(lines):
        found = None if strip_signal(lines[index])[1] else _FIELD.fullmatch(lines[index].rstrip())
        if found and (fields or _plain(found["key"]) in KEYS or _followed(lines, index)):
            fields.append(_field(found, index + 1))
        elif fields and _MORE.match(lines[index]) and not found:
            last = fields[-1]
            fields[-1] = Field(last.key, f"{last.value} {lines[index].strip()}".strip(), last.line)
        elif lines[index].strip() or not _goes_on(lines, index):
            break
        index += 1
    return fields, index if fields else 0


def _plain(text: str) -> str:
    return regex.sub(r"[^\p{L}\d]", "", text.lower())


def _field(found: regex.Match[str], line: int) -> Field:
    key = _plain(found["key"])
    own = "-".join(found["key"].lower().split())
    return Field(KEYS.get(key, own), (found["value"] or "").strip(), line)


def _followed(lines: Sequence[str], index: int) -> bool:
    """Two fields we know stand right below."""
    below = [_FIELD.fullmatch(line.rstrip()) for line in lines[index + 1 : index + 3]]
    return len(below) == 2 and all(found and _plain(found["key"]) in KEYS for found in below)  # noqa: PLR2004


def _goes_on(lines: Sequence[str], index: int) -> bool:
    """Below the blank line stands a field we know."""
    after = next((line for line in lines[index:] if line.strip()), "")
    found = _FIELD.fullmatch(after.rstrip())
    return bool(found) and _plain(found["key"] if found else "") in KEYS
