"""Findings of an earlier run, as its JSON report has them: they are known, and only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from loc.errors import ConfigError
from loc.model import Finding

_FIELDS = ("check", "lang", "file", "context", "source", "message")
_HINT = "`loc check --format json > FILE` makes it anew."

Key = tuple[str, ...]


class Baseline:
    """Each of its findings knows one of a run: the second of two that are alike is new where it has one."""

    def __init__(self, known: Counter[Key]) -> None:
        self._left = known

    def take(self, finding: Finding) -> bool:
        """Whether the finding is known; if so, it is struck off."""
        key = tuple(str(getattr(finding, field)) for field in _FIELDS)
        if not self._left[key]:
            return False
        self._left[key] -= 1
        return True


def read_baseline(path: Path) -> Baseline:
    """Raises ConfigError where the file is missing or is no JSON report of `loc check`."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: the baseline cannot be read: {error.strerror}", hint=_HINT) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: expected the JSON report of an earlier run, got {error}", hint=_HINT) from error
    return Baseline(Counter(_keys(report, path)))


def _keys(report: object, path: Path) -> Iterator[Key]:
    rows = report.get("findings") if isinstance(report, dict) else None
    if not isinstance(rows, list):
        raise ConfigError(f"{path}: expected an object with the list `findings`", hint=_HINT)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not all(isinstance(row.get(field), str) for field in _FIELDS):
            raise ConfigError(f"{path}: expected {', '.join(_FIELDS)} as text in finding {number}", hint=_HINT)
        yield tuple(row[field] for field in _FIELDS)
