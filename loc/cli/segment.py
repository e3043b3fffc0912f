from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from loc.cli.console import show
from loc.cli.options import as_json, here
from loc.flow.segment import explain_text, read_lines, read_wire, segment_story
from loc.lang.codes import normalize_lang
from loc.model import Article, Segment


@click.command("segment", short_help="Show the sentences of a story; writes nothing.")
@click.argument("source", metavar="ARTICLE|FILE|-")
@click.option("--lang", default="en", show_default=True, metavar="LANG", help="The language of the text.")
@click.option("--plain", is_flag=True, help="Each input line is a paragraph; one sentence a line comes out.")
@as_json
@click.option("--explain", is_flag=True, help="Name the rule that decided each possible boundary.")
def command(source: str, lang: str, *, plain: bool, is_json: bool, explain: bool) -> int:
    """Show the sentences of a story as the catalogs will have them.

    --plain is the splitter alone, for scripts: no parts are looked for. --json prints one object a segment.
    """
    content, name = _content(source)
    read = read_lines if plain else read_wire
    article = read(here(), content, name, normalize_lang(lang))
    lines = list(_lines(article, plain=plain, is_json=is_json, explain=explain))
    if lines:
        show("\n".join(lines))
    return 0


def _content(source: str) -> tuple[bytes | None, str]:
    """None where `source` is no file but names an article."""
    if source == "-":
        return sys.stdin.buffer.read(), "stdin"
    path = Path(source)
    return (path.read_bytes(), source) if path.is_file() else (None, source)


def _lines(article: Article, *, plain: bool, is_json: bool, explain: bool) -> Iterator[str]:
    if explain:
        yield from explain_text(article)
        return
    for segment in segment_story(article):
        yield (
            _json(segment)
            if is_json
            else segment.text
            if plain
            else f"{segment.part:9}{segment.paragraph:3}  {segment.text}"
        )


def _json(segment: Segment) -> str:
    start, stop = segment.span
    row = {"part": segment.part, "paragraph": segment.paragraph, "start": start, "stop": stop, "text": segment.text}
    return json.dumps(row, ensure_ascii=False)
