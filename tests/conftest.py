"""What all tests share: tools that may be missing, and the network, which stays off unless asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tools import find_tool


@pytest.fixture(scope="session")
def need_tool() -> Callable[[str, str], str]:
    """`need_tool("msgfmt", "gettext")`: program and the Debian package that has it."""
    return find_tool


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without `-m network`, leaves out what talks to the real services."""
    if config.getoption("-m"):
        return
    online = [item for item in items if item.get_closest_marker("network")]
    if online:
        config.hook.pytest_deselected(items=online)
        items[:] = [item for item in items if item not in online]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write the expected files of tests/cases anew")
