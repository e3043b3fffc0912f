from __future__ import annotations

import click

from loc.cli.console import complain, paint, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import here, langs
from loc.flow.diff import diff_story
from loc.flow.project import choose_langs, find_slugs, open_project
from loc.flow.published import read_published
from loc.review.diff import html, json, text


@click.command("diff", short_help="What to change in a story that was corrected after it left.")
@click.argument("article")
@langs
@click.option("--since", metavar="TAKE", type=click.IntRange(1), help="Compare with this take.")
@click.option("--format", "format_name", default="text", show_default=True, type=click.Choice(["text", "json", "html"]))
def command(article: str, langs: tuple[str, ...], since: int | None, format_name: str) -> int:
    """What to change, sentence by sentence: old and new source, the published text and the one proposed for it.

    The story as it stands is compared with the take published last in each language or, where none was, with the take
    before it. Ends with 0 with and without differences.
    """
    project = open_project(here(), tell_faults)
    chosen = choose_langs(project.config, langs)
    (slug,) = find_slugs(project, [article])
    published, broken = read_published(project)
    for error in broken:
        complain(str(error), error.hint)
    diffs = [diff_story(project, slug, lang, published.get((lang, slug)), since) for lang in chosen]
    written = {"json": json.write, "html": html.write}
    show((written[format_name](diffs) if format_name in written else text.write(diffs, paint)).rstrip("\n"))
    return 0
