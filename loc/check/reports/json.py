from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
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

Json = dict[str, Any]


def write(findings: Iterable[Finding], _: Iterable[str] = (), /) -> Iterator[str]:
    """As `findings.schema.json` beside this module has it."""
    return dump({"findings": []}, "findings", map(_row, findings))


def dump(frame: Json, key: str, rows: Iterable[Json]) -> Iterator[str]:
    """The frame with the rows in its empty list `key`, one after the other: all at once may be gigabytes."""
    head, tail = _dump(frame).split(f'"{key}": []')
    margin = head[head.rindex("\n") :]
    before = f'{head}"{key}": ['
    for row in rows:
        yield before + f"\n{_dump(row)}".replace("\n", f"{margin}  ")
        before = ","
    yield (margin if before == "," else before) + f"]{tail}\n"


def _dump(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _row(finding: Finding) -> Json:
    return {field: getattr(finding, field) for field in _FIELDS} | {"page": page_of(finding.check) or None}
