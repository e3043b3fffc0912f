"""Stories from the wire to the export, and what a second take makes of them; whole files are compared.

A folder below cases/flow has take-1.txt, take-2.txt and engine.tsv (source, Kazakh, Russian); the rest is expected,
with every time made one. `pytest --update-cases` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_project
from desk import CONFIGURATION
from stories import SLUG, Story, engine_of

CASES = Path(__file__).parents[1] / "cases" / "flow"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_story(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Drafted, reviewed, exported; what a second take changed is a draft and holds the export, the rest stays."""
    with engine_of(case) as engine:
        project = make_project(tmp_path / "project", configuration=CONFIGURATION.replace("[]", '["google"]'))
        story = Story(case, project, engine.url, update=request.config.getoption("--update-cases"))
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
