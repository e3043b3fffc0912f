"""Every page of the desk as somebody may come to see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from selenium.webdriver import Keys
from web.browser.newsdesk import (
    GRINDS,
    MILL,
    PLANT,
    STANDS,
    STRAIGHT_QUOTES,
    WRONG_FIGURE,
    edit_in_poedit,
    send_correction,
)
from web.browser.pilot import Pilot, unit_of

Sight = Callable[[Pilot, Path], None]


def _refuse(pilot: Pilot) -> None:
    pilot.open("/sign-in")
    pilot.press("aigerim", Keys.TAB, "wrong", Keys.ENTER)
    pilot.wait(lambda: pilot.text("[role=alert]"))


def _correct(pilot: Pilot, folder: Path) -> None:
    send_correction(folder, "300 tonnes", "350 tonnes", MILL)
    pilot.open_story(MILL)
    pilot.wait(lambda: pilot.count(f"{unit_of(GRINDS.replace('300', '350'))} .proposal"))


def _clash(pilot: Pilot, folder: Path) -> None:
    pilot.open_story()
    pilot.go_to(STANDS)
    pilot.press("e")
    pilot.write("Ол Атырау қаласында тұр.")
    edit_in_poedit(folder, {STANDS: "Зауыт Атырауда орналасқан."})
    pilot.wait(lambda: pilot.count(f"{unit_of(STANDS)}.theirs"))
    pilot.press_with(Keys.CONTROL, Keys.ENTER)
    pilot.wait(lambda: pilot.count(f"{unit_of(STANDS)} .conflict"))


def _dismiss(pilot: Pilot) -> None:
    """One finding is dismissed, and the form of another is open."""
    pilot.open_story()
    pilot.go_to(WRONG_FIGURE)
    pilot.press("i", "зауыт растады", Keys.ENTER)
    pilot.wait(lambda: pilot.count(f"{unit_of(WRONG_FIGURE)} .ignored"))
    pilot.go_to(STRAIGHT_QUOTES)
    pilot.press("i")
    pilot.wait(lambda: pilot.count(f"{unit_of(STRAIGHT_QUOTES)} .dismissal[open]"))


def _ask_for_help(pilot: Pilot) -> None:
    pilot.open_story()
    pilot.press("?")
    pilot.wait(lambda: pilot.count("dialog[open] table.keys"))


SIGNED_OUT: dict[str, Sight] = {
    "sign-in": lambda pilot, _: pilot.open("/sign-in"),
    "sign-in refused": lambda pilot, _: _refuse(pilot),
}
SIGNED_IN: dict[str, Sight] = {
    "queue": lambda pilot, _: pilot.open("/?state=all"),
    "empty queue": lambda pilot, _: pilot.open("/?q=nothing-like-it"),
    "story": lambda pilot, _: pilot.open_story(),
    "story in three columns": lambda pilot, _: pilot.open_story(query="?other=ru"),
    "corrected story": _correct,
    "conflict": _clash,
    "dismissed findings": lambda pilot, _: _dismiss(pilot),
    "help": lambda pilot, _: pilot.open("/help"),
    "help over a story": lambda pilot, _: _ask_for_help(pilot),
    "search": lambda pilot, _: pilot.open("/search/kk?q=wheat"),
    "export with reasons": lambda pilot, _: pilot.open(f"/export/kk/{PLANT}"),
    "export": lambda pilot, _: pilot.open(f"/export/kk/{MILL}?format=ninjs"),
    "no such page": lambda pilot, _: pilot.open("/story/kk/no-such-story"),
}
