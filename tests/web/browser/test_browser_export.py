"""Proof and export from the page."""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver import Keys
from web.browser.newsdesk import MILL, PLANT
from web.browser.pilot import Pilot

REASON = "The president speaks in five minutes"


def published(folder: Path) -> str:
    path = folder / "locales/published.tsv"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_story_that_is_ready_leaves(aigerim: Pilot, folder: Path) -> None:
    """Exported from the page as `loc export` does, recorded in the name of who pressed the key."""
    aigerim.open_story(MILL)
    aigerim.tab_to("a[href^='/export/']")
    aigerim.press(Keys.ENTER)
    aigerim.arrive(f"/export/kk/{MILL}")
    aigerim.tab_to("button[value=export]")
    aigerim.press(Keys.ENTER)
    aigerim.wait(lambda: aigerim.text(".left"))
    assert "Aigerim Serikova" in published(folder)
    (left,) = (folder / "exports/kk").glob(f"{MILL}.*")
    assert "Диірмен күніне 300 тонна бидай тартады." in left.read_text(encoding="utf-8")


def test_a_proof_is_seen_in_its_frame(aigerim: Pilot) -> None:
    """The page that would leave, in a frame that can run nothing; unreviewed sentences are in it."""
    aigerim.open(f"/export/kk/{MILL}")
    aigerim.driver.switch_to.frame(aigerim.find("iframe"))
    assert "Диірмен күніне 300 тонна бидай тартады." in aigerim.text("body")
    aigerim.driver.switch_to.default_content()


def test_an_editor_overrides_with_a_reason(daniyar: Pilot, folder: Path) -> None:
    """Drafts leave where an editor says why; without a reason the form is not sent."""
    daniyar.open(f"/export/kk/{PLANT}")
    assert daniyar.count(".reasons li") > 0
    assert daniyar.count("button[value=export]") == 0
    write_missing_sentence(daniyar)
    daniyar.open(f"/export/kk/{PLANT}")
    daniyar.tab_to(".override summary")
    daniyar.press(Keys.ENTER)
    daniyar.tab_to("button[value=override]")
    daniyar.press(Keys.ENTER)
    assert daniyar.has_focus("#reason")
    assert published(folder) == ""
    daniyar.press(REASON, Keys.ENTER)
    daniyar.wait(lambda: REASON in daniyar.text(".left"))
    assert REASON in published(folder)
    assert "Daniyar Akhmetov" in published(folder)


def write_missing_sentence(pilot: Pilot) -> None:
    """What has no translation at all leaves for nobody."""
    pilot.open_story()
    pilot.go_to("Nobody was hurt in the test run.")
    pilot.press("1")
    pilot.wait(lambda: pilot.count("section.unit[data-state=empty]") == 0)


def test_a_translator_is_offered_no_override(aigerim: Pilot) -> None:
    """The reasons are shown, and no way around them."""
    aigerim.open(f"/export/kk/{PLANT}")
    assert aigerim.count(".reasons li") > 0
    assert aigerim.count("button[value=override], button[value=export]") == 0
