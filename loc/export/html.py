"""A whole HTML5 page: headline, time, paragraphs; the dateline opens its paragraph in bold, as agencies set it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from loc.export.protocol import Story
from loc.export.xhtml import block_html, escape, mark_up
from loc.lang.numbers.dates import long_date
from loc.model import Article, Part

SUFFIX = ".html"

_RUNNING = (Part.LEDE, Part.BODY)

_PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body>
<article>
{blocks}
</article>
</body>
</html>
"""


def write(story: Story) -> bytes:
    article = story.article
    return _PAGE.format(
        lang=escape(article.lang), title=escape(find_title(article)), blocks="\n".join(_blocks(article))
    ).encode()


def find_title(article: Article) -> str:
    """The headline on one line, the slug where there is none."""
    headlines = (paragraph.text for paragraph in article.paragraphs if paragraph.part is Part.HEADLINE)
    return " ".join(next(headlines, article.slug).split())


def _blocks(article: Article) -> Iterator[str]:
    dateline, day = "", _day(article)
    if all(paragraph.part is not Part.HEADLINE for paragraph in article.paragraphs):
        yield from day
    for paragraph in article.paragraphs:
        if paragraph.part is Part.DATELINE:
            dateline = f"<b>{mark_up(paragraph)}</b>"
        elif dateline and paragraph.part in _RUNNING:
            yield f"<p>{dateline} – {mark_up(paragraph)}</p>"
            dateline = ""
        elif paragraph.part is Part.BYLINE:
            yield f'<p class="byline">{mark_up(paragraph)}</p>'
        else:
            yield block_html(paragraph)
        if paragraph.part is Part.HEADLINE:
            yield from day
    if dateline:
        yield f"<p>{dateline}</p>"


def _day(article: Article) -> Iterator[str]:
    """Once, and nothing where the story has no day."""
    if article.published:
        words = escape(long_date(article.published.date(), article.lang))
        yield f'<p><time datetime="{_machine_time(article.published)}">{words}</time></p>'


def _machine_time(at: datetime) -> str:
    """The day alone for midnight: wires that give no time are dated so."""
    return f"{at:%Y-%m-%d}" if at.time() == time() else f"{at:%Y-%m-%dT%H:%M:%SZ}"
