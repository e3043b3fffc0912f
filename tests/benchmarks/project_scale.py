"""A project of 10,000 stories in two languages, 400,000 reviewed units: what the commands take when little changed.

`python tests/benchmarks/project_scale.py [STORIES]`. Exits with 1 where a bar is missed.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from loc.catalog.file import format_file
from loc.catalog.take import units_of
from loc.flow.project import Project, open_project
from loc.model import Mark, Provenance, State, Unit
from loc.segment import segment_article

SENTENCES = 18  # with headline and dateline 20 units
BARS = {"catalog": 3.0, "draft": 3.0, "status": 1.0}
MAX_MB = 300
PLACES = ("Astana", "Almaty", "Atyrau", "Kostanay", "Semey", "Turkistan", "Taraz", "Oral", "Aktau", "Kokshetau")
THINGS = ("turbines", "carriages", "tractors", "books", "schools", "bridges", "wells", "hospitals", "trucks", "lathes")
ACTS = ("makes", "sells", "repairs", "delivers", "orders", "exports", "counts", "insures", "tests", "stores")
CONFIGURATION = """\
author = "Aigerim Serikova"

[draft]
engines = ["google"]

[[dateline]]
wire = "KAZINFORM"
kk = "{city}. ҚазАқпарат"
ru = "{city}. КАЗИНФОРМ"
"""


def make_project(folder: Path, stories: int) -> None:
    (folder / "loc.toml").write_text(CONFIGURATION, encoding="utf-8")
    for number in range(stories):
        day = date(2025, 1, 1) + timedelta(days=number * 365 // stories)
        path = folder / f"sources/{day:%Y/%m}/{day}-plant-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(story_text(number, day)), encoding="utf-8")


def story_text(number: int, day: date) -> Iterator[str]:
    rng = random.Random(number)  # noqa: S311 - stories, not secrets
    yield f" date {day} Plant number {number} reports the results of its year\n\n"
    yield f"{rng.choice(PLACES).upper()}. KAZINFORM – "
    for row in range(SENTENCES):
        place, thing, act = rng.choice(PLACES), rng.choice(THINGS), rng.choice(ACTS)
        count, share = rng.randrange(20, 9000), rng.randrange(2, 90)
        yield f"Workshop {row} of the plant in {place} {act} {count} {thing} a year, {share} percent more."
        yield "\n\n" if row % 3 == 2 else " "


def review_all(project: Project) -> None:
    at = datetime(2025, 12, 31, tzinfo=UTC)
    for slug in project.sources.files():
        article = project.sources.read(slug)
        wanted = units_of(article, segment_article(article))
        for lang, word in (("kk", "Аударма"), ("ru", "Перевод")):
            units = [reviewed(unit, f"{word}: {unit.key.source}", at) for unit in wanted]
            path = project.catalogs.path(lang, slug)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(format_file(project.catalogs.read(lang, slug), units, at), encoding="utf-8")


def reviewed(unit: Unit, target: str, at: datetime) -> Unit:
    mark = Provenance.of(Mark.REVIEWED, unit.key.source, target, "Aigerim Serikova", at)
    return Unit(unit.key, target, State.REVIEWED, unit.locations, provenance=(mark,), hint=unit.hint)


def correct(project: Project, every: int) -> int:
    """One figure of one sentence in each `every`th story; the number of stories."""
    files = list(project.sources.files().values())[::every]
    for file in files:
        text = file.path.read_text(encoding="utf-8")
        file.path.write_text(text.replace(" percent more", "5 percent more", 1), encoding="utf-8")
    return len(files)


def run(folder: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of the whole process."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "loc", *arguments], cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise SystemExit(f"loc {' '.join(arguments)} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder, stories)
        review_all(open_project(folder))
        say(f"{stories} stories, {2 * stories * (SENTENCES + 2)} units")
        for label in ("first", "nothing new"):
            for command, bar in BARS.items():
                seconds, megabytes = run(folder, command)
                is_over = label == "nothing new" and stories <= 10_000 and (seconds > bar or megabytes > MAX_MB)
                missed += is_over
                say(f"{label:12} loc {command:8} {seconds:6.2f} s {megabytes:5.0f} MB{'  MISSED' if is_over else ''}")
            time.sleep(2.1)  # from here on the clock tells the files apart
        changed = correct(open_project(folder), 100)
        for command in ("status", "draft", "catalog", "status"):
            seconds, megabytes = run(folder, command)
            say(f"{changed} corrected loc {command:8} {seconds:6.2f} s {megabytes:5.0f} MB")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
