"""The table of commands, in flow order. Each is imported when it is asked for: `loc --help` stays quick."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, cast

import click

from loc import __version__
from loc.cli.console import Console


class Row(NamedTuple):
    name: str
    help: str


COMMANDS: tuple[Row, ...] = (
    Row("init", "Make a new project."),
    Row("ingest", "Take wire copy into sources/."),
    Row("segment", "Show the sentences of a story; writes nothing."),
    Row("catalog", "Make and update the PO files, without machine translation."),
    Row("draft", "The main job: new sources in, catalogs updated, drafts filled in."),
    Row("review", "List the units of a story, and decide on them."),
    Row("check", "Report wrong figures, names, terms and marks in PO files."),
    Row("export", "Write the reviewed stories of a language."),
    Row("status", "How far each story is in each language."),
    Row("diff", "What to change in a story that was corrected after it left."),
    Row("merge-driver", "Merge two versions of a PO file by unit; git calls it."),
    Row("memory", "Past translations: add, search, export, stats."),
    Row("glossary", "Agreed terms: add, search, check, import, export, suggest."),
    Row("evaluate", "Measure drafts, engines and checks."),
    Row("list", "The engines, checks, readers or writers there are."),
    Row("serve", "The review desk in a browser."),
)


class Commands(click.Group):
    """Commands from the table, each loaded from the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        return cast("click.Command", import_module(f"loc.cli.{cmd_name.replace('-', '_')}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        with formatter.section("Commands, in the order of the work"):
            formatter.write_dl([(row.name, row.help) for row in COMMANDS], col_max=8)  # a longer name stands alone


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Exit codes: 0 done, 1 the text is not ready, 2 wrong usage, 3 expected failure, 4 bug, 130 interrupted.",
)
@click.version_option(__version__, "-V", "--version", prog_name="loc")
@click.option("-q", "--quiet", is_flag=True, help="Results only, no talk on stderr.")
@click.option("-v", "--verbose", is_flag=True, help="More talk on stderr.")
@click.pass_context
def commands(ctx: click.Context, *, quiet: bool, verbose: bool) -> None:
    """English wire copy in, reviewed Kazakh and Russian copy out.

    ARTICLE is a slug, any unambiguous part of one, or a path; no ARTICLE means all of the project.
    """
    ctx.obj = Console(is_quiet=quiet, is_verbose=verbose)
