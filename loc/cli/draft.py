from __future__ import annotations

from collections.abc import Iterable

import click

from loc.cli.console import Console, complain, count, cut, show
from loc.cli.options import articles, here, langs
from loc.draft.schedule import Chain
from loc.draft.standing import EngineHealth
from loc.flow.draft import DraftRun, StoryDrafted, open_chain
from loc.flow.project import choose_langs, find_slugs, open_project
from loc.model import Unit


@click.command("draft", short_help="The main job: new sources in, catalogs updated, drafts filled in.")
@articles
@langs
@click.option(
    "--engine", "engines", multiple=True, metavar="NAME", help="Ask this engine instead of the configured ones."
)
@click.pass_obj
def command(console: Console, articles: tuple[str, ...], langs: tuple[str, ...], engines: tuple[str, ...]) -> int:
    """Bring new and changed sources into the catalogs and fill in drafts: memory first, then the engines.

    Ends with 1 where a unit has no draft, with 3 where a file could not be read; the rest is done all the same.
    """
    project = open_project(here())
    chosen = choose_langs(project.config, langs)
    slugs = find_slugs(project, articles)
    chain = open_chain(project, engines)
    _say_where_text_goes(console, chain)
    run = DraftRun(project, chain)
    try:
        with project.index:
            stories = [_report(console, story) for story in run.draft(slugs, chosen)]
    finally:
        chain.close()
    _report_engines(console, chain.report())
    for error in run.errors:
        complain(str(error), error.hint)
    return 3 if run.errors else int(any(story.missing for story in stories))


def _say_where_text_goes(console: Console, chain: Chain) -> None:
    for engine in chain.engines:
        if engine.leaves_machine:
            wire = "over plain http, open to everyone on the way" if engine.plain_http else "over https"
            console.say(f"Text without a match in the memory leaves this machine for {engine.name} ({wire}).")


def _report(console: Console, story: StoryDrafted) -> StoryDrafted:
    counts = [f"{number} from {author}" for author, number in sorted(story.drafted.items())]
    counts += [f"{story.carried} taken over from the old text"] if story.carried else []
    counts += [f"{len(story.missing)} without a draft"] if story.missing else []
    nothing = f"not drafted: the wire sent a {story.stopped} for it" if story.stopped else "nothing to draft"
    show(f"{story.slug} {story.lang}: {count(story.segments, 'unit')}; {', '.join(counts) or nothing}")
    for conflict in story.conflicts:
        complain(str(conflict))
    for conflict in story.conflicts:
        complain(str(conflict))
    for reason, units in _by_reason(story).items():
        console.say(f"  {reason}")
        for unit in units:
            console.say(f"    {unit.key.id}  {cut(unit.key.source)}")
    return story


def _by_reason(story: StoryDrafted) -> dict[str, list[Unit]]:
    units: dict[str, list[Unit]] = {}
    for unit, reason in story.missing:
        units.setdefault(reason, []).append(unit)
    return units


def _report_engines(console: Console, health: Iterable[EngineHealth]) -> None:
    for engine in health:
        if engine.stopped:
            complain(f"{engine.engine}: {engine.stopped}", engine.advice)
        elif engine.answered:
            console.detail(f"{engine.engine}: {engine.accepted} drafts accepted, {engine.refused} refused by the gate")
