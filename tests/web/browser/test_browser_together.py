"""Two at one story, or one here and one elsewhere: nothing is lost, and what others do appears without a reload."""

from __future__ import annotations

from pathlib import Path

from desk import TARGETS
from selenium.webdriver import Keys
from web.browser.newsdesk import (
    GRINDS,
    MILL,
    STANDS,
    WRONG_FIGURE,
    edit_in_poedit,
    find,
    send_correction,
)
from web.browser.pilot import Pilot, unit_of

from loc.model import State

MINE, THEIRS = "Ол Атырау қаласында тұр.", "Зауыт Атырауда орналасқан."
IN_POEDIT = "Ол Атырау маңында орналасқан."


def begin_to_write(pilot: Pilot, source: str, text: str) -> None:
    pilot.go_to(source)
    pilot.press("e")
    pilot.write(text)


def test_a_save_on_top_of_a_newer_text_is_refused(aigerim: Pilot, daniyar: Pilot, folder: Path) -> None:
    """Both texts are shown and who wrote the other; the file has the newer one until the older is saved over it."""
    aigerim.open_story()
    daniyar.open_story()
    begin_to_write(aigerim, STANDS, MINE)
    begin_to_write(daniyar, STANDS, THEIRS)
    daniyar.press_with(Keys.CONTROL, Keys.ENTER)
    aigerim.wait(lambda: "Daniyar Akhmetov" in aigerim.text(f"{unit_of(STANDS)}.theirs .notice"))
    assert aigerim.field(STANDS) == MINE
    aigerim.press_with(Keys.CONTROL, Keys.ENTER)
    aigerim.wait(lambda: THEIRS in aigerim.text(f"{unit_of(STANDS)} .conflict"))
    yours = aigerim.find(f"{unit_of(STANDS)} .conflict .yours").get_property("textContent")
    assert MINE.rstrip(".") in str(yours)
    assert "Daniyar Akhmetov" in aigerim.text(f"{unit_of(STANDS)} .conflict")
    assert find(folder, STANDS).target == THEIRS
    aigerim.tab_to(f"{unit_of(STANDS)} .conflict button")
    aigerim.press(Keys.ENTER)
    aigerim.wait(lambda: find(folder, STANDS).target == MINE)
    assert find(folder, STANDS).provenance[-1].author == "Aigerim Serikova"
    daniyar.wait(lambda: daniyar.field(STANDS) == MINE)


def test_who_else_has_it_open_is_named(aigerim: Pilot, daniyar: Pilot) -> None:
    """In the story and in the queue, for as long as it is open."""
    aigerim.open_story()
    daniyar.open_story()
    aigerim.wait(lambda: "Daniyar Akhmetov" in aigerim.text("#people"))
    daniyar.open("/")
    assert "Aigerim Serikova" in daniyar.text(".stories")
    aigerim.wait(lambda: not aigerim.text("#people"))


def test_a_text_saved_in_poedit_appears(aigerim: Pilot, folder: Path) -> None:
    """Without a reload, with its state and the bar; the sentence that is being written stays as it is."""
    aigerim.open_story()
    begin_to_write(aigerim, WRONG_FIGURE, TARGETS[WRONG_FIGURE])
    edit_in_poedit(folder, {STANDS: IN_POEDIT})
    aigerim.wait(lambda: aigerim.field(STANDS) == IN_POEDIT)
    assert aigerim.state(STANDS) == "reviewed"
    aigerim.wait(lambda: "1 reviewed" in aigerim.text("#standing"))
    assert aigerim.field(WRONG_FIGURE) == TARGETS[WRONG_FIGURE]
    assert aigerim.has_focus(f"{unit_of(WRONG_FIGURE)} textarea")
    aigerim.press_with(Keys.CONTROL, Keys.ENTER)
    aigerim.wait(lambda: aigerim.state(WRONG_FIGURE) == "reviewed")
    assert (find(folder, STANDS).target, find(folder, STANDS).state) == (IN_POEDIT, State.REVIEWED)
    assert find(folder, WRONG_FIGURE).target == TARGETS[WRONG_FIGURE]


def test_a_correction_comes_while_the_story_is_open(aigerim: Pilot, folder: Path) -> None:
    """The old and the new source stand there and the patched text; what was being written elsewhere is kept."""
    kept, corrected = "It employs 40 people.", GRINDS.replace("300", "350")
    aigerim.open_story(MILL)
    begin_to_write(aigerim, kept, "Мұнда 40 адам еңбек етеді.")
    send_correction(folder, "300 tonnes", "350 tonnes", MILL)
    aigerim.wait(lambda: "350" in aigerim.text(f"{unit_of(corrected)} .correction ins"))
    assert "300" in aigerim.text(f"{unit_of(corrected)} .correction del")
    assert aigerim.state(corrected) == "draft"
    assert aigerim.count(unit_of(GRINDS)) == 0
    assert aigerim.field(kept) == "Мұнда 40 адам еңбек етеді."
    assert aigerim.has_focus(f"{unit_of(kept)} textarea")
    aigerim.press(Keys.ESCAPE)
    aigerim.go_to(corrected)
    aigerim.press("a")
    aigerim.wait(lambda: aigerim.state(corrected) == "reviewed")
    unit = find(folder, corrected, MILL)
    assert (unit.target, unit.provenance[-1].author) == ("Диірмен күніне 350 тонна бидай тартады.", "Aigerim Serikova")


def test_a_sentence_that_is_taken_away_gives_back_what_was_written(aigerim: Pilot, folder: Path) -> None:
    """A take without it comes while somebody writes in it: the text is shown, not thrown away."""
    gone = "It employs 40 people."
    aigerim.open_story(MILL)
    begin_to_write(aigerim, gone, "Мұнда 40 адам еңбек етеді.")
    send_correction(folder, f" {gone}", "", MILL)
    aigerim.wait(lambda: aigerim.count(unit_of(gone)) == 0)
    aigerim.wait(lambda: "Мұнда 40 адам еңбек етеді." in aigerim.text("#main"))


def test_what_was_written_outlives_a_reload(aigerim: Pilot) -> None:
    """The page asks before it goes; loaded again, it still has the text, not saved."""
    aigerim.open_story()
    before = aigerim.field(STANDS)
    begin_to_write(aigerim, STANDS, MINE)
    aigerim.open_story()
    aigerim.wait(lambda: aigerim.field(STANDS) == MINE)
    aigerim.go_to(STANDS)
    aigerim.press("u")
    assert aigerim.field(STANDS) == before
