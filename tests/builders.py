"""Small values for tests, and a project in a temporary folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from loc.model import Article, Mark, Paragraph, Part, Provenance, State, Unit, UnitKey

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[1]


def make_article(*texts: str, slug: str = "2026-11-23-story", headline: str = "Cabinet meets") -> Article:
    """Headline, lede and body paragraphs, two lines apart."""
    parts = [Part.HEADLINE, Part.LEDE, *[Part.BODY] * len(texts)]
    rows = zip(parts, (headline, *texts), strict=False)
    paragraphs = tuple(Paragraph(part, text, 2 * index + 1) for index, (part, text) in enumerate(rows))
    return Article(slug, paragraphs, published=AT, origin=f"sources/{slug}.txt")


def make_unit(
    source: str, target: str = "", state: State | None = None, context: str = "text", author: str = "Aigerim Serikova"
) -> Unit:
    """A unit in this state, with the marks that go with it; a draft is google's."""
    if state is None:
        state = State.DRAFT if target else State.EMPTY
    marks = {
        State.EMPTY: (),
        State.DRAFT: (Mark.DRAFT,),
        State.REVIEWED: (Mark.REVIEWED,),
        State.APPROVED: (Mark.REVIEWED, Mark.APPROVED),
    }[state]
    names = {Mark.DRAFT: "google 1.11.4"}
    provenance = tuple(Provenance.of(mark, source, target, names.get(mark, author), AT) for mark in marks)
    return Unit(UnitKey(source, context), target, state, provenance=provenance)


def make_project(folder: Path, sources: Mapping[str, str] | None = None, configuration: str = "") -> Path:
    """A project with these sources by file name."""
    (folder / "sources").mkdir(parents=True)
    (folder / "locales").mkdir()
    (folder / "loc.toml").write_text(configuration, encoding="utf-8")
    for name, text in (sources or {}).items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    return folder


def run_loc(
    folder: Path, *arguments: str, environ: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own. No engine can be reached unless `environ` says where."""
    quiet = {"LOC_GOOGLE_URL": "http://127.0.0.1:9", "LOC_AUTHOR": "Aigerim Serikova"}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LOC_")}
    done = subprocess.run(
        [sys.executable, "-m", "loc", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **quiet, **environ},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
