"""`LOC_*` variables over the values of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loc.config.keys import ENGINE_SETTINGS, KEYS, LISTS, TABLES


def overlay(table: dict[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """LOC_LANGS=kk,ru · LOC_DESK=economy · LOC_DRAFT_ENGINES=google,mymemory · LOC_GOOGLE_URL=… over the file's values.

    LOC_DRAFT_ENGINES stands over the engines of languages and desks too.
    """
    merged = {key: dict(value) if isinstance(value, dict) else value for key, value in table.items()}
    for section, keys in KEYS.items():
        target = merged if not section else merged.setdefault(section, {})
        for key in keys:
            name = "_".join(filter(None, ("LOC", section, key))).upper()
            if name in environ and isinstance(target, dict) and key not in TABLES:
                text = environ[name]
                target[key] = [part.strip() for part in text.split(",")] if (section, key) in LISTS else text
    _choose_desk(merged["draft"], environ)
    engines = merged.setdefault("engine", {})
    for name, text in environ.items():
        engine, setting = _engine_variable(name)
        if engine and isinstance(engines, dict):
            engines[engine] = {**engines.get(engine, {}), setting: text}
    return merged


def _choose_desk(draft: object, environ: Mapping[str, str]) -> None:
    if not isinstance(draft, dict):
        return
    if "LOC_DRAFT_ENGINES" in environ:
        draft["lang"], draft["desk"] = {}, ""
    elif "LOC_DESK" in environ:
        draft["desk"] = environ["LOC_DESK"]


def _engine_variable(name: str) -> tuple[str, str]:
    for setting in ENGINE_SETTINGS:
        suffix = f"_{setting.upper()}"
        if name.startswith("LOC_") and name.endswith(suffix) and len(name) > len(suffix) + 4:
            return name[4 : -len(suffix)].lower().replace("_", "-"), setting
    return "", ""
