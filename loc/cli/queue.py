"""The stories that want a decision, as `loc review` lists them."""

from __future__ import annotations

import json

from loc.cli.console import Console, columns, show
from loc.cli.notes import note_of
from loc.flow.project import Project, find_slugs
from loc.flow.status import StoryStatus, list_queue

_HEAD = ("article", "take", "signal", "empty", "draft", "errors", "warnings", "note")


def show_queue(console: Console, project: Project, lang: str, *, is_json: bool) -> None:
    with project.index:
        rows = list_queue(project, find_slugs(project, ()), lang)
    if is_json:
        show(json.dumps({"stories": [row._asdict() for row in rows]}, ensure_ascii=False, indent=1))
    elif rows:
        show(columns([_HEAD, *map(_cells, rows)], "<><>>>><"))
    else:
        console.say(f"Nothing to decide on in {lang}.")


def _cells(row: StoryStatus) -> tuple[object, ...]:
    return row.slug, row.take, row.signal, row.empty, row.draft, row.errors, row.warnings, note_of(row)
