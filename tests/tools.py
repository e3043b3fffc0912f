"""Programs and rights that a newcomer's machine may lack."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import NoReturn

import pytest


def skip_or_fail(reason: str) -> NoReturn:
    """Skips; fails under LOC_REQUIRE_TOOLS=1, where everything has been installed."""
    if os.environ.get("LOC_REQUIRE_TOOLS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def find_tool(name: str, package: str) -> str:
    """The path of a program of this Debian package."""
    return shutil.which(name) or skip_or_fail(f"{name} is missing: sudo apt install {package}")


def own_network() -> list[str]:
    """What to put before a command that shall have a network and mounts of its own."""
    find_tool("ip", "iproute2")
    command = [find_tool("unshare", "util-linux"), "--net", "--mount"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        skip_or_fail("a network of its own needs root")
    return command
