from __future__ import annotations

from collections.abc import Iterator

from loc.check.protocol import Flaw, Setting
from loc.model import Severity, Unit

severity = Severity.WARNING


def find(unit: Unit, setting: Setting) -> Iterator[Flaw]:  # noqa: ARG001 - one signature for all checks
    if unit.unsigned:
        yield Flaw(
            "nobody signed this target: it counts as a draft until a translator accepts it "
            f"(`loc review --unit {unit.key.id} --accept`) or marks it fuzzy"
        )
