"""Takes the picture of the desk that README shows: `python tests/web/screenshot.py [desk.png]`.

A story by day: a figure that is wrong, a term, a match, the source that was corrected and the patch for it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from web.browser.chromium import reset, set_size, start_chromium  # noqa: E402 - found in the folder above
from web.browser.newsdesk import PLANT, WAITED, WRONG_FIGURE, make_newsdesk, send_correction, serve  # noqa: E402
from web.browser.pilot import Pilot  # noqa: E402

SIZE = (1200, 1060)


def main() -> None:
    picture = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).with_name("desk.png")
    with tempfile.TemporaryDirectory() as temporary:
        folder = make_newsdesk(Path(temporary) / "project")
        with serve(folder) as address, start_chromium(Path(temporary) / "chromium") as driver:
            reset(driver)
            set_size(driver, *SIZE)
            pilot = Pilot(driver, address)
            show_story(pilot, folder)
            driver.save_screenshot(str(picture))


def show_story(pilot: Pilot, folder: Path) -> None:
    """Two sentences accepted, one of them corrected by the wire, and the focus on the wrong figure."""
    pilot.sign_in()
    pilot.open_story(PLANT)
    pilot.press("n", "a")
    pilot.go_to(WAITED)
    pilot.press("a")
    pilot.wait(lambda: pilot.count("[data-state=reviewed]") == 2)
    send_correction(folder, "seven years", "eight years", PLANT)
    pilot.wait(lambda: pilot.count(".correction"))
    pilot.go_to(WRONG_FIGURE)


if __name__ == "__main__":
    main()
