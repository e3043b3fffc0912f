from __future__ import annotations

from pathlib import Path

import click

from loc.check.reports.registry import REPORTS
from loc.cli.console import Console, show
from loc.cli.options import here, langs
from loc.cli.stories import each_story
from loc.config import find_root
from loc.flow.check import check_catalogs, check_paths
from loc.flow.elsewhere import Elsewhere
from loc.flow.project import choose_langs, find_slugs, open_project
from loc.model import Finding, Severity


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
@click.pass_obj
def command(console: Console, articles: tuple[str, ...], langs: tuple[str, ...], format_name: str, fail_on: str) -> int:
    """Check the catalogs of these articles, or any bilingual PO files, inside a project or not."""
    findings: list[Finding] = []
    code = _collect(findings, articles, langs)
    report = REPORTS.load(format_name).write(findings)
    if report:
        show(report.rstrip())
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    console.say(f"{errors} errors, {warnings} warnings")
    return max(code, int(bool(errors or (fail_on == "warning" and warnings))))


def _collect(findings: list[Finding], names: tuple[str, ...], langs: tuple[str, ...]) -> int:
    """Adds the findings; the exit code tells whether all could be read."""
    files = [Path(name) for name in names if name.endswith(".po")]
    articles = [name for name in names if not name.endswith(".po")]
    project = open_project(here()) if articles or not files or find_root(here()) else None
    findings += check_paths(project, files, langs)
    if project is None or (files and not articles):
        return 0
    chosen = choose_langs(project.config, langs)
    elsewhere = Elsewhere(project)

    def add(slug: str) -> int:
        findings.extend(check_catalogs(project, slug, chosen, elsewhere))
        return 0

    return each_story(find_slugs(project, articles), add)
