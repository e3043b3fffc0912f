from __future__ import annotations

from typing import Any

import click

from loc.check.registry import CHECKS, STORY_CHECKS
from loc.cli.console import columns, show
from loc.draft.registry import ENGINES
from loc.export.registry import WRITERS
from loc.ingest.registry import READERS
from loc.registry import Registry

_KINDS: dict[str, tuple[Registry[Any], ...]] = {
    "engines": (ENGINES,),
    "checks": (CHECKS, STORY_CHECKS),
    "readers": (READERS,),
    "writers": (WRITERS,),
}


@click.command("list", short_help="The engines, checks, readers or writers there are.")
@click.argument("kind", type=click.Choice(list(_KINDS)))
def command(kind: str) -> int:
    """The engines, checks, readers or writers there are, those of other packages last."""
    show(columns([row for table in _KINDS[kind] for row in table.listing().items()], "<<"))
    return 0
