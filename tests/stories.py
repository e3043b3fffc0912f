"""A story of cases/ as it runs through the commands, whole files compared; every time is made one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from builders import run_loc
from loopback import Loopback, Question, Reply, answer

NAME = "2026-11-20-story"
SLUG = f"2026/11/{NAME}"
_TIMES = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "2026-11-23T09:00:00Z"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d\+0000"), "2026-11-23 09:00+0000"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC"), "2026-11-23 09:00 UTC"),
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
        self.case, self.folder, self.url, self.update = case, folder, url, update

    def loc(self, *arguments: str, code: int = 0) -> str:
        done = run_loc(self.folder, *arguments, environ={"LOC_GOOGLE_URL": self.url})
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    def ingest(self, take: int) -> None:
        shutil.copy(self.case / f"take-{take}.txt", self.folder / f"{NAME}.txt")
        self.loc("ingest", f"{NAME}.txt")

    def expect(self, name: str, text: str) -> None:
        path = self.case / name
        if self.update:
            path.write_text(at_one_time(text), encoding="utf-8")
        assert at_one_time(text) == path.read_text(encoding="utf-8")

    def expect_catalog(self, step: str, lang: str) -> None:
        path = self.folder / "locales" / lang / f"{SLUG}.po"
        self.expect(f"{step}.{lang}.po", path.read_text(encoding="utf-8"))
