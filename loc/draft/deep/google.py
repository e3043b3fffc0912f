"""Google's keyless web page."""

from __future__ import annotations

from collections.abc import Mapping

from deep_translator import GoogleTranslator, google
from deep_translator.constants import BASE_URLS, GOOGLE_LANGUAGES_TO_CODES

from loc.draft.address import read_address
from loc.draft.answers import inspect_google
from loc.draft.deep.wall import SETTINGS, DeepEngine, DeepService, make_transport, wall_off
from loc.draft.protocol import Engine
from loc.draft.settings import read_count, refuse_unknown


def make(settings: Mapping[str, str]) -> Engine:
    """`pack` is how many texts may go into one request, 1 without it."""
    wall_off(google)
    refuse_unknown("google", settings, (*SETTINGS, "pack"))
    transport = make_transport("google", read_address(settings, BASE_URLS["GOOGLE_TRANSLATE"]), settings)
    return DeepEngine(_GOOGLE, transport, max_batch=read_count("google", settings, "pack", 1))


def _code(lang: str) -> str | None:
    return lang if lang in GOOGLE_LANGUAGES_TO_CODES.values() else None


_GOOGLE = DeepService(
    name="google",
    translator=GoogleTranslator,
    max_chars=4_999,
    code=_code,
    inspect=inspect_google,
    advice="the keyless Google page refuses many users since 2026-08: name another engine, a key, "
    "a server of your own or a local model",
)
