"""Five takes of one story: original, update with two new paragraphs, correction of a figure, split sentence, kill.

A folder below cases/takes has take-1.txt to take-5.txt and engine.tsv (source, Kazakh, Russian); the rest is expected.
`pytest --update-cases` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_project
from desk import CONFIGURATION
from stories import SLUG, Story, engine_of

CASE = Path(__file__).parents[1] / "cases" / "takes" / "wheat-exports"
NOTICE = """
[notice.correction]
kk = "Түзетілді: хабардың алдыңғы нұсқасында қате кеткен."
ru = "Исправлено: в предыдущей версии сообщения была допущена неточность."
"""


def test_five_takes(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each take changes only what it changed: what is asked, what is to be reviewed, what leaves, what is stale."""
    configuration = CONFIGURATION.replace("[]", '["google"]') + NOTICE
    with engine_of(CASE) as engine:
        project = make_project(tmp_path / "project", configuration=configuration)
        story = Story(CASE, project, engine.url, update=request.config.getoption("--update-cases"))
        asked = []
        for take in range(1, 6):
            story.ingest(take)
            story.expect(f"{take}-came-in.status.txt", story.loc("status"))
            before = len(engine.questions)
            story.expect(f"{take}-drafted.txt", story.loc("-q", "draft"))
            asked.append(sorted({question.text for question in engine.questions[before:]}))
            for lang in ("kk", "ru"):
                story.expect(f"{take}-diff.{lang}.txt", story.loc("diff", SLUG, "-l", lang))
                story.expect_catalog(f"{take}-drafted", lang)
                if take < 5:
                    story.loc("review", SLUG, "-l", lang, "--all", "--accept")
                    story.expect(f"{take}-exported.{lang}.txt", story.loc("export", lang, "-o", "-"))
                else:
                    story.expect(f"{take}-refused.{lang}.txt", story.loc("export", lang, "-o", "-", code=1))
        story.expect("asked.txt", "".join(f"{take}\t{text}\n" for take, texts in enumerate(asked, 1) for text in texts))
        story.expect("5-killed.status.txt", story.loc("status"))
        story.expect("5-killed.queue.txt", story.loc("review", "-l", "kk"))
