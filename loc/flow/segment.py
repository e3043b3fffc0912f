"""Sentences of a story, or of any text, to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from loc.flow.project import find_slugs, open_project
from loc.flow.sources import read_bytes
from loc.ingest.decode import decode_text
from loc.ingest.read import read_article
from loc.model import Article, Paragraph, Part, Segment
from loc.segment import explain_article, segment_article

_AROUND_CHARS = 24


def read_wire(start: Path, content: bytes | None, name: str, lang: str) -> Article:
    """The article in `content` or, where that is None, the project's article that `name` means."""
    if content is not None:
        return replace(read_article(content, name), lang=lang)
    project = open_project(start)
    (slug,) = find_slugs(project, [name])
    return replace(project.sources.read(slug), lang=lang)


def read_lines(start: Path, content: bytes | None, name: str, lang: str) -> Article:
    """Each line that has text is a paragraph of its own; no part is looked for, and any length will do."""
    if content is None:
        project = open_project(start)
        (slug,) = find_slugs(project, [name])
        content = read_bytes(project.sources.files()[slug].path, name)
    lines = enumerate(decode_text(content, name).split("\n"), 1)
    return Article("", tuple(Paragraph(Part.BODY, line, number) for number, line in lines if line.strip()), lang)


def segment_story(article: Article) -> tuple[Segment, ...]:
    return segment_article(article)


def explain_text(article: Article) -> Iterator[str]:
    """One line a possible boundary: file line, decision, rule, and the text around it."""
    for paragraph, verdict in explain_article(article):
        left = paragraph.text[max(0, verdict.offset - _AROUND_CHARS) : verdict.offset]
        right = paragraph.text[verdict.offset : verdict.offset + _AROUND_CHARS]
        around = f"{left}¦{right}".replace("\n", " ")
        line = paragraph.line + paragraph.text.count("\n", 0, verdict.offset)
        yield f"{line}: {verdict.choice.value} {verdict.rule}: {around}"
