from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from loc.check.reports.shown import reveal
from loc.check.silence import Ignored, read_ignored
from loc.cli.console import Console, complain, count, paint, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import as_json, here
from loc.cli.queue import show_queue
from loc.cli.review_request import Request
from loc.flow.project import Project, choose_langs, find_slugs, open_project
from loc.flow.review import Decided, Reviewed, decide, heed_in, ignore_in, list_units
from loc.flow.xliff import import_xliff
from loc.model import State, Unit

_COLOURS = {State.EMPTY: "red", State.DRAFT: "yellow", State.REVIEWED: "green", State.APPROVED: "green"}


@click.command("review", short_help="List the units of a story, and decide on them.")
@click.argument("article", required=False)
@click.option("-l", "--lang", metavar="LANG", help="The language.")
@click.option("--unit", "units", multiple=True, metavar="ID", help="The unit to decide on; may be repeated.")
@click.option("--all", "is_all", is_flag=True, help="Decide on every unit that has a target.")
@click.option("--accept", is_flag=True, help="The target is right as it stands.")
@click.option("--approve", is_flag=True, help="An editor clears a reviewed unit.")
@click.option("--reject", is_flag=True, help="A draft again; this text is not offered again.")
@click.option("--edit", metavar="TEXT", help="A new target, reviewed by you.")
@click.option("--ignore", metavar="ID:CHECK", help="The text is right, whatever this check finds in the unit.")
@click.option("--reason", metavar="TEXT", help="Why it is right; goes with --ignore.")
@click.option("--heed", metavar="ID:CHECK", help="Take that back: the finding counts again.")
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
    ignore: str | None,
    heed: str | None,
    reason: str | None,
    returned: str | None,
    by: str | None,
    is_json: bool,
) -> int:
    """List the units of a story with state, source, target and findings, or decide on some of them.

    In a terminal ARTICLE with --lang alone opens full-screen. Without ARTICLE: what wants a decision, by urgency.
    """
    request = Request(
        article, lang, units, is_all, accept, approve, reject, edit, ignore, heed, reason, returned, by, is_json
    )
    return _review(console, request) if returned is None else _import(console, Path(returned), request)


def _review(console: Console, request: Request) -> int:
    if request.lang is None:
        raise click.UsageError("expected --lang LANG; --import alone does without it")
    project = open_project(here(), tell_faults)
    (lang,) = choose_langs(project.config, [request.lang])
    if request.article is None:
        if request.is_choosing or request.decisions:
            raise click.UsageError("expected ARTICLE: a decision is made on the units of one story")
        show_queue(console, project, lang, is_json=request.is_json)
        return 0
    author = request.by or project.config.author
    (slug,) = find_slugs(project, [request.article])
    if not request.decisions:
        _show(console, project, request, slug, lang, author)
        return 0
    if request.finding is not None:
        return _annotate(project, slug, lang, request, request.finding, author)
    decision = request.decision(author, project.config)
    return _decide(project, slug, lang, _chosen(project, slug, lang, request), decision, author)


def _show(console: Console, project: Project, request: Request, slug: str, lang: str, author: str) -> None:
    is_list = request.is_choosing or request.is_json
    if is_list or not _open_screen(console, project, slug, lang, author):
        _list(console, list_units(project, slug, lang), request.units, is_json=request.is_json)


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


def _import(console: Console, path: Path, request: Request) -> int:
    """The exit code is 1 where a unit of the file could not be applied."""
    if request.is_choosing or request.is_json or request.decisions:
        raise click.UsageError("--import decides on the units of its file: it takes ARTICLE, --lang and --by alone")
    project = open_project(here(), tell_faults)
    slug = find_slugs(project, [request.article])[0] if request.article is not None else None
    lang = choose_langs(project.config, [request.lang])[0] if request.lang is not None else None
    code = 0
    for story in import_xliff(project, path, request.by or project.config.author, slug=slug, lang=lang):
        for unit in story.changed:
            show(f"{unit.key.id}  {unit.state.label}  {unit.target}")
        for problem in story.problems:
            complain(problem)
            code = 1
        counts = f"{len(story.changed)} changed, {story.unchanged} as they were, {len(story.problems)} not applied"
        console.say(f"{story.slug} {story.lang}: {counts}")
    return code


def _chosen(project: Project, slug: str, lang: str, request: Request) -> tuple[str, ...]:
    if request.is_all == bool(request.units):
        raise click.UsageError("name the units with --unit ID, or take every one with --all")
    rows = list_units(project, slug, lang) if request.is_all else ()
    return request.units or tuple(row.unit.key.id for row in rows if row.unit.target)


def _decide(
    project: Project, slug: str, lang: str, ids: tuple[str, ...], decision: Callable[[Unit], Unit], author: str
) -> int:
    return _tell(decide(project, slug, lang, ids, decision, author))


def _annotate(project: Project, slug: str, lang: str, request: Request, finding: str, author: str) -> int:
    unit_id, _, check = finding.partition(":")
    if not (unit_id and check):
        raise click.UsageError(f"expected ID:CHECK, as 02ab7890:numbers; got {finding!r}")
    if request.heed is not None:
        return _tell(heed_in(project, slug, lang, unit_id, check, author))
    return _tell(ignore_in(project, slug, lang, unit_id, check, request.reason or "", author))


def _tell(decided: Decided) -> int:
    """The exit code is 1 where another program changed one of the units at the same time."""
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
    yield from (f"    ignored {ignored.check}: {_tell_ignored(ignored)}" for ignored in read_ignored(unit))
    yield ""


def _tell_ignored(ignored: Ignored) -> str:
    return (
        f"{ignored.reason} ({ignored.author}, {ignored.made_at:%Y-%m-%d %H:%M} UTC)"
        if ignored.made_at
        else ignored.reason
    )


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
        "ignored": [
            {
                "check": ignored.check,
                "reason": ignored.reason,
                "at": ignored.made_at and ignored.made_at.isoformat(),
                "by": ignored.author,
            }
            for ignored in read_ignored(unit)
        ],
    }
