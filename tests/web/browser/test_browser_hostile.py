"""A story that holds what would run in a browser is shown as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from web.browser.newsdesk import HOSTILE, TURNED
from web.browser.pilot import Pilot, unit_of

TAKEN = 'document.title = "taken"'


@pytest.mark.parametrize(
    "path",
    ["/?state=all", f"/story/kk/{HOSTILE}", f"/story/kk/{HOSTILE}?other=ru", f"/export/kk/{HOSTILE}", "/search/kk?q=a"],
)
def test_nothing_of_a_story_runs(daniyar: Pilot, path: str) -> None:
    """No script, image, handler or link of the wire or of a translation is part of any page."""
    daniyar.open(path)
    assert "taken" not in daniyar.driver.title
    assert daniyar.count("script:not([src='/static/desk.js']), main img, [onerror], a[href^='javascript']") == 0


def test_it_is_read_as_it_was_sent(daniyar: Pilot) -> None:
    """Tags and entities stand there letter for letter; a mark that turns the writing is named."""
    daniyar.open_story(HOSTILE)
    page = daniyar.text("main")
    assert f"<script>{TAKEN}</script> a headline" in page
    assert "</textarea><script>document.title='taken'</script> at once." in page
    assert "&lt;5 tenge" in page
    assert daniyar.field(
        "See javascript:document.title='taken' or </textarea><script>document.title='taken'</script> at once."
    )
    assert "right-to-left override" in daniyar.text(f"{unit_of(TURNED)} .findings")


def test_nothing_runs_when_a_unit_is_put_in_by_the_script(daniyar: Pilot, folder: Path) -> None:
    """A decision and a proof bring parts of the page anew: still text."""
    daniyar.open_story(HOSTILE)
    daniyar.press("n", "a")
    headline = f"<script>{TAKEN}</script> a headline"
    daniyar.wait(lambda: daniyar.state(headline, "headline") == "reviewed")
    daniyar.open(f"/export/kk/{HOSTILE}?format=html")
    daniyar.driver.switch_to.frame(daniyar.find("iframe"))
    assert headline in daniyar.text("body")
    assert daniyar.count("script") == 0
    daniyar.driver.switch_to.default_content()
    assert "taken" not in daniyar.driver.title
