"""Who waits for the desk goes before what the desk does by itself."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from builders import make_project
from desk import CONFIGURATION, SLUG, WIRE

from loc.flow.desk import DeskProject, DeskStory, warm_up
from loc.flow.desk.traffic import Traffic
from loc.flow.project import open_project

LONG = "2026-11-20-long"


def test_work_of_its_own_waits_until_nobody_does() -> None:
    """Until the last of two who wait has an answer."""
    desk, done = Traffic(), list[str]()

    def work() -> None:
        desk.give_way(60.0)
        done.append("work")

    with desk.somebody_waits():
        with desk.somebody_waits():
            thread = Thread(target=work, daemon=True)
            thread.start()
        done.append("answer")
    thread.join(30)
    assert done == ["answer", "work"]


def test_it_is_not_put_off_for_ever() -> None:
    """Somebody always waits at a busy desk; and a question that failed is one less."""
    desk = Traffic()
    with desk.somebody_waits():
        desk.give_way(0.01)
    with pytest.raises(ZeroDivisionError), desk.somebody_waits():
        _ = 1 // 0
    desk.give_way(3600.0)


def test_long_stories_are_prepared_before_somebody_asks(tmp_path: Path) -> None:
    """Also those that nobody waits for, in each language; `prepare` gets them as they are shown."""
    body = "\n".join(f"Plant {number} makes {number} turbines." for number in range(60))
    sources = {f"{SLUG}.txt": WIRE, f"{LONG}.txt": f"Plants\n\n{body}\n"}
    prepared = list[tuple[str, str, int]]()

    def prepare(story: DeskStory) -> None:
        prepared.append((story.slug, story.lang, len(story.units)))

    desk = DeskProject(open_project(make_project(tmp_path / "project", sources, CONFIGURATION)), prepare)
    warm_up(desk).join(60)
    assert {row[:2] for row in prepared if row[2] > 60} == {(LONG, "kk"), (LONG, "ru")}
