from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.lang.message import say
from loc.model import Severity, Unit

severity = Severity.WARNING


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    if unit.unsigned:
        message = say(
            "nobody signed this target: it counts as a draft until a translator accepts it "
            "(`loc review --unit {unit} --accept`) or marks it fuzzy",
            unit=unit.key.id,
        )
        yield Flaw(message)
