"""`loc.toml`, or `[tool.loc]` of pyproject.toml, then `LOC_*` variables, made one frozen Config.

It is read once, in `cli`, and passed down. An unknown key is an error: a misspelt setting must not be silent.
"""

from __future__ import annotations

from loc.config.people import Person, Role, WebSettings
from loc.config.read import FILE_NAME, find_root, read_config
from loc.config.values import Config, HouseDateline

__all__ = [
    "FILE_NAME",
    "Config",
    "HouseDateline",
    "Person",
    "Role",
    "WebSettings",
    "find_root",
    "read_config",
]
