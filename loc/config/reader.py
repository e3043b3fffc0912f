"""A table, made a Config."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import Any

from loc.config.desk import read_people, read_web
from loc.config.keys import ENGINE_SETTINGS, KEYS, NOTED_SIGNALS
from loc.config.table import Table
from loc.config.values import Config, HouseDateline
from loc.errors import ConfigError
from loc.model import Signal, State


class Reader(Table):
    """Each section by its own method."""

    def config(self, root: Path) -> Config:
        for section, keys in KEYS.items():
            self.refuse_unknown(section, keys)
        desk, engines, lang_engines = self._chain()
        return Config(
            root=root,
            source_lang=self.text("", "source_lang", "en"),
            langs=self.names("", "langs", ("kk", "ru")),
            author=self.text("", "author", "") or _login_name(),
            desk=desk,
            engines=engines,
            lang_engines=tuple(lang_engines.items()),
            engine_settings=self._engine_settings(),
            patience_seconds=self.number("draft", "patience_seconds", 6.0, 0.1, 3600.0),
            memory_threshold=self.number("memory", "threshold", 0.75, 0.0, 1.0),
            memory_trust=self._trust(),
            checks_off=self.names("check", "off", ()),
            is_style_on=self.flag("check", "style"),
            four_eyes=self.flag("review", "four_eyes", default=True),
            export_require=self.state("export", "require", "reviewed"),
            export_dir=self.text("export", "dir", "exports"),
            datelines=self._datelines(),
            notices=self._notices(),
            people=read_people(self),
            web=read_web(self),
        )

    def _trust(self) -> State | None:
        trust = self.text("memory", "trust", "nobody")
        if trust not in ("nobody", "approved"):
            raise self.fail("memory.trust", "'nobody' or 'approved'", trust)
        return State.APPROVED if trust == "approved" else None

    def _chain(self) -> tuple[str, tuple[str, ...], dict[str, tuple[str, ...]]]:
        """The desk, its engines, and those of single languages. What a desk says stands over what [draft] says."""
        desks = {name: self._engines_in(f"desk.{name}", table) for name, table in self.section("desk").items()}
        engines = self.names("draft", "engines", ("google",))
        by_lang = self._engines_by_lang("draft.lang", self.section("draft").get("lang", {}))
        desk = self.text("draft", "desk", "")
        if desk and desk not in desks:
            known = ", ".join(desks) or "none"
            raise ConfigError(
                f"{self.path}: unknown desk {desk!r}", hint=f"A desk is a table [desk.NAME]; known: {known}."
            )
        own, own_by_lang = desks.get(desk, (None, {}))
        return (desk, own, own_by_lang) if own is not None else (desk, engines, by_lang | own_by_lang)

    def _engines_in(self, place: str, table: object) -> tuple[tuple[str, ...] | None, dict[str, tuple[str, ...]]]:
        """None where the table has no engines but those of languages."""
        known = self.subtable(place, table, ("engines", "lang"))
        engines = self.name_list(f"{place}.engines", known["engines"]) if "engines" in known else None
        return engines, self._engines_by_lang(f"{place}.lang", known.get("lang", {}))

    def _engines_by_lang(self, place: str, table: object) -> dict[str, tuple[str, ...]]:
        rows = self.subtable(place, table, None)
        for lang, row in rows.items():
            if "engines" not in self.subtable(f"{place}.{lang}", row, ("engines",)):
                raise self.fail(f"{place}.{lang}", "a table with `engines`", row)
        return {lang: self.name_list(f"{place}.{lang}.engines", row["engines"]) for lang, row in rows.items()}

    def _engine_settings(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        engines = self.section("engine")
        for name, settings in engines.items():
            if not isinstance(settings, dict):
                raise self.fail(f"engine.{name}", "a table", settings)
            unknown = [key for key in settings if key not in ENGINE_SETTINGS]
            if unknown:
                known = ", ".join(ENGINE_SETTINGS)
                raise ConfigError(f"{self.path}: unknown key 'engine.{name}.{unknown[0]}'", hint=f"Known: {known}.")
        return tuple(
            (name, tuple((key, str(value)) for key, value in settings.items())) for name, settings in engines.items()
        )

    def _notices(self) -> tuple[tuple[Signal, tuple[tuple[str, str], ...]], ...]:
        self.refuse_unknown("notice", NOTED_SIGNALS)
        return tuple((Signal(name), self._notice(name, texts)) for name, texts in self.section("notice").items())

    def _notice(self, name: str, texts: object) -> tuple[tuple[str, str], ...]:
        if not isinstance(texts, dict):
            raise self.fail(f"notice.{name}", "a table with a sentence a language", texts)
        for lang, text in texts.items():
            if not isinstance(text, str) or not text.strip():
                raise self.fail(f"notice.{name}.{lang}", "a sentence", text)
        return tuple(texts.items())

    def _datelines(self) -> tuple[HouseDateline, ...]:
        rows = self.rows.get("dateline", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.fail("dateline", "tables [[dateline]]", rows)
        return tuple(self._dateline(row) for row in rows)

    def _dateline(self, row: dict[str, Any]) -> HouseDateline:
        wire = row.get("wire")
        if not isinstance(wire, str) or not wire:
            raise self.fail("dateline.wire", "the agency as its wire writes it", wire)
        for bound in ("from", "until"):
            if not isinstance(row.get(bound), date | None):
                raise self.fail(f"dateline.{bound}", "a date like 2023-01-01 without quotes", row[bound])
        forms = {key: value for key, value in row.items() if key not in ("wire", "from", "until")}
        for lang, form in forms.items():
            if not isinstance(form, str) or form.replace("{city}", "").count("{"):
                raise self.fail(f"dateline.{lang}", "a form like '{city}. AGENCY'", form)
        return HouseDateline(wire, tuple(forms.items()), row.get("from"), row.get("until"))


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return "unknown"
