from __future__ import annotations

import json
from pathlib import Path

import click

from loc.cli.check_table import (
    alarms_table,
    evaluation_as_json,
    flagged_lines,
    missed_lines,
    recall_table,
    speed_line,
)
from loc.cli.console import Console, count, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import as_json, here, langs
from loc.cli.scores import edits_as_json, edits_table, say_where_text_goes, set_as_json, set_table
from loc.config import find_root
from loc.evaluate.corpus import read_corpus
from loc.evaluate.faults import FAULTS
from loc.flow.edits import evaluate_edits
from loc.flow.evaluate import Evaluation, evaluate_checks
from loc.flow.project import choose_langs, open_project
from loc.flow.test_set import evaluate_set, open_engines
from loc.lang.codes import normalize_lang

_COLUMN = click.IntRange(1)


@click.group("evaluate", short_help="Measure drafts, engines and checks.")
def command() -> None:
    """Quality over a test set; every figure with its signature."""


@command.command("edits")
@langs
@as_json
@click.pass_obj
def edits(console: Console, langs: tuple[str, ...], *, is_json: bool) -> int:
    """How much reviewers changed the drafts of each engine, by language and month of the review.

    TER is the share of words changed, chrF++ how alike the texts are, both from 0 to 100.
    """
    project = open_project(here(), tell_faults)
    report = evaluate_edits(project, choose_langs(project.config, langs))
    show(json.dumps(edits_as_json(report), ensure_ascii=False, indent=1) if is_json else edits_table(report))
    for lang in report.blind:
        console.say(f"{lang}: no answer of an engine is kept in .loc/, so that only drafts left untouched are known.")
    if report.unknown:
        console.say(f"{count(report.unknown, 'reviewed unit')} of {report.reviewed} came from no engine that is known.")
    return 0


@command.command("set")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.tsv")
@click.option("--engine", "engines", multiple=True, required=True, metavar="NAME", help="May be repeated.")
@click.option("--source-lang", metavar="LANG", help="Of the sources; the project's without it.")
@langs
@as_json
@click.pass_obj
def test_set(
    console: Console,
    path: Path,
    engines: tuple[str, ...],
    source_lang: str | None,
    langs: tuple[str, ...],
    *,
    is_json: bool,
) -> int:
    """How engines translate a test set, asked and judged as for drafts.

    FILE.tsv has a first line that names its columns, `en kk ru`, or two columns of source and target without one.
    Ends with 1 where an engine has no draft for any sentence.
    """
    project = open_project(here(), tell_faults)
    wanted = tuple(map(normalize_lang, langs)) or project.config.langs
    chains = open_engines(project, engines)
    say_where_text_goes(console, chains)
    try:
        found = list(evaluate_set(chains, path, normalize_lang(source_lang or project.config.source_lang), wanted))
    finally:
        for chain in chains:
            chain.close()
    show(json.dumps(set_as_json(found), ensure_ascii=False, indent=1) if is_json else set_table(found))
    for row in found:
        for reason, number in row.refused:
            console.say(f"{row.engine} {row.score.lang}: {count(number, 'sentence')} refused: {reason}")
    return int(any(not row.score.scored for row in found))


@command.command("checks")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.tsv")
@click.option("-l", "--lang", required=True, metavar="LANG", help="The language of the targets.")
@click.option(
    "--columns", "places", nargs=2, type=_COLUMN, default=(1, 2), show_default=True, help="Of source and target."
)
@click.option(
    "--other", type=_COLUMN, help="Column of the same sentences in Russian, if the targets are Kazakh, or the reverse."
)
@click.option(
    "--story", type=_COLUMN, help="Column with the name of the story; its sentences are checked together too."
)
@click.option("--skip-lines", default=0, show_default=True, help="Lines before the first pair.")
@click.option(
    "--seeds",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="How often each class is put in, each time elsewhere.",
)
@click.option("--kinds", "with_kinds", is_flag=True, help="Also the kinds of each class.")
@click.option(
    "--misses",
    type=click.Choice(list(FAULTS)),
    metavar="CLASS",
    help="List the faults of one class that nobody saw, in place of the tables.",
)
@click.option(
    "--alarms", "is_alarms", is_flag=True, help="List the good sentences that were flagged, in place of the tables."
)
@click.option("--bars", "is_strict", is_flag=True, help="End with 1 where a bar is missed.")
@as_json
def checks(
    path: Path,
    lang: str,
    places: tuple[int, int],
    other: int | None,
    story: int | None,
    skip_lines: int,
    seeds: int,
    misses: str | None,
    *,
    with_kinds: bool,
    is_alarms: bool,
    is_strict: bool,
    is_json: bool,
) -> int:
    """How many of the faults put into good sentences the checks find, and how many good sentences they flag.

    FILE.tsv has pairs that people translated, columns counted from 1. Found is a fault with a finding of any level
    that the good sentence does not have; house style is not counted.
    """
    project = open_project(here(), tell_faults) if find_root(here()) else None
    columns = [None if place is None else place - 1 for place in (other, story)]
    corpus = read_corpus(
        path,
        normalize_lang(lang),
        (places[0] - 1, places[1] - 1),
        skip_lines=skip_lines,
        other=columns[0],
        story=columns[1],
    )
    found = evaluate_checks(project, corpus, range(1, seeds + 1))
    show(_report(found, misses, with_kinds=with_kinds, is_alarms=is_alarms, is_json=is_json))
    return int(is_strict and not found.passes)


def _report(found: Evaluation, misses: str | None, *, with_kinds: bool, is_alarms: bool, is_json: bool) -> str:
    if is_json:
        return json.dumps(evaluation_as_json(found), ensure_ascii=False, indent=1)
    if misses:
        return "\n".join(missed_lines(found.injection, misses))
    if is_alarms:
        return "\n".join(flagged_lines(found.alarms))
    tables = (
        recall_table(found.injection, with_kinds=with_kinds),
        found.injection.signature,
        "",
        alarms_table(found.alarms),
        found.alarms.signature,
        "",
        speed_line(found.speed),
    )
    return "\n".join(tables)
