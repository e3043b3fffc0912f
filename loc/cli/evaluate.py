from __future__ import annotations

import json
from pathlib import Path

import click

from loc.cli.console import Console, columns, count, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import as_json, here, langs
from loc.cli.scores import edits_as_json, edits_table, say_where_text_goes, set_as_json, set_table
from loc.config import find_root
from loc.evaluate.alarms import Alarms
from loc.evaluate.injection import Injection
from loc.flow.edits import evaluate_edits
from loc.flow.evaluate import evaluate_checks
from loc.flow.project import choose_langs, open_project
from loc.flow.test_set import evaluate_set, open_engines
from loc.lang.codes import normalize_lang


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
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.tsv")
@click.option("-l", "--lang", required=True, metavar="LANG", help="The language of the targets.")
@click.option("--columns", "places", nargs=2, type=int, default=(1, 2), show_default=True, help="Of source and target.")
@click.option("--skip-lines", default=0, show_default=True, help="Lines before the first pair.")
@click.option("--seed", default=1, show_default=True, help="Another one puts the faults elsewhere.")
def checks(corpus: Path, lang: str, places: tuple[int, int], skip_lines: int, seed: int) -> int:
    """How many good sentences each check flags, and how many of the faults put into them the checks find."""
    project = open_project(here(), tell_faults) if find_root(here()) else None
    zero_based = (places[0] - 1, places[1] - 1)
    if min(zero_based) < 0:
        raise click.UsageError("columns are counted from 1")
    alarms, injection = evaluate_checks(project, corpus, normalize_lang(lang), zero_based, skip_lines, seed)
    show(_alarms_table(alarms))
    show("")
    show(_recall_table(injection))
    return 0


def _alarms_table(alarms: Alarms) -> str:
    rows = [*alarms.by_check, *((f"any {severity}", count) for severity, count in alarms.by_severity)]
    cells = [(name, count, f"{count / max(alarms.pairs, 1):.2%}") for name, count in rows]
    return columns([("check", "sentences flagged", "share"), *cells], "<>>") + f"\n{alarms.signature}"


def _recall_table(injection: Injection) -> str:
    cells = [(row.fault, row.injected, row.found, f"{row.share:.3f}") for row in injection.recalls]
    return columns([("fault", "injected", "found", "recall"), *cells], "<>>>") + f"\n{injection.signature}"
