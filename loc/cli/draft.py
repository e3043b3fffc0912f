from __future__ import annotations

from collections.abc import Iterable

import click

from loc.cli.console import Console, complain, count, cut, show
from loc.cli.glossary_faults import tell_faults
from loc.cli.options import articles, here, langs
from loc.cli.plan import show_plan
from loc.cli.progress import ProgressLine
from loc.draft.schedule import Chain
from loc.flow.draft import DraftRun, StoryDrafted
from loc.flow.engines import open_chain
from loc.flow.masks import mask_engines
from loc.flow.plan import plan_drafts
from loc.flow.project import choose_langs, find_slugs, open_project
from loc.model import Unit
from loc.run.choose import open_spreader


@click.command("draft", short_help="The main job: new sources in, catalogs updated, drafts filled in.")
@articles
@langs
@click.option(
    "--engine", "engines", multiple=True, metavar="NAME", help="Ask this engine instead of the configured ones."
)
@click.option("--cluster", metavar="ADDRESS", help="Spread local engines over the workers of this Dask scheduler.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Spread local engines over N processes.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would be asked, of whom, at what price; ask nobody.")
@click.pass_obj
def command(
    console: Console,
    articles: tuple[str, ...],
    langs: tuple[str, ...],
    engines: tuple[str, ...],
    cluster: str | None,
    jobs: int | None,
    *,
    is_dry: bool,
) -> int:
    """Bring new and changed sources into the catalogs and fill in drafts: memory first, then the engines.

    Ends with 1 where a unit has no draft, with 3 where a file could not be read; the rest is done all the same.
    """
    project = open_project(here(), tell_faults)
    chosen = choose_langs(project.config, langs)
    slugs = find_slugs(project, articles)
    if is_dry:
        plan = plan_drafts(project, slugs, chosen, engines)
        show_plan(console, plan)
        return 3 if plan.errors else 0
    spreader, mask = open_spreader(project.config, cluster, jobs), mask_engines(project)
    wrap = (lambda engine: mask(spreader.wrap(engine))) if spreader else mask
    chain = open_chain(project, engines, wrap, langs=chosen)
    if spreader:
        console.say(spreader.say_who_works())
    _say_where_text_goes(console, chain)
    line = ProgressLine(is_off=console.is_quiet)
    run = DraftRun(project, chain, line.update)
    try:
        with project.index:
            is_missing = _report_stories(console, run.draft(slugs, chosen), line)
    finally:
        line.clear()
        chain.close()
    _report_engines(console, chain)
    for error in run.errors:
        complain(str(error), error.hint)
    return 3 if run.errors else int(is_missing)


def _say_where_text_goes(console: Console, chain: Chain) -> None:
    for engine in chain.engines:
        if engine.leaves_machine:
            wire = "over plain http, open to everyone on the way" if engine.plain_http else "over https"
            console.say(f"Text without a match in the memory leaves this machine for {engine.name} ({wire}).")


def _report_stories(console: Console, stories: Iterable[StoryDrafted], line: ProgressLine) -> bool:
    """Each as soon as it is drafted; whether a unit has no draft."""
    is_missing = False
    for story in stories:
        line.clear()
        _report(console, story)
        is_missing = is_missing or bool(story.missing)
    return is_missing


def _report(console: Console, story: StoryDrafted) -> None:
    counts = [f"{number} from {author}" for author, number in sorted(story.drafted.items())]
    counts += [f"{story.carried} taken over from the old text"] if story.carried else []
    counts += [f"{len(story.missing)} without a draft"] if story.missing else []
    nothing = f"not drafted: the wire sent a {story.stopped} for it" if story.stopped else "nothing to draft"
    show(f"{story.slug} {story.lang}: {count(story.segments, 'unit')}; {', '.join(counts) or nothing}")
    for conflict in story.conflicts:
        complain(str(conflict))
    for reason, units in _by_reason(story).items():
        console.say(f"  {reason}")
        for unit in units:
            console.say(f"    {unit.key.id}  {cut(unit.key.source)}")


def _by_reason(story: StoryDrafted) -> dict[str, list[Unit]]:
    units: dict[str, list[Unit]] = {}
    for unit, reason in story.missing:
        units.setdefault(reason, []).append(unit)
    return units


def _report_engines(console: Console, chain: Chain) -> None:
    for engine in chain.report():
        if engine.kept:
            console.detail(f"{engine.engine}: {engine.kept} drafts kept from earlier runs, not asked for again")
        if engine.stopped:
            complain(f"{engine.engine}: {engine.stopped}", engine.advice)
        elif engine.answered:
            console.detail(f"{engine.engine}: {engine.accepted} drafts accepted, {engine.refused} refused by the gate")
    for fault in (*chain.drafts.faults, *chain.budget.faults):
        complain(fault)
