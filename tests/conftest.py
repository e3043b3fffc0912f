"""What all tests share: tools that may be missing, and the network, which stays off unless asked for."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import settings
from tools import find_tool

# On a CI server a run must not depend on chance; elsewhere each run looks at other examples.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


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
