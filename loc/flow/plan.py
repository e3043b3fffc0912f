"""What `loc draft` would ask, of whom, at what price; nothing is asked, nothing written."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from loc.draft.protocol import Engine
from loc.draft.question import Question
from loc.draft.schedule import Chain
from loc.errors import LocError
from loc.flow.engines import open_chain
from loc.flow.index import Index
from loc.flow.offers import Offers
from loc.flow.project import Project
from loc.flow.standing import find_standing
from loc.flow.story import OpenStory
from loc.flow.work import open_work
from loc.lang.script.letters import has_letters


class Asking(NamedTuple):
    """What one engine would be asked first. `requests` are as few as it takes; `price` None is unknown."""

    engine: str
    texts: int
    chars: int
    requests: int
    price: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """`own` counts drafts without an engine by the first word of their author, `kept` texts answered in an earlier run.

    `unserved` are texts that no engine of the chain may be asked.
    """

    askings: tuple[Asking, ...]
    own: Counter[str]
    kept: int
    unserved: int
    errors: tuple[LocError, ...]


def plan_drafts(
    project: Project,
    slugs: Sequence[str],
    langs: Sequence[str],
    names: Sequence[str] = (),
    wrap: Callable[[Engine], Engine] | None = None,
) -> Plan:
    """As the run would go if every engine served."""
    with _scratch_of(project) as scratch:
        chain = open_chain(project, names, wrap, langs=langs, stores=scratch.config.cache)
        try:
            return _plan(scratch, Offers(project, scratch), chain, slugs, langs)
        finally:
            chain.close()


def _plan(scratch: Project, offers: Offers, chain: Chain, slugs: Sequence[str], langs: Sequence[str]) -> Plan:
    own: Counter[str] = Counter()
    questions: dict[Question, None] = {}
    errors: list[LocError] = []
    for slug in slugs:
        try:
            for story in _open(replace(offers.project, index=scratch.index), offers, slug, langs):
                own += story.done.drafted
                questions |= dict.fromkeys(story.waiting)
        except LocError as error:
            errors.append(error)
    asked: dict[str, list[Question]] = defaultdict(list)
    kept = unserved = 0
    for question in filter(lambda each: has_letters(each.text), questions):
        engine = chain.first_engine(question)
        if engine is None:
            unserved += 1
        elif chain.is_kept(question, engine):
            kept += 1
        else:
            asked[engine.name].append(question)
    askings = tuple(_asking(engine, asked[engine.name], chain) for engine in chain.engines if asked[engine.name])
    return Plan(askings, own, kept, unserved, (*errors, *offers.errors))


def _open(project: Project, offers: Offers, slug: str, langs: Sequence[str]) -> Iterator[OpenStory]:
    article = None
    for lang in langs:
        standing = find_standing(project, slug, lang)
        if standing is None or standing.waiting:
            article = article or project.sources.read(slug)
            story = OpenStory.of(open_work(project, article, lang))
            story.fill(offers)
            yield story


def _asking(engine: Engine, questions: Sequence[Question], chain: Chain) -> Asking:
    chars = sum(len(question.text) for question in questions)
    pairs = Counter(question.pair for question in questions)
    requests = sum(math.ceil(texts / engine.max_batch) for texts in pairs.values())
    return Asking(engine.name, len(questions), chars, requests, chain.budget.limits_of(engine.name).price_of(chars))


@contextmanager
def _scratch_of(project: Project) -> Iterator[Project]:
    """The project with copies of what lies in `.loc/`: stores that are looked into are also kept up."""
    with tempfile.TemporaryDirectory(prefix="loc-") as folder:
        root = Path(folder)
        cache = root / project.config.cache.name
        cache.mkdir()
        for path in project.config.cache.glob("*.sqlite*"):
            if not path.name.endswith("-shm"):
                shutil.copy(path, cache)
        (root / project.config.locales.name).symlink_to(project.config.locales, target_is_directory=True)
        yield replace(project, config=replace(project.config, root=root), index=Index(cache))
