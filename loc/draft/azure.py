"""Azure AI Translator, version 3: https://learn.microsoft.com/azure/ai-services/translator/reference/v3-0-translate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from loc.draft.address import read_address
from loc.draft.offered import AZURE
from loc.draft.protocol import Engine, Hint
from loc.draft.service import SETTINGS, LanguageRejected, make_engine
from loc.draft.settings import need_key, refuse_unknown
from loc.draft.statuses import Fault
from loc.draft.transport import Transport
from loc.errors import EngineRefused, EngineRejected, EngineUnavailable

_URL = "https://api.cognitive.microsofttranslator.com/translate"
_CODES = {"zh": "zh-Hans", "no": "nb"}

_LANGUAGE = Fault(LanguageRejected, "it does not know the language")
_LONG = Fault(EngineRejected, "the request is too long for it")
_KEY = Fault(EngineRefused, "it does not accept the key, or not in this region")
_BUSY = Fault(EngineRefused, "too many questions", passing=True)
# https://learn.microsoft.com/azure/ai-services/translator/reference/v3-0-reference#errors
_NUMBERS = {
    "400019": _LANGUAGE,
    "400023": _LANGUAGE,
    "400035": _LANGUAGE,
    "400036": _LANGUAGE,
    "400050": _LONG,
    "400072": _LONG,
    "400077": _LONG,
    "401000": _KEY,
    "401015": _KEY,
    "403000": Fault(EngineRefused, "the key has no right to it"),
    "403001": Fault(EngineRefused, "its quota is used up"),
    "408001": Fault(EngineUnavailable, "the model is not ready yet", passing=True),
    "408002": Fault(EngineUnavailable, "it waited in vain for the request", passing=True),
    "429000": _BUSY,
    "429001": _BUSY,
    "429002": _BUSY,
}
_NUMBER = regex.compile(r'"code"\s*:\s*"?(?P<number>\d{6})\b')


@dataclass(frozen=True, slots=True)
class Azure:
    """`region` is that of the resource; only a global one does without."""

    key: str = field(repr=False)
    region: str = ""
    name: str = "azure"
    version: str = "v3.0"
    max_batch: int = 1_000
    max_request_chars: int = 50_000
    advice: str = "its free tier has 2,000,000 characters a month: choose a paid one, or name another engine"

    def code(self, lang: str, *, of_target: bool) -> str | None:  # noqa: ARG002 - they are the same
        code = _CODES.get(lang, lang)
        return code if code in AZURE else None

    def ask(
        self,
        transport: Transport,
        texts: Sequence[str],
        source: str,
        target: str,
        hints: Iterable[Hint],  # noqa: ARG002 - its dictionary is for words that take no endings
    ) -> object:
        headers = {"Ocp-Apim-Subscription-Key": self.key}
        if self.region:
            headers["Ocp-Apim-Subscription-Region"] = self.region
        params = {"api-version": "3.0", "from": source, "to": target}
        answer = transport.post([{"Text": text} for text in texts], headers, params)
        return [each["translations"][0]["text"] for each in answer.json()]


def make(settings: Mapping[str, str]) -> Engine:
    refuse_unknown("azure", settings, (*SETTINGS, "region"))
    service = Azure(need_key("azure", settings), settings.get("region", ""))
    return make_engine(service, read_address(settings, _URL, endpoint="/translate"), settings, read_fault)


def read_fault(_status: int, body: str) -> Fault | None:
    """`{"error": {"code": 403001, "message": …}}`: the status and three digits more."""
    number = _NUMBER.search(body)
    return _NUMBERS.get(number["number"]) if number else None
