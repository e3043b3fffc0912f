"""The configuration of a project: where it is, and what it says."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loc.config.environ import overlay
from loc.config.reader import Reader
from loc.config.values import Config
from loc.errors import ConfigError

FILE_NAME = "loc.toml"


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a project."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file() or _is_pyproject_of_loc(folder / "pyproject.toml"):
            return folder
    return None


def read_config(root: Path, environ: Mapping[str, str] = os.environ) -> Config:
    """Raises ConfigError with file, key, what was expected and what was found."""
    own = root / FILE_NAME
    path = own if own.is_file() else root / "pyproject.toml"
    table = _load(path)
    if path is not own:
        table = table.get("tool", {}).get("loc", {})
    return Reader(path, overlay(table, environ)).config(root)


def _is_pyproject_of_loc(path: Path) -> bool:
    return path.is_file() and b"[tool.loc" in path.read_bytes()


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}", hint="Mend the line named.") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
