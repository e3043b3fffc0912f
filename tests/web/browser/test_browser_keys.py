"""A translator works at the desk without a pointer."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import TARGETS
from selenium.webdriver import Keys
from web.browser.newsdesk import (
    GRINDS,
    MILL,
    MILL_TARGETS,
    PLANT,
    STANDS,
    STRAIGHT_QUOTES,
    UNTRANSLATED,
    WRONG_FIGURE,
    find,
    read,
)
from web.browser.pilot import Pilot, unit_of

from loc.model import Mark, State

AIGERIM = "Aigerim Serikova"
HEADLINE = ("Kazakhstan opens a plant", "headline")


def test_a_story_is_cleared_by_keys_alone(visitor: Pilot, folder: Path) -> None:
    """From the sign-in through the queue to the last sentence: each is in the PO file, reviewed by who signed in."""
    visitor.sign_in()
    visitor.press("/", "plant", Keys.ENTER)
    visitor.wait(lambda: visitor.count(".stories a.title") == 1)
    visitor.press("j", Keys.ENTER)
    visitor.arrive(f"/story/kk/{PLANT}")
    visitor.press("n")
    assert visitor.has_focus(unit_of(*HEADLINE))
    visitor.press(Keys.ENTER)  # it is right
    assert visitor.has_focus(unit_of(WRONG_FIGURE))
    visitor.press("e")
    visitor.write(TARGETS[WRONG_FIGURE])
    visitor.press_with(Keys.CONTROL, Keys.ENTER)
    assert visitor.has_focus(f"{unit_of(STANDS)} textarea")
    visitor.press(Keys.ESCAPE, Keys.ENTER, Keys.ENTER)
    visitor.press("f", Keys.ENTER)  # the fix of the quotes, and accepted
    visitor.press("1", Keys.ENTER)  # the match
    visitor.wait(lambda: visitor.count("section.unit[data-state=reviewed]") == len(read(folder, PLANT)))
    units = {unit.key.source: unit for unit in read(folder, PLANT)}
    assert {unit.state for unit in units.values()} == {State.REVIEWED}
    assert {unit.provenance[-1].author for unit in units.values()} == {AIGERIM}
    assert units[WRONG_FIGURE].target == TARGETS[WRONG_FIGURE]
    assert units[STRAIGHT_QUOTES].target == "«Біз онымен мақтанамыз», – деді әкім."
    assert units[UNTRANSLATED].target == MILL_TARGETS[UNTRANSLATED]


def test_a_decision_is_taken_back(aigerim: Pilot, folder: Path) -> None:
    """Undo brings the draft back, and after it the sentence can be rejected: its draft is not offered again."""
    aigerim.open_story()
    aigerim.go_to(STANDS)
    aigerim.press("a")
    aigerim.wait(lambda: aigerim.state(STANDS) == "reviewed")
    aigerim.press("u")
    aigerim.wait(lambda: aigerim.state(STANDS) == "draft")
    assert find(folder, STANDS).provenance[-1].mark is Mark.DRAFT
    aigerim.press("x")
    aigerim.wait(lambda: find(folder, STANDS).provenance[-1].mark is Mark.REJECTED)
    assert aigerim.has_focus(unit_of(STANDS))


@pytest.mark.parametrize(("code", "character"), [("KeyA", "ф"), ("KeyA", "Ф"), ("KeyA", "a")])
def test_keys_go_by_their_place(aigerim: Pilot, code: str, character: str) -> None:
    """The same key accepts under the Kazakh, the Russian and the English layout."""
    aigerim.open_story()
    aigerim.go_to(STANDS)
    aigerim.press_place(code, character)
    aigerim.wait(lambda: aigerim.state(STANDS) == "reviewed")


def test_letters_are_letters_while_writing(aigerim: Pilot) -> None:
    """In a field no key decides anything; Esc leaves it, what was written stays, and Undo puts the old text back."""
    aigerim.open_story()
    aigerim.go_to(STANDS)
    before = aigerim.field(STANDS)
    aigerim.press("e", Keys.END, " axpju?/1", Keys.ESCAPE)
    assert aigerim.field(STANDS) == f"{before} axpju?/1"
    assert aigerim.has_focus(unit_of(STANDS))
    aigerim.press("u")
    assert aigerim.field(STANDS) == before
    assert aigerim.state(STANDS) == "draft"


def test_help_and_search_open_over_the_story(aigerim: Pilot) -> None:
    """? shows the keys and C the concordance of what is selected; Esc leads back to the sentence."""
    aigerim.open_story()
    aigerim.go_to(UNTRANSLATED)
    aigerim.press("?")
    aigerim.wait(lambda: "Alt" in aigerim.text("dialog table.keys"))
    aigerim.press(Keys.ESCAPE)
    aigerim.wait(lambda: aigerim.has_focus(unit_of(UNTRANSLATED)))
    aigerim.driver.execute_script(
        "getSelection().selectAllChildren(arguments[0])", aigerim.find(f"{unit_of(UNTRANSLATED)} .source")
    )
    aigerim.press("c")
    aigerim.wait(lambda: MILL_TARGETS[UNTRANSLATED] in aigerim.text("dialog .passages"))
    aigerim.press(Keys.ESCAPE)
    aigerim.wait(lambda: aigerim.count("dialog[open]") == 0)


def test_an_editor_approves_what_another_reviewed(daniyar: Pilot, folder: Path) -> None:
    """P clears it in the editor's name; a text of his own wants other eyes, and says so."""
    daniyar.open_story(MILL)
    daniyar.go_to(GRINDS)
    daniyar.press("p")
    daniyar.wait(lambda: daniyar.state(GRINDS) == "approved")
    assert find(folder, GRINDS, MILL).provenance[-1].author == "Daniyar Akhmetov"
    daniyar.open_story()
    daniyar.go_to(STANDS)
    daniyar.press("a", "p")
    daniyar.wait(lambda: daniyar.text(f"{unit_of(STANDS)} .problem"))
    assert find(folder, STANDS).state is State.REVIEWED
