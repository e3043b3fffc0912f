"""Microsoft Translator, version 3, one text a request."""

from __future__ import annotations

from collections.abc import Mapping

from deep_translator import MicrosoftTranslator, microsoft
from deep_translator.constants import BASE_URLS

from loc.draft.address import read_address
from loc.draft.azure import read_fault
from loc.draft.deep.wall import SETTINGS, DeepEngine, DeepService, make_transport, wall_off
from loc.draft.offered import AZURE
from loc.draft.protocol import Engine
from loc.draft.settings import need_key, refuse_unknown
from loc.draft.transport import Answer


class _Translator(MicrosoftTranslator):  # type: ignore[misc]  # it has no types
    def _get_supported_languages(self) -> dict[str, str]:
        """From our table: its own asks the service each time one is made."""
        return {code: code for code in AZURE}


def make(settings: Mapping[str, str]) -> Engine:
    """`region` is that of the resource; only a global one does without."""
    wall_off(microsoft)
    refuse_unknown("microsoft", settings, (*SETTINGS, "key", "key_file", "region"))
    address = read_address(settings, BASE_URLS["MICROSOFT_TRANSLATE"].partition("?")[0], endpoint="/translate")
    options = {"api_key": need_key("microsoft", settings), "region": settings.get("region", ""), "api-version": "3.0"}
    transport = make_transport("microsoft", address, settings, read_fault)
    return DeepEngine(_MICROSOFT, transport, tuple(options.items()))


def _code(lang: str) -> str | None:
    return lang if lang in AZURE else None


def _inspect(_: Answer) -> None:
    """Faults have a status of their own, and deep-translator refuses what is no list of translations."""


_MICROSOFT = DeepService(
    name="microsoft",
    translator=_Translator,
    max_chars=50_000,
    code=_code,
    inspect=_inspect,
    advice="its free tier has 2,000,000 characters a month: choose a paid one, or name another engine",
    text_in_address=False,
)
