from __future__ import annotations

import click

from loc.cli.console import complain, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import articles, here, langs
from loc.cli.stories import each_story
from loc.flow.catalog import update_catalogs
from loc.flow.project import choose_langs, find_slugs, open_project


@click.command("catalog", short_help="Make and update the PO files, without machine translation.")
@articles
@langs
def command(articles: tuple[str, ...], langs: tuple[str, ...]) -> int:
    """Make and update the PO files of these articles, without memory and machine translation."""
    project = open_project(here(), tell_faults)
    chosen = choose_langs(project.config, langs)

    def update(slug: str) -> int:
        for done in update_catalogs(project, slug, chosen):
            show(f"{done.name}: {'written' if done.saved and done.saved.is_written else 'up to date'}")
            for conflict in done.saved.conflicts if done.saved else ():
                complain(str(conflict))
        return 0

    with project.index:
        return each_story(find_slugs(project, articles), update)
