from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.model import Severity, Unit

severity = Severity.ERROR


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    if not unit.target.strip():
        yield Flaw(say("expected a translation, got an empty target"))
