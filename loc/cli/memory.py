from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import click

from loc.cli.console import Console, columns, complain, count, show
from loc.cli.imports import Import
from loc.cli.matches import match_as_json, passage_as_json, say_match, say_passage, stats_as_json, stats_rows
from loc.cli.options import as_json, here, langs
from loc.cli.stories import each_story
from loc.errors import LocError
from loc.flow.memory import load_memory
from loc.flow.memory.add import choose_targets
from loc.flow.memory.export import export_memory
from loc.flow.memory.search import Searcher, read_queries
from loc.flow.memory.stats import measure_memory
from loc.flow.project import choose_langs, open_project

MATCHES, PASSAGES = 5, 20

_lang = click.option("-l", "--lang", required=True, metavar="LANG", help="The language of the targets.")


@click.group("memory", short_help="Add to the memory, search it, export it.")
def command() -> None:
    """The memory of reviewed pairs: all reviewed units of the catalogs, and the memories of others."""


@command.command("add", short_help="Take in files of other programs.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@_lang
@click.pass_obj
def add(console: Console, paths: tuple[Path, ...], lang: str) -> int:
    """Take PO, TMX, XLIFF or two-column TSV files into locales/memory/; of PO and XLIFF what is reviewed.

    A file of a name that is there replaces that memory. Records that cannot be used are told by file and line and left
    out; a file that cannot be read to its end leaves nothing behind (exit 3).
    """
    project = open_project(here())
    (lang,) = choose_langs(project.config, [lang])
    targets = {str(path): target for path, target in choose_targets(project, paths, lang).items()}
    run = Import(console, project, lang)
    code = each_story(targets, lambda path: run.add(Path(path), targets[path]))
    with project.index:
        memory, broken = load_memory(project, lang)
    console.say(f"{count(len(memory), 'pair')} in the memory of {lang}.")
    return max(code, _complain(broken))


@command.command("search", short_help="The closest pairs of a text, or those with a phrase.")
@click.argument("texts", nargs=-1, metavar="TEXT...")
@_lang
@click.option("--file", "file", type=click.File("rb"), metavar="FILE|-", help="A query a line.")
@click.option("--concordance", "is_concordance", is_flag=True, help="Find the phrase in sources and targets.")
@click.option("--at-least", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="The lowest score.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help=f"{MATCHES} matches, or {PASSAGES} phrases.")
@as_json
@click.pass_obj
def search(
    console: Console,
    texts: tuple[str, ...],
    lang: str,
    file: BinaryIO | None,
    at_least: float,
    limit: int | None,
    *,
    is_concordance: bool,
    is_json: bool,
) -> int:
    """The closest pairs of each TEXT, or with --concordance the pairs that have these words next to each other.

    1.00 is the same text, 0.99 differs in case, spaces or quotes alone. With --concordance case does not count, and
    `word*` stands for all that begin so.
    """
    if bool(texts) == bool(file):
        raise click.UsageError("expected either TEXT or --file FILE")
    project = open_project(here())
    (lang,) = choose_langs(project.config, [lang])
    searcher = Searcher(project, lang)
    queries = read_queries(file) if file else iter(texts)
    with project.index:
        if is_concordance:
            found = _concordance(searcher, queries, limit or PASSAGES, is_json=is_json)
        else:
            found = _matches(searcher, queries, at_least, limit or MATCHES, is_json=is_json)
        for query, lines in found:
            _show_found(console, query, lines, is_json=is_json, is_alone=len(texts) == 1)
    return _complain(searcher.errors)


@command.command("export", short_help="Write TMX.")
@_lang
@click.option("-o", "--output", default="-", metavar="FILE|-", help="Where to; - is stdout, as without it.")
@click.pass_obj
def export(console: Console, lang: str, output: str) -> int:
    """Write the memory as TMX 1.4, without translations that a newer one has superseded."""
    project = open_project(here())
    (lang,) = choose_langs(project.config, [lang])
    with project.index:
        number, broken = export_memory(project, lang, sys.stdout.buffer if output == "-" else Path(output))
    console.say(f"{count(number, 'pair')} written.")
    return _complain(broken)


@command.command("stats", short_help="How large the memory is.")
@langs
@as_json
def stats(langs: tuple[str, ...], *, is_json: bool) -> int:
    """How many pairs there are in each language, in which state, from where, and what they take on the disk."""
    project = open_project(here())
    with project.index:
        measured = [measure_memory(project, lang) for lang in choose_langs(project.config, langs)]
    rows = [row for row, _ in measured]
    if is_json:
        show(json.dumps({"memories": [stats_as_json(row) for row in rows]}, ensure_ascii=False, indent=1))
    else:
        show(columns(stats_rows(rows), "<>>>>>><>>"))
    return max([_complain(broken) for _, broken in measured])


Found = Iterator[tuple[str, list[str]]]  # a query with what to print


def _matches(searcher: Searcher, queries: Iterable[str], at_least: float, limit: int, *, is_json: bool) -> Found:
    for query, matches in searcher.find(queries, at_least, limit):
        rows = [match_as_json(match) for match in matches]
        yield query, [_json(query, rows)] if is_json else ["\n".join(say_match(match)) for match in matches]


def _concordance(searcher: Searcher, queries: Iterable[str], limit: int, *, is_json: bool) -> Found:
    for query in queries:
        passages = searcher.find_phrase(query, limit)
        rows = [passage_as_json(passage) for passage in passages]
        yield query, [_json(query, rows)] if is_json else ["\n".join(say_passage(passage)) for passage in passages]


def _json(query: str, rows: list[dict[str, object]]) -> str:
    return json.dumps({"query": query, "matches": rows}, ensure_ascii=False)


def _show_found(console: Console, query: str, lines: list[str], *, is_json: bool, is_alone: bool) -> None:
    if not is_json and not is_alone:
        show(f"{query}\n")
    for line in lines:
        show(line if is_json else f"{line}\n")
    if not lines:
        console.say(f"Nothing like it in the memory: {query}")


def _complain(errors: Iterable[LocError]) -> int:
    """The exit code."""
    code = 0
    for error in errors:
        complain(str(error), error.hint)
        code = error.exit_code
    return code
