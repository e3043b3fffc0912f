"""MyMemory's free service."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from deep_translator import MyMemoryTranslator, mymemory
from deep_translator.constants import BASE_URLS, MY_MEMORY_LANGUAGES_TO_CODES

from loc.draft.address import read_address
from loc.draft.answers import inspect_mymemory
from loc.draft.deep.wall import SETTINGS, DeepEngine, DeepService, make_transport, wall_off
from loc.draft.protocol import Engine
from loc.draft.settings import refuse_unknown


def make(settings: Mapping[str, str]) -> Engine:
    """`email` raises the quota from 5,000 to 50,000 characters a day."""
    wall_off(mymemory)
    refuse_unknown("mymemory", settings, (*SETTINGS, "email"))
    transport = make_transport("mymemory", read_address(settings, BASE_URLS["MYMEMORY"]), settings)
    email = settings.get("email")
    return DeepEngine(_MYMEMORY, transport, (("email", email),) if email else ())


@functools.cache
def _code(lang: str) -> str | None:
    """It wants a country too: en-GB, kk-KZ, ru-RU; of several varieties the table names one."""
    codes = sorted(set(MY_MEMORY_LANGUAGES_TO_CODES.values()))
    if lang in codes:
        return lang
    varieties = [code for code in codes if code.startswith(f"{lang}-")]
    chosen = {"en": "en-GB"}.get(lang, varieties[0] if len(varieties) == 1 else None)
    return chosen if chosen in codes else None


_MYMEMORY = DeepService(
    name="mymemory",
    translator=MyMemoryTranslator,
    max_chars=499,
    code=_code,
    inspect=inspect_mymemory,
    advice="its free quota is 5,000 characters a day, 50,000 with an `email`: wait a day, name another engine, "
    "a server of your own or a local model",
)
