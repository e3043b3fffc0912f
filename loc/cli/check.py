from __future__ import annotations

from pathlib import Path

import click

from loc.check.baseline import read_baseline
from loc.check.pages import read_page
from loc.check.reports.registry import REPORTS
from loc.cli.check_run import CheckRun
from loc.cli.check_scope import find_named, find_staged_files
from loc.cli.console import Console, show
from loc.cli.options import langs
from loc.cli.report import emit
from loc.flow.check import Checker


def _explain(ctx: click.Context, _: click.Parameter, check: str | None) -> None:
    if check is not None and not ctx.resilient_parsing:
        show(read_page(check).rstrip())
        ctx.exit()


@click.command("check", short_help="Report wrong figures, names, terms and marks in PO files.")
@click.argument("articles", nargs=-1, metavar="[ARTICLE|FILE.po]...")
@langs
@click.option("--format", "format_name", default="text", show_default=True, type=click.Choice(REPORTS.names()))
@click.option(
    "--fail-on",
    default="error",
    show_default=True,
    type=click.Choice(["error", "warning"]),
    help="From which severity the exit code is 1.",
)
@click.option("--fix", "is_fixing", is_flag=True, help="Put the safe fixes into drafts, propose those for the rest.")
@click.option("--baseline", metavar="FILE", type=Path, help="JSON of an earlier run: what it has is passed over.")
@click.option("--staged", "is_staged", is_flag=True, help="The PO files staged in git, as a commit would take them.")
@click.option("--explain", metavar="CHECK", is_eager=True, expose_value=False, callback=_explain, help="Show its page.")
@click.pass_obj
def command(
    console: Console,
    articles: tuple[str, ...],
    langs: tuple[str, ...],
    format_name: str,
    fail_on: str,
    *,
    is_fixing: bool,
    baseline: Path | None,
    is_staged: bool,
) -> int:
    """Check the catalogs of these articles, or any bilingual PO files, inside a project or not."""
    if is_staged and (articles or is_fixing):
        raise click.UsageError("--staged checks what is staged: it takes neither ARTICLE, FILE.po nor --fix")
    known = read_baseline(baseline) if baseline else None
    files, opened = find_staged_files(console, langs) if is_staged else find_named(console, articles, langs)
    run = CheckRun(console, Checker(files), known, is_fixing=is_fixing, is_text=format_name == "text")
    emit(console, format_name, run.check(opened), run.files)
    run.sum_up()
    return run.exit_code(fail_on)
