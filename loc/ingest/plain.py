"""Plain text as Kazinform sends it: ` date 2021-09-16 Headline`, then paragraphs between blank lines."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from loc.errors import WireError
from loc.ingest.decode import decode
from loc.ingest.parts import blocks_of, recognize_parts, starts_with_dateline
from loc.model import Article, Paragraph, Part

_FIRST = re.compile(r"\s*date\s+(?P<day>\d\S*)\s+(?P<headline>\S.*)")


def recognizes(content: bytes) -> bool:  # noqa: ARG001 - the reader of last resort
    return True


def read(content: bytes, name: str) -> Article:
    """Without the `date` line the first line is the headline, unless it is a dateline already; the day stays open."""
    lines = decode(content, name).split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    found = _FIRST.fullmatch(lines[first].rstrip())
    if not found and starts_with_dateline(lines[first].strip()):
        return Article("", tuple(recognize_parts(blocks_of(lines[first:], first + 1))))
    published = _day(found["day"], f"{name}:{first + 1}") if found else None
    headline = Paragraph(Part.HEADLINE, found["headline"] if found else lines[first].strip(), first + 1)
    body = recognize_parts(blocks_of(lines[first + 1 :], first + 2))
    return Article("", (headline, *body), published=published)


def _day(text: str, place: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise WireError(
            f"{place}: expected ` date YYYY-MM-DD Headline`, got the day {text!r}", hint="Mend the first line."
        ) from error
