"""The keys there are. A new setting begins here."""

from __future__ import annotations

from loc.model import Signal

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
TABLES = (
    "draft",
    "desk",
    "memory",
    "check",
    "review",
    "export",
    "dateline",
    "notice",
    "people",
    "web",
    "engine",
    "lang",
)
LISTS = {("", "langs"), ("draft", "engines"), ("check", "off"), ("web", "proxies")}
KEYS: dict[str, tuple[str, ...]] = {
    "": ("source_lang", "langs", "author", *TABLES[:-1]),
    "draft": ("engines", "desk", "patience_seconds", "lang"),
    "memory": ("threshold", "trust"),
    "check": ("off", "style"),
    "review": ("four_eyes",),
    "export": ("require", "dir"),
    "web": ("host", "port", "proxy_header", "proxies", "secure_cookies", "session_hours"),
}
PERSON = ("name", "role", "langs", "password")
