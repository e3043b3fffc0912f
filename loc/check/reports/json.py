from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import regex

from loc.check.pages import page_of
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
# A name of a file that is not UTF-8 has them, and no encoding can write them.
_SURROGATE = regex.compile(r"\p{Cs}")


def write(findings: Iterable[Finding], _: Iterable[str] = (), /) -> str:
    """As `findings.schema.json` beside this module has it."""
    return dump({"findings": [_row(finding) for finding in findings]})


def dump(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _row(finding: Finding) -> dict[str, Any]:
    return {field: getattr(finding, field) for field in _FIELDS} | {"page": page_of(finding.check) or None}
