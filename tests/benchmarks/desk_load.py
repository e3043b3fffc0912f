"""50 reviewers at once at the desk of 200 stories: how long a save takes, and whether a decision is lost.

`python tests/benchmarks/desk_load.py [--stories 10000] [--pause 2]`. A real `loc serve` on loopback; everybody signs
in, has a story and its stream open, writes a sentence anew each `--pause` seconds on average, goes on to another story
after ten, and meets others there. The round "at one moment" has all of them press the key together. Afterwards
each text that the desk called saved is looked for in the PO files: it stands there, or somebody who had seen it wrote
another one over it. Then how long the pages of a story of 100 sentences and of the queue take, opened again and again,
and at the first look some seconds after a start of the desk. Exits with 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from _desk_client import Shown, Visitor, serving  # type: ignore[import-not-found]
from argon2 import PasswordHasher
from project_scale import story_text  # type: ignore[import-not-found]

from loc.catalog.file import format_file
from loc.catalog.take import units_of
from loc.flow.project import Project, open_project
from loc.model import Mark, Provenance, State, Unit
from loc.segment import segment_article

REVIEWERS = 50
STORIES = 200
DECISIONS = 20  # of each reviewer
AT_ONE_STORY = 10
MEETING_PLACES, MEETING_SHARE = 5, 0.5  # half of the stories that are opened are one of a few
WAIT_SECONDS = 120
STARTS, WARM_SECONDS = 3, 2.0  # how often the desk is started for a first look, and how long after it
SAVE_MS, STORY_MS, QUEUE_MS = 100, 150, 300
LANG = "kk"
PASSWORD = "төрт сөз бір сөйлем"  # noqa: S105 - of people who work at a benchmark
AT = datetime(2025, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Saved:
    """What the desk said it has saved: the text, and what it stood on."""

    slug: str
    unit_id: str
    before: str
    after: str
    target: str
    author: str


@dataclass(slots=True)
class Work:
    """Of one reviewer."""

    saved: list[Saved]
    seconds: list[float]
    refused: int = 0


def make_project(folder: Path, texts: Sequence[str], *, has_drafts: bool) -> Project:
    """A story each, in Kazakh; every third one is reviewed, which is the memory of the others."""
    (folder / "sources").mkdir(parents=True)
    (folder / "loc.toml").write_text("".join(configuration()), encoding="utf-8")
    for number, text in enumerate(texts):
        (folder / f"sources/plant-{number}.txt").write_text(text, encoding="utf-8")
    project = open_project(folder)
    for number, slug in enumerate(project.sources.files()):
        article = project.sources.read(slug)
        is_draft = has_drafts and number % 3 > 0
        units = [translated(unit, is_draft=is_draft) for unit in units_of(article, segment_article(article))]
        path = project.catalogs.path(LANG, slug)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(format_file(project.catalogs.read(LANG, slug), units, AT), encoding="utf-8")
    return project


def configuration() -> Iterator[str]:
    stored = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    yield f'author = "Aigerim Serikova"\nlangs = ["{LANG}"]\n\n[draft]\nengines = []\n'
    for number in range(REVIEWERS):
        yield f"\n[people.reviewer{number}]\nname = \"Reviewer {number}\"\npassword = '{stored}'\n"


def translated(unit: Unit, *, is_draft: bool) -> Unit:
    target = f"Аударма: {unit.key.source}"
    kind, author = (Mark.DRAFT, "google 1.11.4") if is_draft else (Mark.REVIEWED, "Aigerim Serikova")
    mark = Provenance.of(kind, unit.key.source, target, author, AT)
    state = State.DRAFT if is_draft else State.REVIEWED
    return replace(unit, target=target, state=state, provenance=(mark,))


def review(visitor: Visitor, number: int, slugs: Sequence[str], pause_seconds: float, start: threading.Barrier) -> Work:
    """`pause_seconds` 0 is all at the same moment, once."""
    rng, name = random.Random(number), f"Reviewer {number}"  # noqa: S311 - work, not secrets
    work = Work([], [])
    for turn in range(DECISIONS if pause_seconds else 1):
        if turn % AT_ONE_STORY == 0:
            slug = rng.choice(slugs[:MEETING_PLACES] if rng.random() < MEETING_SHARE else slugs)
            units = visitor.open_story(LANG, slug)
        if turn == 0:
            start.wait(WAIT_SECONDS)
        time.sleep(rng.expovariate(1 / pause_seconds) if pause_seconds else 0)
        place, target = rng.randrange(len(units)), f"Мәтін {number}.{turn}.{pause_seconds}"
        decide(visitor, work, slug, units, place, target, name)
    return work


def decide(visitor: Visitor, work: Work, slug: str, units: list[Shown], place: int, target: str, name: str) -> None:
    """What others changed meanwhile is refused, shown, and seen from then on."""
    unit = units[place]
    fields = {"action": "save", "target": target, "seen": unit.seen}
    status, text, seconds = visitor.post(f"/unit/{LANG}/{unit.id}/{slug}", fields)
    answer = json.loads(text)
    if status == 409:
        work.refused += 1
        units[place] = Shown(unit.id, "", answer["conflict"]["seen"])
    elif status == 200:
        work.seconds.append(seconds)
        work.saved.append(Saved(slug, unit.id, unit.seen, answer["unit"]["seen"], target, name))
        units[place] = Shown(unit.id, answer["unit"]["state"], answer["unit"]["seen"])
    else:
        raise SystemExit(f"a save was answered with {status}: {text[:300]}")


def work_together(crew: Sequence[Visitor], slugs: Sequence[str], pause_seconds: float) -> list[Work]:
    start = threading.Barrier(len(crew))
    with ThreadPoolExecutor(len(crew)) as pool:
        jobs = [pool.submit(review, one, number, slugs, pause_seconds, start) for number, one in enumerate(crew)]
        return [job.result() for job in jobs]


def count_lost(project: Project, saved: Sequence[Saved]) -> int:
    """Of each unit the one text that nobody wrote over stands in the PO file, reviewed by who wrote it."""
    stood_on = {(row.slug, row.unit_id, row.before) for row in saved}
    last = [row for row in saved if (row.slug, row.unit_id, row.after) not in stood_on]
    forks = len(saved) - len(stood_on)  # two saves on the same text: one of them is lost
    return forks + sum(not stands(project, row) for row in last)


def stands(project: Project, row: Saved) -> bool:
    units = project.catalogs.read(LANG, row.slug).catalog.live
    unit = next(unit for unit in units if unit.key.id == row.unit_id)
    authors = [mark.author for mark in unit.provenance if mark.mark is Mark.REVIEWED]
    return (unit.target, unit.state, authors) == (row.target, State.REVIEWED, [row.author])


def measure(visitor: Visitor, path: str, times: int = 15) -> tuple[float, list[float]]:
    """Milliseconds of the first time, and of the next ones."""
    first, *rest = (visitor.get(path)[1] * 1000 for _ in range(times + 1))
    return first, rest


def measure_first_looks(folder: Path, path: str) -> list[float]:
    """Milliseconds, of a desk each that was started a little while ago."""
    return [measure_first_look(folder, path, WARM_SECONDS) for _ in range(STARTS)]


def measure_first_look(folder: Path, path: str, after_seconds: float) -> float:
    with serving(folder) as port, closing(sign_in(port)) as visitor:
        time.sleep(after_seconds)
        return float(visitor.get(path)[1] * 1000)


def percentile_95(figures: Sequence[float]) -> float:
    return statistics.quantiles(figures, n=20)[-1]


def say(label: str, figures: Sequence[float], bar: float | None, note: str = "", *, is_median: bool = False) -> bool:
    """Whether the bar is missed: by the 95th percentile, or by the median of a page that nobody else asks for."""
    median, worst = statistics.median(figures), percentile_95(figures)
    is_missed = bar is not None and (median if is_median else worst) > bar
    row = f"{label:44} median {median:6.1f} ms  95 % {worst:6.1f} ms"
    bound = f"  bar {bar:g}{'  MISSED' if is_missed else ''}" if bar is not None else ""
    sys.stdout.write(f"{row}{bound}  {note}\n")
    sys.stdout.flush()
    return is_missed


def measure_saves(folder: Path, pause_seconds: float) -> int:
    texts = ["".join(story_text(number, date(2025, 6, 1))) for number in range(STORIES)]
    project = make_project(folder, texts, has_drafts=True)
    slugs, missed, works = list(project.sources.files()), 0, list[Work]()
    with serving(folder) as port, contextlib.ExitStack() as crew:
        people = [crew.enter_context(closing(sign_in(port, number))) for number in range(REVIEWERS)]
        for slug in slugs:
            people[0].get(f"/story/{LANG}/{slug}")
        for pause, when, bar in [(pause_seconds, f"every {pause_seconds:g} s", SAVE_MS), (0.0, "at one moment", None)]:
            done = work_together(people, slugs, pause)
            works += done
            seconds = [1000 * one for work in done for one in work.seconds]
            note = f"{len(seconds)} saved, {sum(work.refused for work in done)} refused"
            missed += say(f"save, {REVIEWERS} reviewers {when}", seconds, bar, note)
    lost = count_lost(open_project(folder), [row for work in works for row in work.saved])
    sys.stdout.write(f"decisions lost: {lost}\n")
    return missed + lost


def sign_in(port: int, number: int = 0) -> Visitor:
    return Visitor.signed_in(port, f"reviewer{number}", PASSWORD)


def measure_story(folder: Path) -> int:
    """Beside stories of the same kind, so that each sentence has matches."""
    parts = ["".join(story_text(number, date(2025, 6, 1))) for number in range(60)]
    long = parts[0] + "".join(part.partition("KAZINFORM – ")[2] for part in parts[1:6])
    make_project(folder, [*parts[6:], long], has_drafts=True)
    with serving(folder) as port, closing(sign_in(port)) as visitor:
        path = f"/story/{LANG}/plant-{len(parts) - 6}"
        first, rest = measure(visitor, path)
        text = visitor.get(path)[0]
    units, findings, matches = (text.count(f'class="{name}') for name in ('unit"', "finding ", 'match"'))
    note = f"first {first:.0f} ms; {units} sentences, {findings} findings, {matches} matches"
    missed = say("story", rest, STORY_MS, note, is_median=True)
    figures, note = measure_first_looks(folder, path), f"at once {measure_first_look(folder, path, 0.0):.0f} ms"
    return missed + say(f"story, {WARM_SECONDS:g} s after a start", figures, STORY_MS, note, is_median=True)


def measure_queue(folder: Path, stories: int) -> int:
    texts = [
        f" date 2025-06-01 Plant {number} reports\n\nASTANA. KAZINFORM – It made {number} lathes.\n"
        for number in range(stories)
    ]
    make_project(folder, texts, has_drafts=True)
    with serving(folder) as port, closing(sign_in(port)) as visitor:
        began = time.perf_counter()
        text, first = visitor.get("/?state=all")
        while "still being looked through" in text:
            text, _ = visitor.get("/?state=all")
        known = time.perf_counter() - began
        _, rest = measure(visitor, "/?state=all")
    note = f"very first {1000 * first:.0f} ms, all counted after {known:.0f} s"
    missed = say(f"queue of {stories} stories", rest, QUEUE_MS, note, is_median=True)
    at_once = measure_first_look(folder, "/?state=all", 0.0)
    figures, note = measure_first_looks(folder, "/?state=all"), f"at once {at_once:.0f} ms"
    return missed + say(f"queue, {WARM_SECONDS:g} s after a start", figures, QUEUE_MS, note, is_median=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000, help="in the queue")
    parser.add_argument("--pause", type=float, default=2.0, metavar="SECONDS", help="of a reviewer between two saves")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = measure_saves(folder / "saves", options.pause)
        missed += measure_story(folder / "story")
        missed += measure_queue(folder / "queue", options.stories)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
