"""Nobody is kept out: by axe-core, on a phone, and without seeing where the focus is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from builders import ROOT
from filelock import FileLock
from selenium.webdriver import Chrome, Keys
from tools import skip_or_fail
from web.browser.chromium import set_scheme, set_size
from web.browser.pilot import Pilot
from web.browser.sights import SIGNED_IN, SIGNED_OUT, Sight

# Frames hold what is exported, which is the reader's business.
_RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, { iframes: false, resultTypes: ["violations"] }).then(({ violations }) => done(
  violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
), (error) => done([String(error)]));
"""
_WIDER = """
const width = document.documentElement.clientWidth;
return [...document.querySelectorAll("body *")]
  .filter((node) => node.getBoundingClientRect().right > width + 1 && !node.closest(".visually-hidden, pre, table"))
  .map((node) => `${node.tagName} ${node.className}`);
"""
_IS_WIDE = "return document.scrollingElement.scrollWidth > document.documentElement.clientWidth"
_OUTLINE = """
const style = getComputedStyle(document.activeElement);
const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
return [document.activeElement.outerHTML.slice(0, 120), isOutlined || style.boxShadow !== "none"];
"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which npm brings once."""
    (ROOT / "build").mkdir(exist_ok=True)
    with FileLock(ROOT / "build/axe.lock"):  # tests may run in several processes
        done = subprocess.run([".ci/setup-axe"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        skip_or_fail(f"axe-core is missing, which npm would bring: {done.stderr.strip()}")
    return (ROOT / done.stdout.strip()).read_text(encoding="utf-8")


def find_barriers(driver: Chrome, axe: str) -> list[str]:
    """Serious and critical ones by axe-core's own measure."""
    driver.execute_script(axe)
    barriers: list[str] = driver.execute_async_script(_RUN)
    return barriers


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGNED_OUT.values(), ids=SIGNED_OUT)
def test_no_barrier_before_the_sign_in(visitor: Pilot, folder: Path, axe: str, sight: Sight, scheme: str) -> None:
    """axe-core finds nothing serious, by day and by night."""
    set_scheme(visitor.driver, scheme)
    sight(visitor, folder)
    assert find_barriers(visitor.driver, axe) == []


@pytest.mark.parametrize("sight", SIGNED_IN.values(), ids=SIGNED_IN)
def test_no_barrier_at_the_desk(daniyar: Pilot, folder: Path, axe: str, sight: Sight) -> None:
    """axe-core finds nothing serious, by day and by night."""
    sight(daniyar, folder)
    for scheme in ("light", "dark"):
        set_scheme(daniyar.driver, scheme)
        assert find_barriers(daniyar.driver, axe) == []


@pytest.mark.parametrize("code", ["kk", "ru"])
def test_no_page_is_wider_than_a_phone(daniyar: Pilot, folder: Path, code: str) -> None:
    """320 CSS pixels (WCAG 1.4.10), in the interface languages with the longest words; nothing scrolls sideways."""
    daniyar.open("/")
    daniyar.tab_to(f"button[lang={code}]")
    daniyar.press(Keys.ENTER)
    daniyar.wait(lambda: daniyar.find("html").get_dom_attribute("lang") == code)
    set_size(daniyar.driver, 320, 640)
    for name, sight in SIGNED_IN.items():
        sight(daniyar, folder)
        wide = daniyar.driver.execute_script(_IS_WIDE) and daniyar.driver.execute_script(_WIDER)
        assert not wide, (name, wide)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(daniyar: Pilot, scheme: str) -> None:
    """Whatever Tab leads to in a story, and each sentence that J leads to, has a ring around it."""
    set_scheme(daniyar.driver, scheme)
    daniyar.open_story()
    daniyar.press("j")
    rings: list[tuple[str, bool]] = []
    while not daniyar.has_focus("body"):  # where Tab comes after the last
        rings.append(daniyar.driver.execute_script(_OUTLINE))
        daniyar.press(Keys.TAB)
    assert len(rings) > 20
    assert [html for html, is_seen in rings if not is_seen] == []
