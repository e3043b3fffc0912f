"""What every agency format says of a translated story: who it is, whose translation, when, and its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import dropwhile, takewhile
from urllib.parse import quote

from loc import __version__
from loc.export.protocol import Story
from loc.export.xhtml import clean
from loc.model import Article, Inline, Paragraph, Part, Signal

GENERATOR = f"loc {__version__}"
# For formats that demand a time, where the wire gave none: a clock would make each export of a story differ.
UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_STATUS = {Signal.KILL: "canceled", Signal.WITHDRAWAL: "withheld"}  # all others are usable
# The names that readers give what has no field, by the one it is asked for (NITF's attributes).
_OTHER_NAMES = {"copyrightholder": "doccopyrightholder", "usageterms": "docrightslimitations"}
# Where the place ends: `ASTANA. KAZINFORM`, `ASTANA, Nov 3 (Reuters)`, `ASTANA (AP)`, `ASTANA /TASS/`.
_AFTER_PLACE = re.compile(r"[.,]\s|\s[(/]")


def find_guid(article: Article) -> str:
    """The wire's own, else one made of the slug."""
    return read_meta(article, "guid") or f"urn:loc:{quote(article.slug)}"


def derive_guid(story: Story) -> str:
    """The original's with the language, the same for every take; a web address gets it as its fragment."""
    guid = find_guid(story.original)
    separator = "#" if "://" in guid and "#" not in guid else ":"
    return f"{guid}{separator}{story.article.lang}"


def find_version(original: Article) -> str:
    """The wire's own, else the take."""
    return read_meta(original, "version") or str(original.take)


def find_time(article: Article) -> datetime | None:
    return article.published or article.embargo


def iso_time(time: datetime) -> str:
    """2026-11-23T09:00:00Z, years before 1000 with their zeros, as XML Schema wants."""
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def find_status(article: Article) -> str:
    """usable, withheld or canceled, the words of all IPTC formats."""
    return _STATUS.get(article.signal, "usable")


def read_meta(article: Article, name: str) -> str:
    """The first value of this name on one line, "" for none. `usageterms` finds `usageTerms` and `usage-terms` too."""
    names = (name, _OTHER_NAMES.get(name, name))
    values = (one_line(value) for key, value in article.meta if _fold(key) in names)
    return next(filter(None, values), "")


def read_keywords(article: Article) -> list[str]:
    """Each once, in the wire's order."""
    found = (one_line(value) for key, value in article.meta if _fold(key) == "keyword")
    return list(dict.fromkeys(word for word in found if word))


def read_urgency(article: Article) -> int | None:
    """1 (most urgent) to 9; None for none and for what is no urgency."""
    text = read_meta(article, "urgency")
    return int(text) if len(text) == 1 and text in "123456789" else None


def _fold(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def one_line(text: str) -> str:
    return re.sub(r"[\t\n\r ]+", " ", clean(text)).strip()


def read_lines(article: Article, part: Part) -> list[str]:
    """The texts of this part without markup, a line each."""
    lines = (one_line(paragraph.text) for paragraph in article.paragraphs if paragraph.part is part)
    return [line for line in lines if line]


def find_place(article: Article) -> str:
    """The place a dateline begins with, "" without dateline."""
    datelines = read_lines(article, Part.DATELINE)
    return _AFTER_PLACE.split(datelines[0], maxsplit=1)[0].rstrip(".,") if datelines else ""


def find_deck(article: Article) -> tuple[Paragraph, ...]:
    """Subheads right below the headline."""
    below = dropwhile(lambda row: row.part is not Part.HEADLINE, article.paragraphs)
    return tuple(
        takewhile(lambda row: row.part is Part.SUBHEAD, dropwhile(lambda row: row.part is Part.HEADLINE, below))
    )


def read_body(article: Article, without: tuple[Paragraph, ...] = ()) -> Iterator[Paragraph]:
    """Lede, subheads, body and captions; the dateline opens the text that follows it, as the house writes it."""
    dateline = ""
    for paragraph in article.paragraphs:
        if any(paragraph is row for row in without):
            continue
        if paragraph.part is Part.DATELINE:
            dateline = paragraph.text
        elif paragraph.part in (Part.LEDE, Part.BODY) and dateline:
            yield _open(paragraph, f"{dateline} – ")
            dateline = ""
        elif paragraph.part not in (Part.HEADLINE, Part.BYLINE):
            yield paragraph
    if dateline:
        yield Paragraph(Part.BODY, dateline)


def _open(paragraph: Paragraph, opening: str) -> Paragraph:
    shift = len(opening)
    inlines = (Inline((row.span[0] + shift, row.span[1] + shift), row.tag, row.href) for row in paragraph.inlines)
    return replace(paragraph, text=opening + paragraph.text, inlines=tuple(inlines))
