"""A person at the desk, who has a keyboard and no pointer."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from newsroom import PASSWORD
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from web.browser.chromium import ask_chromium
from web.browser.newsdesk import PLANT, unit_id

PATIENCE_SECONDS = 15.0
_POLL_SECONDS = 0.05
_GOING = (NoSuchElementException, StaleElementReferenceException)  # a unit is replaced when it is decided on
_UNITS = """
return [[...document.querySelectorAll("section.unit")].map((unit) => unit.id), document.activeElement.id];
"""


class Pilot:
    def __init__(self, driver: Chrome, address: str) -> None:
        self.driver, self.address = driver, address

    def open(self, path: str) -> None:
        self.driver.get(f"{self.address}{path}")

    def open_story(self, slug: str = PLANT, query: str = "") -> None:
        self.open(f"/story/kk/{slug}{query}")

    def sign_in(self, login: str = "aigerim") -> None:
        """The field for the name has the focus."""
        self.open("/sign-in")
        self.press(login, Keys.TAB, PASSWORD, Keys.ENTER)
        self.arrive("/")

    def arrive(self, path: str) -> None:
        """Waits until the page is there, its script too."""
        self.wait(lambda: urlsplit(self.driver.current_url).path == path and self._is_complete())

    def _is_complete(self) -> bool:
        return bool(self.driver.execute_script("return document.readyState === 'complete'"))

    def press(self, *keys: str) -> None:
        """Keys, one after the other, to whatever has the focus."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def press_with(self, held: str, key: str) -> None:
        ActionChains(self.driver).key_down(held).send_keys(key).key_up(held).perform()

    def press_place(self, code: str, character: str) -> None:
        """The key in this place of the keyboard, under a layout where it is this character."""
        for kind in ("keyDown", "keyUp"):
            ask_chromium(self.driver, "Input.dispatchKeyEvent", type=kind, code=code, key=character, text=character)

    def write(self, text: str) -> None:
        """Instead of what stands in the field."""
        self.press_with(Keys.CONTROL, "a")
        self.press(text)

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def count(self, selector: str) -> int:
        return len(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def text(self, selector: str) -> str:
        """As it is seen."""
        return self.find(selector).text

    def state(self, source: str, context: str = "text") -> str:
        return self.find(unit_of(source, context)).get_dom_attribute("data-state") or ""

    def field(self, source: str, context: str = "text") -> str:
        """What stands in the field of this sentence."""
        return self.find(f"{unit_of(source, context)} textarea").get_property("value")  # type: ignore[return-value]

    def has_focus(self, selector: str) -> bool:
        return bool(self.driver.execute_script("return document.activeElement.matches(arguments[0])", selector))

    def go_to(self, source: str, context: str = "text") -> None:
        """With J and K, from wherever the focus is, to this sentence."""
        units, focused = self.driver.execute_script(_UNITS)
        steps = units.index(f"u-{unit_id(source, context)}") - (units.index(focused) if focused in units else -1)
        self.press(*("j" if steps > 0 else "k") * abs(steps))
        assert self.has_focus(unit_of(source, context))

    def tab_to(self, selector: str, limit: int = 200) -> None:
        for _ in range(limit):
            if self.has_focus(selector):
                return
            self.press(Keys.TAB)
        raise AssertionError(selector)

    def wait(self, is_so: Callable[[], object]) -> None:
        """Until it is so; what is not there yet may come."""
        wait = WebDriverWait(self.driver, PATIENCE_SECONDS, _POLL_SECONDS, ignored_exceptions=_GOING)
        wait.until(lambda _: is_so())


def unit_of(source: str, context: str = "text") -> str:
    """The selector of its section."""
    return f"#u-{unit_id(source, context)}"
