"""Values taken out of a TOML table, each checked."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from loc.errors import ConfigError
from loc.model import State


class Table:
    """Knows where it stands when a value is wrong, and raises ConfigError."""

    def __init__(self, path: Path, rows: dict[str, Any]) -> None:
        self.path = path
        self.rows = rows

    def fail(self, key: str, expected: str, got: object) -> ConfigError:
        return ConfigError(f"{self.path}: {key}: expected {expected}, got {got!r}")

    def section(self, section: str) -> dict[str, Any]:
        value = self.rows if not section else self.rows.get(section, {})
        if not isinstance(value, dict):
            raise self.fail(section, "a table", value)
        return value

    def refuse_unknown(self, section: str, keys: tuple[str, ...]) -> None:
        for key in self.section(section):
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                where = f"{section}.{key}" if section else key
                hint = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(keys)}."
                raise ConfigError(f"{self.path}: unknown key {where!r}", hint=hint)

    def text(self, section: str, key: str, default: str) -> str:
        value = self.section(section).get(key, default)
        if not isinstance(value, str):
            raise self.fail(key, "a string", value)
        return value

    def names(self, section: str, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        return self.name_list(key, self.section(section).get(key, list(default)))

    def name_list(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
            raise self.fail(key, "a list of strings", value)
        return tuple(value)

    def number(self, section: str, key: str, default: float, low: float, high: float) -> float:
        value = self.section(section).get(key, default)
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = float("nan")
        if not low <= number <= high:
            raise self.fail(f"{section}.{key}", f"a number from {low:g} to {high:g}", value)
        return number

    def flag(self, section: str, key: str, *, default: bool = False) -> bool:
        value = self.section(section).get(key, default)
        if str(value).lower() not in ("true", "false"):
            raise self.fail(f"{section}.{key}", "true or false", value)
        return str(value).lower() == "true"

    def state(self, section: str, key: str, default: str) -> State:
        value = self.text(section, key, default)
        if value not in ("reviewed", "approved"):
            raise self.fail(f"{section}.{key}", "'reviewed' or 'approved'", value)
        return State[value.upper()]

    def subtable(self, place: str, table: object, keys: tuple[str, ...] | None) -> dict[str, Any]:
        """`keys` None takes any."""
        if not isinstance(table, dict):
            raise self.fail(place, "a table", table)
        for key in table:
            if keys is not None and key not in keys:
                raise ConfigError(f"{self.path}: unknown key '{place}.{key}'", hint=f"Known keys: {', '.join(keys)}.")
        return table
