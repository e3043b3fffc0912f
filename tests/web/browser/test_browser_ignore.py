"""A finding is dismissed with a reason, by keys alone."""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver import Keys
from web.browser.chromium import allow_scripts
from web.browser.newsdesk import PLANT, STANDS, WRONG_FIGURE, edit_in_poedit, find, write
from web.browser.pilot import Pilot, unit_of

from loc.check.silence import read_ignored
from loc.flow.project import open_project
from loc.model import State

REASON = "зауыт «35» дегенді растады"
UNIT = unit_of(WRONG_FIGURE)
FIELD = f"{UNIT} .dismissal[open] [name=reason]"


def reasons(folder: Path) -> list[tuple[str, str]]:
    return [(ignored.reason, ignored.author) for ignored in read_ignored(find(folder, WRONG_FIGURE))]


def test_a_finding_is_dismissed_and_heeded_by_keys(aigerim: Pilot, folder: Path) -> None:
    """I, a reason, Enter; H takes it back, U that again; the focus stays at the sentence and the draft a draft."""
    aigerim.open_story()
    aigerim.go_to(WRONG_FIGURE)
    aigerim.press("i")
    assert aigerim.has_focus(FIELD)
    aigerim.press(REASON, Keys.ENTER)
    aigerim.wait(lambda: REASON in aigerim.text(f"{UNIT} .ignored"))
    assert aigerim.has_focus(UNIT)
    assert aigerim.count(f"{UNIT} .finding") == 0
    assert reasons(folder) == [(REASON, "Aigerim Serikova")]
    assert find(folder, WRONG_FIGURE).state is State.DRAFT
    aigerim.press("h")
    aigerim.wait(lambda: aigerim.count(f"{UNIT} .finding") == 1)
    assert reasons(folder) == []
    aigerim.press("u")
    aigerim.wait(lambda: aigerim.count(f"{UNIT} .ignored") == 1)
    assert reasons(folder) == [(REASON, "Aigerim Serikova")]


def test_escape_closes_the_form(aigerim: Pilot) -> None:
    """The focus goes back to where it was, sentence or button; letters are text until then."""
    aigerim.open_story()
    aigerim.go_to(WRONG_FIGURE)
    aigerim.press("i", "axu?")
    assert aigerim.find(FIELD).get_property("value") == "axu?"
    aigerim.press(Keys.ESCAPE)
    assert aigerim.count(FIELD) == 0
    assert aigerim.has_focus(UNIT)
    aigerim.tab_to(f"{UNIT} .dismissal summary")
    aigerim.press(Keys.ENTER)
    assert aigerim.has_focus(FIELD)
    aigerim.press(Keys.ESCAPE)
    assert aigerim.has_focus(f"{UNIT} .dismissal summary")
    assert aigerim.state(WRONG_FIGURE) == "draft"


def test_a_reason_outlives_what_others_do(aigerim: Pilot, folder: Path) -> None:
    """The section is made anew where somebody accepts the text meanwhile; reason, open form and focus stay."""
    aigerim.open_story()
    aigerim.go_to(WRONG_FIGURE)
    aigerim.press("i", REASON)
    write(open_project(folder), PLANT, {WRONG_FIGURE: find(folder, WRONG_FIGURE).target}, State.REVIEWED)
    aigerim.wait(lambda: aigerim.state(WRONG_FIGURE) == "reviewed")
    assert aigerim.has_focus(FIELD)
    aigerim.press(Keys.ENTER)
    aigerim.wait(lambda: aigerim.count(f"{UNIT} .ignored") == 1)
    assert reasons(folder) == [(REASON, "Aigerim Serikova")]


def test_a_word_on_a_finding_saves_no_text(aigerim: Pilot, folder: Path) -> None:
    """What is being written stays in its field, not saved."""
    aigerim.open_story()
    aigerim.go_to(WRONG_FIGURE)
    aigerim.press("e", Keys.END, " Иә.", Keys.ESCAPE, "i", REASON, Keys.ENTER)
    aigerim.wait(lambda: aigerim.count(f"{UNIT} .ignored") == 1)
    assert aigerim.field(WRONG_FIGURE).endswith(" Иә.")
    assert not find(folder, WRONG_FIGURE).target.endswith(" Иә.")


def test_others_see_it_at_once(aigerim: Pilot, daniyar: Pilot, folder: Path) -> None:
    """Without a reload, and what is newer in another sentence is kept."""
    daniyar.open_story()
    aigerim.open_story()
    edit_in_poedit(folder, {STANDS: "Зауыт Атырауда орналасқан."})
    aigerim.go_to(WRONG_FIGURE)
    aigerim.press("i", REASON, Keys.ENTER)
    daniyar.wait(lambda: REASON in daniyar.text(f"{UNIT} .ignored"))
    assert find(folder, STANDS).target == "Зауыт Атырауда орналасқан."


def test_it_works_without_script(visitor: Pilot, folder: Path) -> None:
    """The form opens by itself; a press leads back to the sentence."""
    allow_scripts(visitor.driver, is_allowed=False)
    visitor.sign_in()
    visitor.open_story()
    visitor.tab_to(f"{UNIT} .dismissal summary")
    visitor.press(Keys.ENTER)
    visitor.tab_to(FIELD)
    visitor.press(REASON, Keys.ENTER)
    visitor.wait(lambda: REASON in visitor.text(f"{UNIT} .ignored"))
    assert reasons(folder) == [(REASON, "Aigerim Serikova")]
    visitor.tab_to(f"{UNIT} .ignored button")
    visitor.press(Keys.ENTER)
    visitor.wait(lambda: visitor.count(f"{UNIT} .finding") == 1)
    assert reasons(folder) == []
