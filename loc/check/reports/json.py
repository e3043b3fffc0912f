from __future__ import annotations

import json
from collections.abc import Iterable

from loc.model import Finding

_FIELDS = (
    "check",
    "severity",
    "lang",
    "file",
    "line",
    "column",
    "unit",
    "context",
    "source",
    "target",
    "message",
    "span",
    "fix",
)


def write(findings: Iterable[Finding]) -> str:
    """`span` is [start, stop] in code points of the target or null, `fix` the whole new target or null."""
    rows = [{field: getattr(finding, field) for field in _FIELDS} for finding in findings]
    return json.dumps({"findings": rows}, ensure_ascii=False, indent=2) + "\n"
