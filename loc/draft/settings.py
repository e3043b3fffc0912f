"""Reads what stands under `[engine.NAME]`."""

from __future__ import annotations

import difflib
import math
from collections.abc import Collection, Mapping
from pathlib import Path

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


def read_key(engine: str, settings: Mapping[str, str]) -> str:
    """`key`, else the content of the file `key_file`, "" without both.

    Raises ConfigError, which names the file and never the key.
    """
    key, place = settings.get("key", "").strip(), "`key`"
    if not key and settings.get("key_file"):
        place = f"the file {settings['key_file']}"
        key = _read_file(engine, Path(settings["key_file"]))
    if not key and place != "`key`":
        raise ConfigError(f"engine {engine}: {place} holds no key")
    # A header takes no other; requests' own message would show the key.
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ConfigError(f"engine {engine}: {place} holds what no key can: expected ASCII without spaces")
    return key


def need_key(engine: str, settings: Mapping[str, str]) -> str:
    """As `read_key`; raises ConfigError where there is none, too."""
    key = read_key(engine, settings)
    if not key:
        variable = f"LOC_{engine.upper().replace('-', '_')}_KEY"
        raise ConfigError(
            f"engine {engine}: it wants a key",
            hint=f"name a file with it as `key_file` under [engine.{engine}], or set {variable}",
        )
    return key


def _read_file(engine: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").strip()
    except UnicodeDecodeError:
        raise ConfigError(f"engine {engine}: the key file {path} is no text") from None
    except OSError as error:
        raise ConfigError(f"engine {engine}: the key file {path} cannot be read: {error.strerror}") from None
