from __future__ import annotations

from pathlib import Path

import click

from loc.cli.console import Console, show
from loc.flow.init import init


@click.command("init", short_help="Make a new project.")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.pass_obj
def command(console: Console, folder: Path | None) -> int:
    """Make a new project in DIR, or here: loc.toml, sources/, locales/, .gitignore."""
    for path in init(folder or Path()):
        show(str(path))
    console.say("Next: put wire copy in with `loc ingest FILE`, then `loc draft`.")
    return 0
