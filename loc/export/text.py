"""Plain text: headline, day in words, then the paragraphs; the dateline opens the lede with a dash."""

from __future__ import annotations

from collections.abc import Iterator

from loc.export.protocol import Story
from loc.lang.numbers.dates import long_date
from loc.model import Part

SUFFIX = ".txt"


def write(story: Story) -> bytes:
    return ("\n\n".join(_blocks(story)) + "\n").encode()


def _blocks(story: Story) -> Iterator[str]:
    article, dateline = story.article, ""
    for paragraph in article.paragraphs:
        if paragraph.part is Part.DATELINE:
            dateline = paragraph.text
        else:
            yield f"{dateline} – {paragraph.text}" if dateline else paragraph.text
            dateline = ""
        if paragraph.part is Part.HEADLINE and article.published:
            yield long_date(article.published.date(), article.lang)
    if dateline:
        yield dateline
