"""A server for each test that wants one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from loopback import Loopback

from loc.draft import transport


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as loopback:
        yield loopback


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again sooner than one may with a real service."""
    monkeypatch.setattr(transport, "BACK_OFF_SECONDS", (0.01, 0.03))
