"""Stories from the wire to the export, and what a second take makes of them; whole files are compared.

A folder below cases/flow has take-1.txt, take-2.txt and engine.tsv (source, Kazakh, Russian); the rest is expected,
with every time made one. `pytest --update-cases` writes it anew.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from builders import make_project, run_loc
from desk import CONFIGURATION
from loopback import Loopback, Question, Reply, answer

CASES = Path(__file__).parents[1] / "cases" / "flow"
SLUG = "2026-11-20-story"
_TIMES = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "2026-11-23T09:00:00Z"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d\+0000"), "2026-11-23 09:00+0000"),
)


def at_one_time(text: str) -> str:
    for times, one in _TIMES:
        text = times.sub(one, text)
    return text


def engine_of(case: Path) -> Loopback:
    rows = [line.split("\t") for line in (case / "engine.tsv").read_text(encoding="utf-8").splitlines()]
    targets = {source: {"kk": kk, "ru": ru} for source, kk, ru in rows}

    def behave(question: Question) -> Reply:
        return answer(question, targets[question.text][question.lang])

    return Loopback(behave)


class Story:
    """One case as it runs."""

    def __init__(self, case: Path, folder: Path, url: str, *, update: bool) -> None:
        self.case, self.url, self.update = case, url, update
        self.folder = make_project(folder, configuration=CONFIGURATION.replace("[]", '["google"]'))

    def loc(self, *arguments: str, code: int = 0) -> str:
        done = run_loc(self.folder, *arguments, environ={"LOC_GOOGLE_URL": self.url})
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    def ingest(self, take: int) -> None:
        shutil.copy(self.case / f"take-{take}.txt", self.folder / f"{SLUG}.txt")
        self.loc("ingest", f"{SLUG}.txt")

    def expect(self, name: str, text: str) -> None:
        path = self.case / name
        if self.update:
            path.write_text(at_one_time(text), encoding="utf-8")
        assert at_one_time(text) == path.read_text(encoding="utf-8")

    def expect_catalog(self, step: str, lang: str) -> None:
        path = self.folder / "locales" / lang / f"{SLUG}.po"
        self.expect(f"{step}.{lang}.po", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_story(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Drafted, reviewed, exported; what a second take changed is a draft and holds the export, the rest stays."""
    with engine_of(case) as engine:
        story = Story(case, tmp_path / "project", engine.url, update=request.config.getoption("--update-cases"))
        story.ingest(1)
        story.loc("draft")
        for lang in ("kk", "ru"):
            story.expect_catalog("1-drafted", lang)
            story.loc("review", SLUG, "-l", lang, "--all", "--accept")
            story.expect(f"2-exported.{lang}.txt", story.loc("export", lang, "-o", "-"))
        story.ingest(2)
        asked = len(engine.questions)
        story.expect("3-corrected.draft.txt", story.loc("-q", "draft"))
        assert len(engine.questions) > asked
        for lang in ("kk", "ru"):
            story.expect_catalog("3-corrected", lang)
            story.expect(f"3-corrected.{lang}.reasons", story.loc("export", lang, code=1))
