from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from loc.cli.console import Console, columns, complain, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.notes import note_of
from loc.cli.options import articles, as_json, here, langs
from loc.cli.stories import each_story
from loc.flow.project import choose_langs, find_slugs, open_project
from loc.flow.published import read_published
from loc.flow.status import Statuses, StoryStatus, order_of

_COUNTS = ("words", "segments", "empty", "draft", "reviewed", "approved", "errors", "warnings")
_HEAD = ("article", "lang", "take", "signal", "words", "units", *_COUNTS[2:], "note")


@click.command("status", short_help="How far each story is in each language.")
@articles
@langs
@as_json
@click.option("--engines", "is_of_engines", is_flag=True, help="Requests, characters, price and quota of the engines.")
@click.pass_obj
def command(
    console: Console, articles: tuple[str, ...], langs: tuple[str, ...], *, is_json: bool, is_of_engines: bool
) -> int:
    """Words, units and their states, and findings, for each story and language.

    Kills come first, then stories that were published and are no longer true, then corrections and updates.
    """
    project = open_project(here(), tell_faults)
    if is_of_engines:
        from loc.cli.usage import show_usage  # start-up: 70 ms, and a status of stories asks no engine
        from loc.flow.engines import read_usage

        show_usage(read_usage(project), is_json=is_json)
        return 0
    chosen = choose_langs(project.config, langs)
    published, broken = read_published(project)
    for error in broken:
        complain(str(error), error.hint)
    statuses = Statuses(project, chosen, published, datetime.now(UTC))
    rows: list[StoryStatus] = []

    def add(slug: str) -> int:
        rows.extend(statuses.of(slug))
        return 0

    with project.index:
        code = each_story(find_slugs(project, articles), add)
    _show(console, sorted(rows, key=order_of), is_json=is_json)
    return code


def _show(console: Console, rows: list[StoryStatus], *, is_json: bool) -> None:
    if is_json:
        show(json.dumps({"stories": [row._asdict() for row in rows]}, ensure_ascii=False, indent=1))
    elif rows:
        show(columns([_HEAD, *map(_cells, rows)], f"<<><{'>' * len(_COUNTS)}<"))
    else:
        console.say("No story to show; `loc ingest FILE` brings one in.")


def _cells(row: StoryStatus) -> tuple[object, ...]:
    return row.slug, row.lang, row.take, row.signal, *(getattr(row, name) for name in _COUNTS), note_of(row)
