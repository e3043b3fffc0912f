from __future__ import annotations

from pathlib import Path

import click

from loc.cli.console import Console, show
from loc.flow.init import init, init_git, is_project


@click.command("init", short_help="Make a new project.")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--git", "with_git", is_flag=True, help="Let git merge PO files by unit; in a project that exists, too.")
@click.pass_obj
def command(console: Console, folder: Path | None, *, with_git: bool) -> int:
    """Make a new project in DIR, or here: loc.toml, sources/, locales/, .gitignore.

    With --git, this clone of the repository merges PO files by unit instead of by line: `.gitattributes`, which is
    shared, and the driver in the clone's own configuration. Each clone runs it once.
    """
    root = folder or Path()
    if with_git and is_project(root):
        console.say("The project is here already; git's part is added.")
    else:
        for path in init(root):
            show(str(path))
        console.say("Next: put wire copy in with `loc ingest FILE`, then `loc draft`.")
    if with_git:
        for path in init_git(root):
            show(str(path))
        console.say("git merges PO files by unit in this clone.")
    return 0
