from __future__ import annotations

from pathlib import Path

import click

from loc.cli.console import columns, show
from loc.cli.options import here
from loc.config import find_root
from loc.evaluate.alarms import Alarms
from loc.evaluate.injection import Injection
from loc.flow.evaluate import evaluate_checks
from loc.flow.project import open_project
from loc.lang.codes import normalize_lang


@click.group("evaluate", short_help="Measure the checks on a bilingual corpus.")
def command() -> None:
    """Quality over a test set; every figure with its signature."""


@command.command("checks")
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.tsv")
@click.option("-l", "--lang", required=True, metavar="LANG", help="The language of the targets.")
@click.option("--columns", "places", nargs=2, type=int, default=(1, 2), show_default=True, help="Of source and target.")
@click.option("--skip-lines", default=0, show_default=True, help="Lines before the first pair.")
@click.option("--seed", default=1, show_default=True, help="Another one puts the faults elsewhere.")
def checks(corpus: Path, lang: str, places: tuple[int, int], skip_lines: int, seed: int) -> int:
    """How many good sentences each check flags, and how many of the faults put into them the checks find."""
    project = open_project(here()) if find_root(here()) else None
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
