"""`loc.toml`, or `[tool.loc]` of pyproject.toml, then `LOC_*` variables, made one frozen Config.

It is read once, in `cli`, and passed down. An unknown key is an error: a misspelt setting must not be silent.
"""

from __future__ import annotations

import difflib
import getpass
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from loc.errors import ConfigError
from loc.model import Signal, State

FILE_NAME = "loc.toml"
# What these do to a story that left, its readers are told.
NOTED_SIGNALS = (Signal.CORRECTION, Signal.UPDATE)
# Settings an engine may have; `LOC_GOOGLE_URL` is `url` of `[engine.google]`.
ENGINE_SETTINGS = (
    "url",
    "key",
    "key_file",
    "model",
    "region",
    "email",
    "timeout_seconds",
    "connections",
    "glossary",
    "formality",
    "style",
    "family",
    "threads",
    "beam_size",
    "compute_type",
    "device",
    "pack",
    "requests_per_second",
    "chars_per_second",
    "chars_per_month",
    "price_per_million",
)


@dataclass(frozen=True, slots=True)
class HouseDateline:
    """How the house writes the dateline of one wire. Valid from `since` to before `until`; None is open.

    `forms` holds (language, form), with `{city}` in the form.
    """

    wire: str
    forms: tuple[tuple[str, str], ...]
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """`engines` is the chain in order, `lang_engines` that of single languages, both as the chosen `desk` has them.

    `engine_settings` holds (engine, ((setting, value), …)), `notices` holds (signal, ((language, notice), …)).
    """

    root: Path
    source_lang: str = "en"
    langs: tuple[str, ...] = ("kk", "ru")
    author: str = ""
    desk: str = ""
    engines: tuple[str, ...] = ("google",)
    lang_engines: tuple[tuple[str, tuple[str, ...]], ...] = ()
    engine_settings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = field(default=(), repr=False)
    patience_seconds: float = 6.0
    memory_threshold: float = 0.75
    checks_off: tuple[str, ...] = ()
    is_style_on: bool = False
    export_require: State = State.REVIEWED
    export_dir: str = "exports"
    datelines: tuple[HouseDateline, ...] = ()
    notices: tuple[tuple[Signal, tuple[tuple[str, str], ...]], ...] = ()

    @property
    def locales(self) -> Path:
        return self.root / "locales"

    @property
    def cache(self) -> Path:
        return self.root / ".loc"

    def engines_of(self, lang: str) -> tuple[str, ...]:
        """The chain of one target language, best first."""
        return dict(self.lang_engines).get(lang, self.engines)

    def settings_of(self, engine: str) -> dict[str, str]:
        """`key_file`, and `style` after its `@`, are paths as seen from the project's folder."""
        settings = dict(dict(self.engine_settings).get(engine, ()))
        if settings.get("key_file"):
            settings["key_file"] = str(self.root / settings["key_file"])
        if settings.get("style", "").startswith("@"):
            settings["style"] = f"@{self.root / settings['style'][1:]}"
        return settings

    def notice_of(self, signal: Signal, lang: str) -> str:
        """What a story with this signal says at its end, "" for nothing."""
        return dict(dict(self.notices).get(signal, ())).get(lang, "")


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
    return _Reader(path, _overlay(table, environ)).config(root)


def _is_pyproject_of_loc(path: Path) -> bool:
    return path.is_file() and b"[tool.loc" in path.read_bytes()


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}", hint="Mend the line named.") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return "unknown"


_TABLES = ("draft", "desk", "memory", "check", "export", "dateline", "notice", "engine", "lang")
_LISTS = {("", "langs"), ("draft", "engines"), ("check", "off")}
_KEYS: dict[str, tuple[str, ...]] = {
    "": ("source_lang", "langs", "author", *_TABLES[:-1]),
    "draft": ("engines", "desk", "patience_seconds", "lang"),
    "memory": ("threshold",),
    "check": ("off", "style"),
    "export": ("require", "dir"),
}


def _overlay(table: dict[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """LOC_LANGS=kk,ru · LOC_DESK=economy · LOC_DRAFT_ENGINES=google,mymemory · LOC_GOOGLE_URL=… over the file's values.

    LOC_DRAFT_ENGINES stands over the engines of languages and desks too.
    """
    merged = {key: dict(value) if isinstance(value, dict) else value for key, value in table.items()}
    for section, keys in _KEYS.items():
        target = merged if not section else merged.setdefault(section, {})
        for key in keys:
            name = "_".join(filter(None, ("LOC", section, key))).upper()
            if name in environ and isinstance(target, dict) and key not in _TABLES:
                text = environ[name]
                target[key] = [part.strip() for part in text.split(",")] if (section, key) in _LISTS else text
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


class _Reader:
    """Takes values out of a TOML table, and knows where it stands when one is wrong."""

    def __init__(self, path: Path, table: dict[str, Any]) -> None:
        self.path = path
        self.table = table

    def config(self, root: Path) -> Config:
        for section, keys in _KEYS.items():
            self._refuse_unknown(section, keys)
        desk, engines, lang_engines = self._chain()
        return Config(
            root=root,
            source_lang=self._text("", "source_lang", "en"),
            langs=self._names("", "langs", ("kk", "ru")),
            author=self._text("", "author", "") or _login_name(),
            desk=desk,
            engines=engines,
            lang_engines=tuple(lang_engines.items()),
            engine_settings=self._engine_settings(),
            patience_seconds=self._number("draft", "patience_seconds", 6.0, 0.1, 3600.0),
            memory_threshold=self._number("memory", "threshold", 0.75, 0.0, 1.0),
            checks_off=self._names("check", "off", ()),
            is_style_on=self._flag("check", "style"),
            export_require=self._state("export", "require", "reviewed"),
            export_dir=self._text("export", "dir", "exports"),
            datelines=self._datelines(),
            notices=self._notices(),
        )

    def _fail(self, key: str, expected: str, got: object) -> ConfigError:
        return ConfigError(f"{self.path}: {key}: expected {expected}, got {got!r}")

    def _section(self, section: str) -> dict[str, Any]:
        value = self.table if not section else self.table.get(section, {})
        if not isinstance(value, dict):
            raise self._fail(section, "a table", value)
        return value

    def _refuse_unknown(self, section: str, keys: tuple[str, ...]) -> None:
        for key in self._section(section):
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                where = f"{section}.{key}" if section else key
                hint = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(keys)}."
                raise ConfigError(f"{self.path}: unknown key {where!r}", hint=hint)

    def _text(self, section: str, key: str, default: str) -> str:
        value = self._section(section).get(key, default)
        if not isinstance(value, str):
            raise self._fail(key, "a string", value)
        return value

    def _names(self, section: str, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        return self._name_list(key, self._section(section).get(key, list(default)))

    def _name_list(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
            raise self._fail(key, "a list of strings", value)
        return tuple(value)

    def _number(self, section: str, key: str, default: float, low: float, high: float) -> float:
        value = self._section(section).get(key, default)
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = float("nan")
        if not low <= number <= high:
            raise self._fail(f"{section}.{key}", f"a number from {low:g} to {high:g}", value)
        return number

    def _flag(self, section: str, key: str) -> bool:
        value = self._section(section).get(key, False)
        if str(value).lower() not in ("true", "false"):
            raise self._fail(f"{section}.{key}", "true or false", value)
        return str(value).lower() == "true"

    def _state(self, section: str, key: str, default: str) -> State:
        value = self._text(section, key, default)
        if value not in ("reviewed", "approved"):
            raise self._fail(f"{section}.{key}", "'reviewed' or 'approved'", value)
        return State[value.upper()]

    def _chain(self) -> tuple[str, tuple[str, ...], dict[str, tuple[str, ...]]]:
        """The desk, its engines, and those of single languages. What a desk says stands over what [draft] says."""
        desks = {name: self._engines_in(f"desk.{name}", table) for name, table in self._section("desk").items()}
        engines = self._names("draft", "engines", ("google",))
        by_lang = self._engines_by_lang("draft.lang", self._section("draft").get("lang", {}))
        desk = self._text("draft", "desk", "")
        if desk and desk not in desks:
            known = ", ".join(desks) or "none"
            raise ConfigError(
                f"{self.path}: unknown desk {desk!r}", hint=f"A desk is a table [desk.NAME]; known: {known}."
            )
        own, own_by_lang = desks.get(desk, (None, {}))
        return (desk, own, own_by_lang) if own is not None else (desk, engines, by_lang | own_by_lang)

    def _engines_in(self, place: str, table: object) -> tuple[tuple[str, ...] | None, dict[str, tuple[str, ...]]]:
        """None where the table has no engines but those of languages."""
        known = self._table(place, table, ("engines", "lang"))
        engines = self._name_list(f"{place}.engines", known["engines"]) if "engines" in known else None
        return engines, self._engines_by_lang(f"{place}.lang", known.get("lang", {}))

    def _engines_by_lang(self, place: str, table: object) -> dict[str, tuple[str, ...]]:
        rows = self._table(place, table, None)
        for lang, row in rows.items():
            if "engines" not in self._table(f"{place}.{lang}", row, ("engines",)):
                raise self._fail(f"{place}.{lang}", "a table with `engines`", row)
        return {lang: self._name_list(f"{place}.{lang}.engines", row["engines"]) for lang, row in rows.items()}

    def _table(self, place: str, table: object, keys: tuple[str, ...] | None) -> dict[str, Any]:
        """`keys` None takes any."""
        if not isinstance(table, dict):
            raise self._fail(place, "a table", table)
        for key in table:
            if keys is not None and key not in keys:
                raise ConfigError(f"{self.path}: unknown key '{place}.{key}'", hint=f"Known keys: {', '.join(keys)}.")
        return table

    def _engine_settings(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        engines = self._section("engine")
        for name, settings in engines.items():
            if not isinstance(settings, dict):
                raise self._fail(f"engine.{name}", "a table", settings)
            unknown = [key for key in settings if key not in ENGINE_SETTINGS]
            if unknown:
                known = ", ".join(ENGINE_SETTINGS)
                raise ConfigError(f"{self.path}: unknown key 'engine.{name}.{unknown[0]}'", hint=f"Known: {known}.")
        return tuple(
            (name, tuple((key, str(value)) for key, value in settings.items())) for name, settings in engines.items()
        )

    def _notices(self) -> tuple[tuple[Signal, tuple[tuple[str, str], ...]], ...]:
        self._refuse_unknown("notice", NOTED_SIGNALS)
        return tuple((Signal(name), self._notice(name, texts)) for name, texts in self._section("notice").items())

    def _notice(self, name: str, texts: object) -> tuple[tuple[str, str], ...]:
        if not isinstance(texts, dict):
            raise self._fail(f"notice.{name}", "a table with a sentence a language", texts)
        for lang, text in texts.items():
            if not isinstance(text, str) or not text.strip():
                raise self._fail(f"notice.{name}.{lang}", "a sentence", text)
        return tuple(texts.items())

    def _datelines(self) -> tuple[HouseDateline, ...]:
        rows = self.table.get("dateline", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._fail("dateline", "tables [[dateline]]", rows)
        return tuple(self._dateline(row) for row in rows)

    def _dateline(self, row: dict[str, Any]) -> HouseDateline:
        wire = row.get("wire")
        if not isinstance(wire, str) or not wire:
            raise self._fail("dateline.wire", "the agency as its wire writes it", wire)
        for bound in ("from", "until"):
            if not isinstance(row.get(bound), date | None):
                raise self._fail(f"dateline.{bound}", "a date like 2023-01-01 without quotes", row[bound])
        forms = {key: value for key, value in row.items() if key not in ("wire", "from", "until")}
        for lang, form in forms.items():
            if not isinstance(form, str) or form.replace("{city}", "").count("{"):
                raise self._fail(f"dateline.{lang}", "a form like '{city}. AGENCY'", form)
        return HouseDateline(wire, tuple(forms.items()), row.get("from"), row.get("until"))
