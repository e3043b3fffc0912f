"""Plain text: headline, day in words, then the paragraphs; the dateline opens the lede with a dash."""

from __future__ import annotations

from collections.abc import Iterator

from loc.export.protocol import Story
from loc.lang.dates import long_date
from loc.model import Part

SUFFIX = ".txt"


def write(story: Story) -> bytes:
    return ("\n\n".join(_blocks(story)) + "\n").encode()


def _blocks(story: Story) -> Iterator[str]:
    dateline = ""
    for part, text in story.paragraphs:
        if part is Part.DATELINE:
            dateline = text
        else:
            yield f"{dateline} – {text}" if dateline else text
            dateline = ""
        if part is Part.HEADLINE and story.published:
            yield long_date(story.published.date(), story.lang)
    if dateline:
        yield dateline
