from __future__ import annotations

from collections.abc import Callable

import pytest

from loc.check.protocol import Setting
from loc.check.runner import run_checks
from loc.glossary import Glossary
from loc.model import Finding, State, Unit, UnitKey

Run = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def run() -> Run:
    """`run(check, lang, source, target)`; style findings included."""

    def run_one(
        check: str, lang: str, source: str, target: str, *, context: str = "text", state: State = State.REVIEWED
    ) -> tuple[Finding, ...]:
        unit = Unit(UnitKey(source, context), target, state)
        return run_checks([unit], Setting(lang, Glossary((), lang)), [check], "x.po", style=True)

    return run_one
