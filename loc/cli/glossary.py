from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from loc.cli.console import Console, columns, complain, count, cut, show, show_bytes
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import as_json, here, langs
from loc.errors import GlossaryError, LocError
from loc.flow.glossary_edit import Put, put_terms
from loc.flow.glossary_exchange import Format, export_terms, import_terms, write_file
from loc.flow.glossary_search import Hit, search_terms
from loc.flow.project import Project, choose_langs, open_project
from loc.flow.terms import load_terms
from loc.glossary.parse import STATUSES, make_term, read_day
from loc.model import Term

F = TypeVar("F", bound=Callable[..., object])

_HEAD = ("source", "target", "status", "in force", "desk", "rank", "note", "place")
_STDOUT = "-"
_MAX_TOLD = 100  # records left out of an import; -v tells all


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    try:
        return read_day(value or "", "")
    except GlossaryError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def one_lang(function: F) -> F:
    return click.option("-l", "--lang", required=True, metavar="LANG", help="The language of the targets.")(function)


@click.group("glossary", short_help="Agreed terms: add, search, check, import, export, suggest.")
def command() -> None:
    """The agreed terms of a language, in `locales/LANG/glossary.po`, over the names of CLDR."""


@command.command("add", short_help="Add a term, or change one.")
@click.argument("source")
@click.argument("target", required=False)
@one_lang
@click.option("--status", default="preferred", show_default=True, type=click.Choice(STATUSES))
@click.option("--from", "since", metavar="DAY", callback=_day, help="The first day it is in force.")
@click.option("--until", metavar="DAY", callback=_day, help="The day after the last.")
@click.option("--desk", default="", metavar="NAME", help="In force on this desk only, above the terms of the house.")
@click.option("--note", default="", help="What an editor should know of it.")
def add(
    source: str,
    target: str | None,
    lang: str,
    status: str,
    since: date | None,
    until: date | None,
    desk: str,
    note: str,
) -> int:
    """Add a term, or give one of the same source, dates and desk another target.

    A term that is not to be translated goes without TARGET. What contradicts another term is refused.
    """
    project, lang = _open(lang)
    put = put_terms(project, lang, [make_term(source, target or "", status, since, until, desk, note)])
    _show_put(put)
    return _tell(put.problems)


@command.command("search", short_help="Terms by a word of either language.")
@click.argument("text", nargs=-1, required=True)
@one_lang
@click.option("--on", metavar="DAY", callback=_day, help="Only terms in force on this day.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), metavar="N")
@as_json
@click.pass_obj
def search(console: Console, text: tuple[str, ...], lang: str, on: date | None, limit: int, *, is_json: bool) -> int:
    """Find terms by English, Kazakh or Russian words, in any grammatical form; those of CLDR too."""
    project, lang = _open(lang)
    query = " ".join(text)
    hits, problems = search_terms(project, query, lang, on)
    tell_faults(problems)
    rows = [_row(hit) for hit in hits[:limit]]
    if is_json:
        show(json.dumps({"query": query, "terms": rows}, ensure_ascii=False))
    elif rows:
        show(columns([_HEAD, *(_cells(row) for row in rows)], "<" * len(_HEAD)))
    if len(hits) > limit:
        console.say(f"{count(len(hits) - limit, 'more term')}; --limit shows them.")
    elif not hits:
        console.say(f"No term for {query!r}.")
    return 0


@command.command("check", short_help="What is wrong in the glossary.")
@langs
@click.pass_obj
def check(console: Console, langs: tuple[str, ...]) -> int:
    """List terms that contradict others, are there twice or cannot be read; ends with 1 where there is one."""
    project = open_project(here())
    is_wrong = False
    for lang in choose_langs(project.config, langs):
        terms, problems = load_terms(project.catalogs, lang)
        for problem in problems:
            show(str(problem))
        is_wrong = is_wrong or bool(problems)
        console.say(f"{lang}: {count(len(terms), 'term')} in force, {count(len(problems), 'fault')}")
    return int(is_wrong)


@command.command("import", short_help="Take in CSV, TSV, TBX or PO.")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@one_lang
@click.pass_obj
def import_(console: Console, path: Path, lang: str) -> int:
    """Take in terms from CSV, TSV, TBX-Basic or PO; records at fault are told by file and line and left out.

    Columns: source,target,status,from,until,desk,note, or source and target without a header. A file that cannot be
    read as a whole changes nothing (exit 3), nor does one of which nothing can be used.
    """
    project, lang = _open(lang)
    put, passed_over = import_terms(project, lang, _read(path), str(path))
    told = put.problems if console.is_verbose else put.problems[:_MAX_TOLD]
    code = _tell(told)
    _show_put(put, is_brief=True)
    taken = (len(put.added), len(put.updated), len(put.unchanged))
    show(f"{path}: {count(taken[0], 'term')} added, {taken[1]} updated, {taken[2]} there already")
    if put.problems:
        more = f"; the first {_MAX_TOLD} are named" if len(told) < len(put.problems) else ""
        console.say(f"{path}: {count(len(put.problems), 'record')} left out{more}")
    if passed_over:
        console.say(f"{path}: columns that say nothing to loc: {', '.join(passed_over)}")
    return 0 if any(taken) else code


@command.command("export", short_help="Write CSV, TSV, TBX or PO.")
@one_lang
@click.option(
    "--format",
    "format_name",
    type=click.Choice([each.value for each in Format]),
    help="Else by FILE's suffix, and csv.",
)
@click.option("-o", "--output", default=_STDOUT, metavar="FILE|-", help="Where to, `-` is stdout.")
def export(lang: str, format_name: str | None, output: str) -> int:
    """Write the project's terms, CLDR's left out. `tbx-2008` is the TBX that older programs read."""
    project, lang = _open(lang)
    suffix = Path(output).suffix[1:].casefold()
    content, problems = export_terms(project, lang, Format(format_name or (suffix if suffix in {*Format} else "csv")))
    tell_faults(problems)
    if output == _STDOUT:
        show_bytes(content)
    else:
        write_file(Path(output), content)
    return 0


@command.command("suggest", short_help="Terms proposed from reviewed copy.")
@one_lang
@click.option(
    "--min-count",
    default=3,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="Sentences that have both.",
)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=1), metavar="N")
@as_json
@click.pass_obj
def suggest(console: Console, lang: str, min_count: int, limit: int, *, is_json: bool) -> int:
    """Propose terms that the glossary does not have: phrases of the memory with what they mostly become.

    Nothing is added; `loc glossary add` does that.
    """
    from loc.flow.glossary_suggest import suggest_from_memory  # start-up: 0.3 s, only this command reads the memory

    project, lang = _open(lang)
    suggestions, broken = suggest_from_memory(project, lang, min_count, limit)
    if is_json:
        show(json.dumps({"suggestions": [asdict(each) for each in suggestions]}, ensure_ascii=False))
    for each in () if is_json else suggestions:
        show(f"{each.source}  →  {each.target}  ({each.both_count} of {each.source_count}, {each.score:.2f})")
        for source, target in each.examples:
            show(f"    {cut(source, 100)}\n    {cut(target, 100)}")
    if not suggestions:
        console.say(f"Nothing to propose: no phrase that stands {min_count} times has one translation.")
    return _tell(broken)


def _open(lang: str) -> tuple[Project, str]:
    project = open_project(here())
    return project, choose_langs(project.config, [lang])[0]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be read: {error.strerror}") from error


def _show_put(put: Put, *, is_brief: bool = False) -> None:
    """Every change; with `is_brief` not what was merely added."""
    for term in () if is_brief else put.added:
        show(f"added: {_say(term)}")
    for term, before in put.updated:
        place = f"{term.place}: " if term.place else ""
        show(f"{place}updated: {_say(term)}, was «{before.target}»")
    for term in () if is_brief else put.unchanged:
        show(f"there already: {_say(term)}")


def _say(term: Term) -> str:
    return f"“{term.source}” {term.status} «{term.target}»"


def _tell(problems: Iterable[LocError]) -> int:
    """Every one; the exit code."""
    code = 0
    for problem in problems:
        complain(str(problem), problem.hint)
        code = problem.exit_code
    return code


def _row(hit: Hit) -> dict[str, str | None]:
    term = hit.term
    return {
        "source": term.source,
        "target": term.target,
        "status": term.status,
        "from": term.since.isoformat() if term.since else None,
        "until": term.until.isoformat() if term.until else None,
        "desk": term.desk,
        "note": term.note,
        "rank": hit.rank.label,
        "place": term.place,
    }


def _cells(row: dict[str, str | None]) -> tuple[str, ...]:
    period = f"{row['from'] or ''}..{row['until'] or ''}" if row["from"] or row["until"] else ""
    return tuple(
        value or ""
        for value in (
            row["source"],
            row["target"],
            row["status"],
            period,
            row["desk"],
            row["rank"],
            row["note"],
            row["place"],
        )
    )
