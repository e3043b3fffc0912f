"""Keys on buttons, and the choice to have single letters, with Alt, or not at all (WCAG 2.2, 2.1.4)."""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver import ActionChains, Keys
from web.browser.chromium import allow_scripts, ask_chromium, set_size
from web.browser.newsdesk import (
    GRINDS,
    MILL,
    MILL_TARGETS,
    STANDS,
    UNTRANSLATED,
    WRONG_FIGURE,
    edit_in_poedit,
    find,
    send_correction,
)
from web.browser.pilot import Pilot, unit_of

from loc.model import State

ACCEPT = f"{unit_of(STANDS)} button[value=accept]"
_SHOWN_KEYS = """
return [...document.querySelectorAll("button kbd")].filter((key) => key.getClientRects().length > 0).length;
"""


def shown_keys(pilot: Pilot) -> int:
    found: int = pilot.driver.execute_script(_SHOWN_KEYS)
    return found


def choose_over_story(pilot: Pilot, mode: str) -> None:
    """In the help that ? opens, and back to the sentence."""
    pilot.press("?")
    pilot.wait(lambda: pilot.count("dialog[open] table.keys"))
    pilot.tab_to(f"dialog form[action='/keys/{mode}'] button")
    pilot.press(Keys.ENTER)
    pilot.wait(lambda: pilot.has_focus(f"dialog form[action='/keys/{mode}'] [aria-pressed=true]"))
    pilot.press(Keys.ESCAPE)


def test_single_letters_can_be_turned_off(aigerim: Pilot, folder: Path) -> None:
    """By keys alone, over the story; then letters and signs do nothing, and Enter and arrows all that they did.

    The choice stays when the page is loaded again.
    """
    aigerim.open_story()
    aigerim.go_to(STANDS)
    choose_over_story(aigerim, "off")
    aigerim.wait(lambda: aigerim.has_focus(unit_of(STANDS)))
    aigerim.wait(lambda: aigerim.count(f"{ACCEPT}:not([aria-keyshortcuts])"))
    for _ in range(2):
        aigerim.press("a", "x", "1", "j", "/", "?")
        assert aigerim.has_focus(unit_of(STANDS))
        assert aigerim.count("dialog[open]") == 0
        aigerim.open_story()
        aigerim.tab_to(unit_of(STANDS) + " textarea")
        aigerim.press(Keys.ESCAPE)
    assert find(folder, STANDS).state is State.DRAFT
    aigerim.press_with(Keys.ALT, Keys.ARROW_UP)
    assert aigerim.has_focus(unit_of(WRONG_FIGURE))
    aigerim.press_with(Keys.ALT, Keys.ARROW_DOWN)
    aigerim.press(Keys.ENTER)
    aigerim.wait(lambda: aigerim.state(STANDS) == "reviewed")


def test_single_letters_can_want_alt(aigerim: Pilot) -> None:
    """Then a letter alone does nothing and with Alt what it did; buttons say so to the eye and to screen readers."""
    aigerim.open_story()
    aigerim.go_to(STANDS)
    choose_over_story(aigerim, "alt")
    aigerim.wait(lambda: aigerim.count(f"{ACCEPT}[aria-keyshortcuts='Alt+A']"))
    assert aigerim.text(f"{ACCEPT} kbd") == "Alt A"
    aigerim.press("a", "j")
    assert aigerim.state(STANDS) == "draft"
    assert aigerim.has_focus(unit_of(STANDS))
    aigerim.press_with(Keys.ALT, "a")
    aigerim.wait(lambda: aigerim.state(STANDS) == "reviewed")
    aigerim.press_with(Keys.ALT, "k")
    assert aigerim.has_focus(unit_of(WRONG_FIGURE))
    aigerim.press_with(Keys.ALT, "?")
    aigerim.wait(lambda: "Alt A" in aigerim.text("dialog table.keys"))


def test_what_is_being_written_survives_the_choice(aigerim: Pilot) -> None:
    """The story behind the help is shown anew; a text that is not saved stays in its field."""
    text = "Ол Атырау қаласында тұр."
    aigerim.open_story()
    aigerim.go_to(STANDS)
    aigerim.press("e")
    aigerim.write(text)
    aigerim.press(Keys.ESCAPE)
    choose_over_story(aigerim, "alt")
    aigerim.wait(lambda: aigerim.count(f"{ACCEPT}[aria-keyshortcuts='Alt+A']"))
    assert aigerim.field(STANDS) == text
    assert aigerim.count(f"{unit_of(STANDS)} form.changed") == 1


def test_the_choice_wants_no_script(visitor: Pilot) -> None:
    """The help page has it as forms."""
    allow_scripts(visitor.driver, is_allowed=False)
    visitor.sign_in()
    visitor.open("/help")
    visitor.tab_to("form[action='/keys/off'] button")
    visitor.press(Keys.ENTER)
    visitor.wait(lambda: visitor.count("form[action='/keys/off'] [aria-pressed=true]"))
    visitor.open_story()
    assert visitor.count("button[value=accept]") > 0
    assert visitor.count("button[value=accept] kbd") == 0


def test_ctrl_s_saves_and_one_writes_on(aigerim: Pilot, folder: Path) -> None:
    """The text is in the PO file, the caret still in its field, and the browser asks for no file name."""
    text = "Ол Атырау қаласында тұр."
    aigerim.open_story()
    aigerim.go_to(STANDS)
    aigerim.press("e")
    aigerim.write(text)
    aigerim.press_with(Keys.CONTROL, "s")
    aigerim.wait(lambda: aigerim.state(STANDS) == "reviewed")
    assert aigerim.has_focus(f"{unit_of(STANDS)} textarea")
    aigerim.press("!")
    assert aigerim.field(STANDS) == f"{text}!"
    assert find(folder, STANDS).target == text
    aigerim.press(Keys.ESCAPE, "u")  # nobody leaves a text that is not saved without being asked


def test_a_proposal_is_accepted_by_its_key(aigerim: Pilot, folder: Path) -> None:
    """T puts the patch of a correction in the place of what was taken from the memory."""
    corrected = GRINDS.replace("300", "350")
    send_correction(folder, "300 tonnes", "350 tonnes", MILL)
    aigerim.open_story(MILL)
    aigerim.go_to(corrected)
    aigerim.press("1")
    aigerim.wait(lambda: aigerim.field(corrected) == MILL_TARGETS[GRINDS])
    aigerim.wait(lambda: aigerim.count(f"{unit_of(corrected)} .proposal [aria-keyshortcuts=T]"))
    aigerim.press("t")
    aigerim.wait(lambda: aigerim.state(corrected) == "reviewed")
    assert find(folder, corrected, MILL).target == MILL_TARGETS[GRINDS].replace("300", "350")


def test_a_conflict_is_settled_by_its_key(aigerim: Pilot, folder: Path) -> None:
    """M saves one's own text over the other's, which has been shown."""
    mine = "Ол Атырау қаласында тұр."
    aigerim.open_story()
    aigerim.go_to(STANDS)
    aigerim.press("e")
    aigerim.write(mine)
    edit_in_poedit(folder, {STANDS: "Зауыт Атырауда орналасқан."})
    aigerim.wait(lambda: aigerim.count(f"{unit_of(STANDS)}.theirs"))
    aigerim.press_with(Keys.CONTROL, "s")
    aigerim.wait(lambda: "Nothing is lost" in aigerim.text(f"{unit_of(STANDS)} .conflict"))
    aigerim.press(Keys.ESCAPE, "m")
    aigerim.wait(lambda: find(folder, STANDS).target == mine)


def test_keys_are_shown_where_there_may_be_a_keyboard(aigerim: Pilot) -> None:
    """On the buttons of a desktop; a phone, whose fingers need the room, has none."""
    aigerim.open_story()
    assert aigerim.text(f"{unit_of(UNTRANSLATED)} button[value=take] kbd") == "1"
    assert shown_keys(aigerim) > 5
    set_size(aigerim.driver, 390, 844)
    ask_chromium(aigerim.driver, "Emulation.setTouchEmulationEnabled", enabled=True)
    try:
        aigerim.wait(lambda: shown_keys(aigerim) == 0)
    finally:
        ask_chromium(aigerim.driver, "Emulation.setTouchEmulationEnabled", enabled=False)


def test_the_name_of_a_button_is_without_its_key(aigerim: Pilot) -> None:
    """What a screen reader says, and what who speaks to the computer says, is the word alone."""
    aigerim.open_story()
    assert aigerim.find(ACCEPT).accessible_name == "Accept"
    assert aigerim.find(f"{unit_of(UNTRANSLATED)} button[value=take]").accessible_name == "Take"
    ActionChains(aigerim.driver).click(aigerim.find(ACCEPT)).perform()
    aigerim.wait(lambda: aigerim.state(STANDS) == "reviewed")
