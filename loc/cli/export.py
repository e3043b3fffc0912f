from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from loc.cli.console import complain, count, show, show_bytes
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import articles, here
from loc.cli.stories import each_story
from loc.flow.export import Exported, Override, export_story, record_export, write_export
from loc.flow.project import Project, choose_langs, find_slugs, open_project
from loc.model import Part


@dataclass(frozen=True, slots=True)
class Order:
    """What the options ask for. `folder` is None for stdout."""

    format_name: str
    folder: Path | None
    parts: tuple[Part, ...]
    allow_drafts: bool
    author: str
    override: Override | None


@click.command("export", short_help="Write the reviewed stories of a language.")
@click.argument("lang")
@articles
@click.option("--format", "format_name", default="", help="See `loc list writers`; else the format it came in.")
@click.option("-o", "--output", metavar="DIR|-", help="Where to, `-` is stdout; else `export.dir`.")
@click.option("--parts", metavar="PART,…", help="Only these parts, such as headline,lede for a flash.")
@click.option("--allow-drafts", is_flag=True, help="Unreviewed sentences too, each marked in the text.")
@click.option(
    "--override",
    metavar="REASON",
    help="In an emergency, an editor's word that ARTICLE leaves as it is; recorded with the reason.",
)
@click.option("--by", metavar="NAME", help="Who publishes; else `author`, else the login name.")
def command(
    lang: str,
    articles: tuple[str, ...],
    format_name: str,
    output: str | None,
    parts: str | None,
    *,
    allow_drafts: bool,
    override: str | None,
    by: str | None,
) -> int:
    """Write the stories whose every unit is reviewed and free of errors; list the others with the reasons (exit 1).

    --override sets drafts and findings aside, never a kill, an embargo or a sentence without a translation. Where the
    configuration has [people], it takes one of role editor.
    """
    if override is not None:
        _refuse_override(articles, allow_drafts=allow_drafts)
    project = open_project(here(), tell_faults)
    config = project.config
    (lang,) = choose_langs(config, [lang])
    folder = None if output == "-" else Path(output or config.root / config.export_dir)
    author = by or config.author
    word = None if override is None else Override(author, override)
    order = Order(format_name, folder, _parts(parts), allow_drafts, author, word)
    return each_story(find_slugs(project, articles), lambda slug: _export(project, slug, lang, order))


def _export(project: Project, slug: str, lang: str, order: Order) -> int:
    story = export_story(
        project,
        slug,
        lang,
        order.format_name,
        parts=order.parts,
        allow_drafts=order.allow_drafts,
        override=order.override,
    )
    if story.reasons:
        return _refuse(story)
    _deliver(story, order.folder)
    _tell_override(story)
    if not order.allow_drafts:
        record_export(project, story, order.author, order.parts)
    return 0


def _deliver(story: Exported, folder: Path | None) -> None:
    if folder is None:
        show_bytes(story.content)
    else:
        show(str(write_export(story, folder)))


def _refuse(story: Exported) -> int:
    """Says why; the exit code of a text that is not ready."""
    _tell(f"{story.slug} {story.lang}: not exported, {count(len(story.reasons), 'reason')}:", story.reasons)
    return 1


def _tell_override(story: Exported) -> None:
    if story.override:
        aside = count(len(story.overridden), "reason")
        _tell(f"{story.slug} {story.lang}: {story.override.editor} set {aside} aside:", story.overridden)


def _tell(message: str, reasons: Iterable[str]) -> None:
    complain(message)
    for reason in reasons:
        click.echo(f"  {reason}", err=True)


def _refuse_override(articles: Sequence[str], *, allow_drafts: bool) -> None:
    """One word for the whole project would be none; marks in the text and an override exclude each other."""
    if allow_drafts:
        raise click.UsageError("--override and --allow-drafts exclude each other")
    if not articles:
        raise click.UsageError("--override wants ARTICLE: the stories that leave by it are named")


def _parts(text: str | None) -> tuple[Part, ...]:
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    for name in names:
        if name not in list(Part):
            raise click.UsageError(f"unknown part {name!r}; parts are {', '.join(Part)}")
    return tuple(Part(name) for name in names)
