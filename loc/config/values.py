"""What the configuration says, checked and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from loc.config.people import Person, WebSettings, same_name
from loc.model import Signal, State


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
    `memory_trust` is the state from which an exact match of the memory needs no second review, None for never.
    With `four_eyes` nobody approves a text that he reviewed himself.
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
    memory_trust: State | None = None
    checks_off: tuple[str, ...] = ()
    is_style_on: bool = False
    four_eyes: bool = True
    export_require: State = State.REVIEWED
    export_dir: str = "exports"
    datelines: tuple[HouseDateline, ...] = ()
    notices: tuple[tuple[Signal, tuple[tuple[str, str], ...]], ...] = ()
    people: tuple[Person, ...] = ()
    web: WebSettings = field(default_factory=WebSettings)

    @property
    def locales(self) -> Path:
        return self.root / "locales"

    @property
    def cache(self) -> Path:
        return self.root / ".loc"

    def person(self, login: str) -> Person | None:
        return next((person for person in self.people if person.login == login), None)

    def person_named(self, name: str) -> Person | None:
        return next((person for person in self.people if same_name(person.name, name)), None)

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
