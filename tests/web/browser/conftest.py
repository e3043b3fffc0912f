"""The project, the program that serves it, and who sits before the browsers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from web.browser.chromium import read_complaints, reset, start_chromium
from web.browser.newsdesk import make_newsdesk, serve
from web.browser.pilot import Pilot


@dataclass(frozen=True)
class Newsdesk:
    """Served for all tests; `first` is the project as it was before any of them."""

    folder: Path
    first: Path
    address: str

    def restore(self) -> None:
        shutil.rmtree(self.folder / "exports", ignore_errors=True)
        for name in ("sources", "locales"):
            shutil.rmtree(self.folder / name)
            shutil.copytree(self.first / name, self.folder / name)


@pytest.fixture(scope="session")
def newsdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsdesk]:
    tmp_path = tmp_path_factory.mktemp("newsdesk")
    first = make_newsdesk(tmp_path / "first")
    folder = Path(shutil.copytree(first, tmp_path / "project"))
    with serve(folder) as address:
        yield Newsdesk(folder, first, address)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with start_chromium(tmp_path_factory.mktemp("chromium")) as driver:
        reset(driver)
        yield driver


@pytest.fixture(scope="session")
def other_chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with start_chromium(tmp_path_factory.mktemp("chromium")) as driver:
        reset(driver)
        yield driver


@pytest.fixture
def folder(newsdesk: Newsdesk) -> Path:
    """Of the project, which no test has touched."""
    newsdesk.restore()
    return newsdesk.folder


@pytest.fixture
def visitor(chromium: Chrome, newsdesk: Newsdesk, folder: Path) -> Iterator[Pilot]:
    """Not signed in. No page may break its own policy or fail in its script."""
    yield Pilot(chromium, newsdesk.address)
    complaints = read_complaints(chromium)
    reset(chromium)
    assert complaints == []


@pytest.fixture
def aigerim(visitor: Pilot) -> Pilot:
    """A translator."""
    visitor.sign_in("aigerim")
    return visitor


@pytest.fixture
def daniyar(other_chromium: Chrome, newsdesk: Newsdesk, folder: Path) -> Iterator[Pilot]:
    """An editor, before a browser of his own."""
    pilot = Pilot(other_chromium, newsdesk.address)
    pilot.sign_in("daniyar")
    yield pilot
    complaints = read_complaints(other_chromium)
    reset(other_chromium)
    assert complaints == []
