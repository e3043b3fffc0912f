from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from loc import review
from loc.check.reports.shown import reveal
from loc.cli.console import Console, complain, count, paint, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import as_json, here
from loc.cli.queue import show_queue
from loc.config import Config
from loc.flow.project import Project, choose_langs, find_slugs, open_project
from loc.flow.review import Reviewed, decide, list_units
from loc.flow.xliff import import_xliff
from loc.model import State, Unit

_COLOURS = {State.EMPTY: "red", State.DRAFT: "yellow", State.REVIEWED: "green", State.APPROVED: "green"}


@dataclass(frozen=True, slots=True)
class Request:
    """What the options ask for. At most one of the decisions is set."""

    accept: bool
    approve: bool
    reject: bool
    edit: str | None

    def decision(self, author: str, config: Config) -> Callable[[Unit], Unit] | None:
        at = datetime.now(UTC)
        approve = partial(review.approve, author=author, at=at, four_eyes=config.four_eyes)
        if self.approve:
            review.refuse_role(config.people, author, "approve")
        wanted = {
            "--accept": partial(review.accept, author=author, at=at) if self.accept else None,
            "--approve": approve if self.approve else None,
            "--reject": partial(review.reject, author=author, at=at) if self.reject else None,
            "--edit": partial(review.edit, text=self.edit, author=author, at=at) if self.edit is not None else None,
        }
        named = {option: decision for option, decision in wanted.items() if decision}
        if len(named) > 1:
            raise click.UsageError(f"{' and '.join(named)} exclude each other")
        return next(iter(named.values()), None)


@click.command("review", short_help="List the units of a story, and decide on them.")
@click.argument("article", required=False)
@click.option("-l", "--lang", metavar="LANG", help="The language.")
@click.option("--unit", "units", multiple=True, metavar="ID", help="The unit to decide on; may be repeated.")
@click.option("--all", "is_all", is_flag=True, help="Decide on every unit that has a target.")
@click.option("--accept", is_flag=True, help="The target is right as it stands.")
@click.option("--approve", is_flag=True, help="An editor clears a reviewed unit.")
@click.option("--reject", is_flag=True, help="A draft again; this text is not offered again.")
@click.option("--edit", metavar="TEXT", help="A new target, reviewed by you.")
@click.option("--import", "returned", metavar="FILE", help="XLIFF that came back; it names article and language.")
@click.option("--by", metavar="NAME", help="Who decides; else `author` of the configuration, else the login name.")
@as_json
@click.pass_obj
def command(
    console: Console,
    article: str | None,
    lang: str | None,
    units: tuple[str, ...],
    *,
    is_all: bool,
    accept: bool,
    approve: bool,
    reject: bool,
    edit: str | None,
    returned: str | None,
    by: str | None,
    is_json: bool,
) -> int:
    """List the units of a story with state, source, target and findings, or decide on some of them.

    In a terminal ARTICLE with --lang alone opens full-screen. Without ARTICLE: what wants a decision, by urgency.
    """
    if returned is not None:
        if units or is_all or is_json or accept or approve or reject or edit is not None:
            raise click.UsageError("--import decides on the units of its file: it takes ARTICLE, --lang and --by alone")
        return _import(console, Path(returned), article, lang, by)
    if lang is None:
        raise click.UsageError("expected --lang LANG; --import alone does without it")
    project = open_project(here(), tell_faults)
    (lang,) = choose_langs(project.config, [lang])
    author = by or project.config.author
    decision = Request(accept, approve, reject, edit).decision(author, project.config)
    if article is None:
        if units or is_all or decision:
            raise click.UsageError("expected ARTICLE: a decision is made on the units of one story")
        show_queue(console, project, lang, is_json=is_json)
        return 0
    (slug,) = find_slugs(project, [article])
    if decision is None:
        if units or is_all or is_json or not _open_screen(console, project, slug, lang, author):
            _list(console, list_units(project, slug, lang), units, is_json=is_json)
        return 0
    return _decide(project, slug, lang, _chosen(project, slug, lang, units, is_all=is_all), decision, author)


def _is_terminal() -> bool:
    """The screen is drawn on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"


def _open_screen(console: Console, project: Project, slug: str, lang: str, author: str) -> bool:
    """False where this is no terminal, or the extra `tui` is missing."""
    if not _is_terminal():
        return False
    try:
        from loc.tui.app import run_review  # start-up: 0.2 s for textual
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package == "loc":
            raise
        console.say(f"The full-screen reviewer needs the package {package}: install loc with its extra `tui`.")
        return False
    for text in run_review(project, slug, lang, author):
        complain(f"not saved: {reveal(text)}")
    return True


def _import(console: Console, path: Path, article: str | None, lang: str | None, by: str | None) -> int:
    """The exit code is 1 where a unit of the file could not be applied."""
    project = open_project(here(), tell_faults)
    slug = find_slugs(project, [article])[0] if article is not None else None
    lang = choose_langs(project.config, [lang])[0] if lang is not None else None
    code = 0
    for story in import_xliff(project, path, by or project.config.author, slug=slug, lang=lang):
        for unit in story.changed:
            show(f"{unit.key.id}  {unit.state.label}  {unit.target}")
        for problem in story.problems:
            complain(problem)
            code = 1
        counts = f"{len(story.changed)} changed, {story.unchanged} as they were, {len(story.problems)} not applied"
        console.say(f"{story.slug} {story.lang}: {counts}")
    return code


def _chosen(project: Project, slug: str, lang: str, units: tuple[str, ...], *, is_all: bool) -> tuple[str, ...]:
    if is_all == bool(units):
        raise click.UsageError("name the units with --unit ID, or take every one with --all")
    rows = list_units(project, slug, lang) if is_all else ()
    return units or tuple(row.unit.key.id for row in rows if row.unit.target)


def _decide(
    project: Project, slug: str, lang: str, ids: tuple[str, ...], decision: Callable[[Unit], Unit], author: str
) -> int:
    """The exit code is 1 where another program changed one of the units at the same time."""
    decided = decide(project, slug, lang, ids, decision, author)
    for unit in decided.units:
        show(f"{unit.key.id}  {unit.state.label}  {unit.target}")
    for conflict in decided.conflicts:
        complain(str(conflict))
    return int(bool(decided.conflicts))


def _list(console: Console, rows: tuple[Reviewed, ...], ids: tuple[str, ...], *, is_json: bool) -> None:
    for row in rows:
        if not ids or row.unit.key.id.startswith(ids):
            show(json.dumps(_fields(row), ensure_ascii=False) if is_json else "\n".join(_text(row)))
    waiting = sum(row.unit.state < State.REVIEWED for row in rows)
    how = "Decide with --unit ID --accept, --edit TEXT, --reject, --approve."
    console.say(f"{count(len(rows), 'unit')}, {waiting} to review. {how}")


def _text(row: Reviewed) -> Iterator[str]:
    unit = row.unit
    state = paint(f"{unit.state.label:8}", _COLOURS[unit.state])
    by = ", ".join(f"{mark.mark} by {mark.author}" for mark in unit.provenance)
    yield f"{unit.key.id}  {state}  {unit.hint}{f'  ({by})' if by else ''}"
    if unit.previous_source:
        yield f"    was  {unit.previous_source}"
    yield f"    en   {unit.key.source}"
    yield f"    →    {unit.target or '(no target)'}"
    yield from (f"    {finding.severity} {finding.check}: {finding.message}" for finding in row.findings)
    yield ""


def _fields(row: Reviewed) -> dict[str, object]:
    unit = row.unit
    return {
        "id": unit.key.id,
        "context": unit.key.context,
        "state": unit.state.label,
        "source": unit.key.source,
        "target": unit.target,
        "previous_source": unit.previous_source,
        "marks": [
            {"mark": mark.mark, "at": mark.made_at.isoformat(), "by": mark.author, "fits": mark.mark in unit.marks}
            for mark in unit.provenance
        ],
        "findings": [
            {"check": finding.check, "severity": finding.severity, "message": finding.message}
            for finding in row.findings
        ],
    }
