from __future__ import annotations

from pathlib import Path

import click

from loc.cli.console import complain
from loc.flow.merge_driver import merge_versions

_FILE = click.Path(path_type=Path)


@click.command("merge-driver", short_help="Merge two versions of a PO file by unit; git calls it.")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path", required=False)
@click.option("--marker-size", default=7, metavar="N", help="Length of git's conflict markers.")
def command(base: Path, ours: Path, theirs: Path, path: str | None, marker_size: int) -> int:
    """Merge THEIRS into OURS, both made from BASE; git's name for the file is PATH. `loc init --git` sets it up.

    Ends with 1 where both changed a unit: it is a draft then, and its comment quotes the other text. What is no PO file
    is left as it is (exit 3), and git merges it by line.
    """
    conflicts = merge_versions(base, ours, theirs, path or str(ours), marker_size=marker_size)
    for conflict in conflicts:
        complain(str(conflict))
    return int(bool(conflicts))
