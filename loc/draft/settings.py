"""Reads what stands under `[engine.NAME]`."""

from __future__ import annotations

import difflib
import math
from collections.abc import Collection, Mapping

from loc.errors import ConfigError


def refuse_unknown(engine: str, settings: Mapping[str, str], known: Collection[str]) -> None:
    """Raises ConfigError: a misspelt setting must not be silent."""
    for key in settings:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            expected = ", ".join(sorted(known)) or "none"
            raise ConfigError(
                f"engine {engine}: there is no setting `{key}`; expected: {expected}",
                hint=f"did you mean `{near[0]}`?" if near else "",
            )


def read_seconds(engine: str, settings: Mapping[str, str], key: str, default: float) -> float:
    try:
        seconds = float(settings.get(key) or default)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise ConfigError(f"engine {engine}: `{key}` is {settings[key]!r}; expected a number of seconds above 0")
    return seconds


def read_count(engine: str, settings: Mapping[str, str], key: str, default: int) -> int:
    text = str(settings.get(key) or default)
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise ConfigError(f"engine {engine}: `{key}` is {text!r}; expected a whole number above 0")
    return int(text)
