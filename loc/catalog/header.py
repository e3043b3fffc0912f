"""The header of a PO file: what `msgfmt --check` wants, foreign fields kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from loc import __version__

_CHARSET = re.compile(r"charset=([^\s;]+)")

Headers = tuple[tuple[str, str], ...]

GENERATOR = f"loc {__version__}"
# Programs that write Last-Translator with each save, so that the name stands for the text.
SIGNING_GENERATORS = ("Poedit", "Lokalize", "Weblate", "Virtaal", "Gtranslator")


def new_headers(lang: str, project: str, at: datetime) -> Headers:
    # 15 ms of start-up, and few commands make a new file
    from babel.messages.plurals import get_plural

    stamp = po_time(at)
    return (
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", stamp),
        ("PO-Revision-Date", stamp),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", lang.replace("-", "_")),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", get_plural(lang.partition("-x-")[0]).plural_forms),
        ("X-Generator", GENERATOR),
    )


def parse_headers(text: str) -> Headers:
    """`Key: value` lines in order; a line without a colon goes on with the one before."""
    headers: list[tuple[str, str]] = []
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        if colon:
            headers.append((key.strip(), value.strip()))
        elif line and headers:
            headers[-1] = (headers[-1][0], f"{headers[-1][1]}\n{line}")
    return tuple(headers)


def format_headers(headers: Headers) -> str:
    return "".join(f"{key}: {value}\n" for key, value in headers)


def with_utf8(headers: Headers) -> Headers:
    """Files are saved in UTF-8, whatever they were read in."""
    old = dict(headers).get("Content-Type", "text/plain; charset=UTF-8")
    charset = _CHARSET.search(old)
    if charset and charset[1].lower() in {"utf-8", "utf8"}:
        return with_headers(headers, {"Content-Type": old})
    return with_headers(headers, {"Content-Type": "text/plain; charset=UTF-8"})


def with_headers(headers: Headers, changes: Mapping[str, str]) -> Headers:
    """Changed in place, new ones at the end."""
    kept = tuple((key, changes.get(key, value)) for key, value in headers)
    known = {key for key, _ in headers}
    return kept + tuple((key, value) for key, value in changes.items() if key not in known)


def signer(headers: Headers) -> tuple[str, datetime] | None:
    """Who signed the file's last save and when; None where no program that signs wrote it."""
    fields = dict(headers)
    program = fields.get("X-Generator", "")
    name = fields.get("Last-Translator", "")
    if not name or not program.startswith(SIGNING_GENERATORS):
        return None
    at = parse_po_time(fields.get("PO-Revision-Date", ""))
    return (name, at) if at else None


def po_time(at: datetime) -> str:
    """`2026-11-23 09:00+0000`"""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M%z")


def parse_po_time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M%z").astimezone(UTC)
    except ValueError:
        return None
