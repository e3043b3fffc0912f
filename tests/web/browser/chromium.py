"""Chromium without a window, driven by selenium."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from tools import find_tool

_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--lang=en",
)
DESKTOP = (1280, 900)


@contextmanager
def start_chromium(profile: Path) -> Iterator[Chrome]:
    """Skips where chromium or its driver are missing. Nothing is looked for or loaded from elsewhere."""
    options = Options()
    options.binary_location = find_tool("chromium", "chromium")
    service = Service(find_tool("chromedriver", "chromium-driver"))
    for switch in (*_SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=service)
    try:
        yield driver
    finally:
        driver.quit()


def ask_chromium(driver: Chrome, command: str, **values: object) -> Mapping[str, Any]:
    """A command of the DevTools protocol."""
    answer: Mapping[str, Any] = driver.execute_cdp_cmd(command, values)
    return answer


def reset(driver: Chrome) -> None:
    """As if it had just been started: nobody is signed in, the window is that of a desktop, it is day."""
    used = driver.window_handles
    driver.switch_to.new_window("tab")  # what is kept for a session is kept for a tab
    new = driver.current_window_handle
    for handle in used:
        driver.switch_to.window(handle)
        driver.close()
    driver.switch_to.window(new)
    ask_chromium(driver, "Network.clearBrowserCookies")
    set_size(driver, *DESKTOP)
    set_scheme(driver, "light")
    allow_scripts(driver, is_allowed=True)
    driver.get_log("browser")  # type: ignore[no-untyped-call]  # selenium has no type for it


def set_size(driver: Chrome, width: int, height: int) -> None:
    """In CSS pixels; below 600 as a phone, which has no window to be wider than its screen."""
    ask_chromium(
        driver,
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=height,
        deviceScaleFactor=1,
        mobile=width < 600,
    )


def set_scheme(driver: Chrome, scheme: str) -> None:
    """`scheme` is light or dark."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    ask_chromium(driver, "Emulation.setEmulatedMedia", features=features)


def allow_scripts(driver: Chrome, *, is_allowed: bool) -> None:
    """Those of pages; what selenium asks of a page still runs."""
    ask_chromium(driver, "Emulation.setScriptExecutionDisabled", value=not is_allowed)


def read_complaints(driver: Chrome) -> list[str]:
    """Errors of scripts and breaches of the page's policy; an answer such as 409 is none."""
    rows = driver.get_log("browser")  # type: ignore[no-untyped-call]
    return [row["message"] for row in rows if row["level"] == "SEVERE" and row["source"] != "network"]
