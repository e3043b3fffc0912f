"""The desk works with scripts off, by its forms."""

from __future__ import annotations

from pathlib import Path

from desk import TARGETS
from selenium.webdriver import Keys
from web.browser.chromium import allow_scripts
from web.browser.newsdesk import (
    MILL_TARGETS,
    STANDS,
    STRAIGHT_QUOTES,
    UNTRANSLATED,
    WRONG_FIGURE,
    edit_in_poedit,
    find,
)
from web.browser.pilot import Pilot, unit_of

from loc.model import State


def press_button(pilot: Pilot, selector: str) -> None:
    pilot.tab_to(selector)
    pilot.press(Keys.ENTER)


def write_and_save(pilot: Pilot, source: str, text: str) -> None:
    pilot.tab_to(f"{unit_of(source)} textarea")
    pilot.write(text)
    press_button(pilot, f"{unit_of(source)} button[value=save]")


def test_sentences_are_decided_on_without_script(visitor: Pilot, folder: Path) -> None:
    """Sign-in, a new text, a fix, a match and a word of acceptance, by forms alone; each leads back to its sentence."""
    allow_scripts(visitor.driver, is_allowed=False)
    visitor.sign_in()
    visitor.open_story()
    write_and_save(visitor, WRONG_FIGURE, TARGETS[WRONG_FIGURE])
    visitor.wait(lambda: visitor.state(WRONG_FIGURE) == "reviewed")
    assert visitor.driver.current_url.endswith(unit_of(WRONG_FIGURE))
    press_button(visitor, f"{unit_of(STANDS)} button[value=accept]")
    visitor.wait(lambda: visitor.state(STANDS) == "reviewed")
    press_button(visitor, f"{unit_of(STRAIGHT_QUOTES)} button[value=fix]")
    visitor.wait(lambda: "«" in visitor.field(STRAIGHT_QUOTES))
    press_button(visitor, f"{unit_of(UNTRANSLATED)} button[value=take]")
    visitor.wait(lambda: visitor.field(UNTRANSLATED) == MILL_TARGETS[UNTRANSLATED])
    assert find(folder, WRONG_FIGURE).target == TARGETS[WRONG_FIGURE]
    assert find(folder, STANDS).provenance[-1].author == "Aigerim Serikova"
    assert find(folder, UNTRANSLATED).state is State.DRAFT


def test_a_conflict_shows_both_texts_without_script(visitor: Pilot, folder: Path) -> None:
    """What was written is on the page beside what stands there now, and can still be saved."""
    mine, theirs = "Ол Атырау қаласында тұр.", "Зауыт Атырауда орналасқан."
    allow_scripts(visitor.driver, is_allowed=False)
    visitor.sign_in()
    visitor.open_story()
    edit_in_poedit(folder, {STANDS: theirs})
    write_and_save(visitor, STANDS, mine)
    visitor.wait(lambda: theirs in visitor.text(f"{unit_of(STANDS)} .conflict"))
    assert find(folder, STANDS).target == theirs
    press_button(visitor, f"{unit_of(STANDS)} .conflict button")
    visitor.wait(lambda: visitor.field(STANDS) == mine)
    assert find(folder, STANDS).target == mine
