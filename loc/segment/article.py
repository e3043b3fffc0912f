"""Article -> segments."""

from __future__ import annotations

from collections.abc import Iterator

from loc.lang.markup import clip_inlines, tag_text
from loc.model import Article, Paragraph, Part, Segment, Span
from loc.segment.explain import Verdict, explain
from loc.segment.split import split

_WHOLE = frozenset({Part.HEADLINE, Part.DATELINE, Part.BYLINE})


def segment_article(article: Article) -> tuple[Segment, ...]:
    """In article order. Headline, dateline and byline are one segment each."""
    return tuple(
        _segment(index, paragraph, span)
        for index, paragraph in enumerate(article.paragraphs)
        for span in _find_spans(paragraph, article.lang)
    )


def _segment(index: int, paragraph: Paragraph, span: Span) -> Segment:
    inlines = clip_inlines(paragraph.inlines, *span)
    text = tag_text(paragraph.text[slice(*span)], inlines)
    return Segment(paragraph.part, index, span, " ".join(text.split()), inlines)


def explain_article(article: Article) -> Iterator[tuple[Paragraph, Verdict]]:
    """One row per candidate, with its paragraph; those that are one segment each have none."""
    for paragraph in article.paragraphs:
        if paragraph.part not in _WHOLE:
            yield from ((paragraph, verdict) for verdict in explain(paragraph.text, article.lang))


def _find_spans(paragraph: Paragraph, lang: str) -> tuple[Span, ...]:
    text = paragraph.text
    if paragraph.part not in _WHOLE:
        return split(text, lang)
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    return ((start, stop),) if start < stop else ()
