"""The story, the follow-up and the catalogs that are shipped."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import ROOT

from loc.flow.check import check_units
from loc.flow.export import export_story
from loc.flow.project import day_of, open_project
from loc.flow.work import open_work
from loc.model import Severity, State

STORY, FOLLOW_UP = "2021-09-16-csto-dushanbe", "2021-09-17-csto-results"
RECEIVED = ROOT.parent / "shared" / "data" / f"{STORY}.txt"
PROJECT = open_project(ROOT)


def test_the_story_is_kept_as_received() -> None:
    """Byte for byte, with the blank before `date` and the lines after the end."""
    if not RECEIVED.exists():
        pytest.skip("the data folder is not beside the checkout")
    assert (ROOT / f"sources/{STORY}.txt").read_bytes() == RECEIVED.read_bytes()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "locales").rglob("*.po")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_gettext_takes_every_shipped_file(path: Path, need_tool: Callable[[str, str], str]) -> None:
    """msgfmt --check is silent, msgcat changes no byte."""
    need_tool("msgfmt", "gettext")
    done = subprocess.run(["msgfmt", "--check", "-o", os.devnull, str(path)], capture_output=True, check=True)
    assert done.stderr == b""
    assert subprocess.run(["msgcat", str(path)], capture_output=True, check=True).stdout == path.read_bytes()


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_story_is_reviewed_and_clean(lang: str) -> None:
    """Every sentence of the source as it stands is reviewed, and no check has anything to say but the one warning.

    The President's own words are not at hand.
    """
    work = open_work(PROJECT, PROJECT.sources.read(STORY), lang)
    assert work.units == work.file.catalog.units
    assert {unit.state for unit in work.units} == {State.REVIEWED}
    glossary = PROJECT.glossaries.of(lang)
    findings = check_units(PROJECT, work.units, work.file.name, glossary, day_of(work.article))
    assert [(finding.check, finding.severity) for finding in findings] == [("quote-original", Severity.WARNING)]


OPENINGS = {
    "kk": (
        "Мемлекет басшысы Душанбеде ҰҚШҰ отырысына қатысты\n\n2021\u202fж. 16 қыркүйек\n\n"
        "ДУШАНБЕ. ҚазАқпарат – Тәжікстанның Душанбе қаласында Ұжымдық қауіпсіздік туралы шарт ұйымы (ҰҚШҰ)"
    ),
    "ru": (
        "Глава государства принял участие в заседании ОДКБ в Душанбе\n\n16 сентября 2021\u202fг.\n\n"
        "ДУШАНБЕ. КАЗИНФОРМ – В Душанбе (Таджикистан) состоялось заседание Совета коллективной безопасности"
    ),
}


@pytest.mark.parametrize("lang", OPENINGS)
def test_the_story_leaves_whole(lang: str) -> None:
    """Headline, day, house dateline, and as many paragraphs as the wire has."""
    story = export_story(PROJECT, STORY, lang)
    text = story.content.decode()
    assert story.reasons == ()
    assert text.startswith(OPENINGS[lang])
    assert text.count("\n\n") == (ROOT / f"sources/{STORY}.txt").read_text(encoding="utf-8").strip().count("\n\n") + 1


def test_the_follow_up_shows_what_the_line_does() -> None:
    """No catalog of its own; some sentences shared with the story, others new, and one figure changed."""
    assert not list((ROOT / "locales").rglob(f"{FOLLOW_UP}.po"))
    old, new = (
        {unit.key.source for unit in open_work(PROJECT, PROJECT.sources.read(slug), "kk").units}
        for slug in (STORY, FOLLOW_UP)
    )
    assert len(old & new) == 3
    assert len(new) == 11
    assert any(sentence.replace("2020", "2021") in old - new for sentence in new)
