from __future__ import annotations

import sys
from pathlib import Path

import click

from loc.cli.console import Console, complain, show
from loc.cli.options import here
from loc.errors import LocError
from loc.flow.ingest import Ingested, ingest, ingest_file
from loc.flow.project import Project, open_project


@click.command("ingest", short_help="Take wire copy into sources/.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...|-")
@click.pass_obj
def command(console: Console, files: tuple[str, ...]) -> int:
    """Take wire copy of any known format into sources/, named by day and slug; `-` reads stdin.

    The same story again is a new take; the older one moves to sources/.takes/. Files that cannot be read are
    reported, the others are taken in all the same (exit 3).
    """
    project = open_project(here())
    code = 0
    with project.index:
        for name in files:
            try:
                _report(console, project, _ingest(project, name))
            except LocError as error:
                complain(str(error), error.hint)
                code = error.exit_code
    return code


def _ingest(project: Project, name: str) -> Ingested:
    if name == "-":
        return ingest(project, sys.stdin.buffer.read(), "stdin")
    return ingest_file(project, Path(name))


def _report(console: Console, project: Project, done: Ingested) -> None:
    show(str(done.path.relative_to(project.config.root)))
    console.say(f"{done.slug}: take {done.take}{'' if done.is_new else ', already here'}")
