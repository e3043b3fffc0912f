from __future__ import annotations

import json
from dataclasses import asdict, astuple

import click

from loc.cli.console import Console, columns, show
from loc.cli.options import articles, as_json, here, langs
from loc.cli.stories import each_story
from loc.flow.language import load_glossary
from loc.flow.project import choose_langs, find_slugs, open_project
from loc.flow.status import StoryStatus, list_statuses

_HEAD = (
    "article",
    "lang",
    "take",
    "signal",
    "words",
    "units",
    "empty",
    "draft",
    "reviewed",
    "approved",
    "errors",
    "warnings",
)


@click.command("status", short_help="How far each story is in each language.")
@articles
@langs
@as_json
@click.pass_obj
def command(console: Console, articles: tuple[str, ...], langs: tuple[str, ...], *, is_json: bool) -> int:
    """Words, units and their states, and findings, for each story and language."""
    project = open_project(here())
    glossaries = [load_glossary(project, lang) for lang in choose_langs(project.config, langs)]
    rows: list[StoryStatus] = []

    def add(slug: str) -> int:
        rows.extend(list_statuses(project, slug, glossaries))
        return 0

    code = each_story(find_slugs(project.config, articles), add)
    _show(console, rows, is_json=is_json)
    return code


def _show(console: Console, rows: list[StoryStatus], *, is_json: bool) -> None:
    if is_json:
        show(json.dumps({"stories": [asdict(row) for row in rows]}, ensure_ascii=False, indent=1))
    elif rows:
        show(columns([_HEAD, *map(astuple, rows)], "<<><" + ">" * (len(_HEAD) - 4)))
    else:
        console.say("No story to show; `loc ingest FILE` brings one in.")
