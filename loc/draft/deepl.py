"""DeepL's API, version 2: https://developers.deepl.com/api-reference/translate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loc.draft.address import read_address
from loc.draft.offered import DEEPL, DEEPL_BETA
from loc.draft.protocol import Engine, Hint
from loc.draft.service import SETTINGS, LanguageRejected, make_engine
from loc.draft.settings import need_key, refuse_unknown
from loc.draft.statuses import Fault
from loc.draft.transport import Transport
from loc.errors import ConfigError, EngineRefused, EngineRejected, EngineUnavailable

# The path is the same for both; keys of the free plan end in `:fx`.
_FREE = "https://api-free.deepl.com/v2/translate"
_PRO = "https://api.deepl.com/v2/translate"

_FORMALITY = ("default", "more", "less", "prefer_more", "prefer_less")
_TARGETS = {"en": "EN-GB", "pt": "PT-PT"}  # those without a country are only for sources
# A request has 128 KiB, all told; an English letter is one byte of it.
_MAX_REQUEST_CHARS = 60_000
_MAX_CONTEXT_CHARS = 15_000

_QUOTA = 456
_STATUSES = {
    403: Fault(EngineRefused, "it does not accept the key"),
    413: Fault(EngineRejected, "the request is too long for it"),
    _QUOTA: Fault(EngineRefused, "its quota is used up"),
    529: Fault(EngineUnavailable, "it has too much to do", passing=True),
}


@dataclass(frozen=True, slots=True)
class DeepL:
    """`glossary` is the id of one that was made at DeepL, of the one pair of languages that is asked for."""

    key: str = field(repr=False)
    glossary: str = ""
    formality: str = ""
    name: str = "deepl"
    version: str = "v2"
    max_batch: int = 50
    max_request_chars: int = _MAX_REQUEST_CHARS
    advice: str = "its free plan has 500,000 characters a month: raise the limit of the account, or name another engine"

    def code(self, lang: str, *, of_target: bool) -> str | None:
        if lang not in DEEPL and not (of_target and lang in DEEPL_BETA):
            return None
        return _TARGETS.get(lang, lang.upper()) if of_target else lang.upper()

    def ask(
        self, transport: Transport, texts: Sequence[str], source: str, target: str, hints: Iterable[Hint]
    ) -> object:
        body: dict[str, object] = {"text": list(texts), "source_lang": source, "target_lang": target}
        context = _join_context(texts, hints)
        if context:
            body["context"] = context
        body |= self._options(target)
        answer = transport.post(body, {"Authorization": f"DeepL-Auth-Key {self.key}"})
        return [each["text"] for each in answer.json()["translations"]]

    def _options(self, target: str) -> dict[str, object]:
        if target.lower() in DEEPL_BETA:
            return {"enable_beta_languages": True}
        options = {"glossary_id": self.glossary, "formality": self.formality}
        return {name: value for name, value in options.items() if value}


def make(settings: Mapping[str, str]) -> Engine:
    refuse_unknown("deepl", settings, (*SETTINGS, "glossary", "formality"))
    key, formality = need_key("deepl", settings), settings.get("formality", "")
    if formality and formality not in _FORMALITY:
        raise ConfigError(f"engine deepl: `formality` is {formality!r}; expected one of {', '.join(_FORMALITY)}")
    address = read_address(settings, _FREE if key.endswith(":fx") else _PRO, endpoint="/v2/translate")
    return make_engine(DeepL(key, settings.get("glossary", ""), formality), address, settings, read_fault)


def read_fault(status: int, body: str) -> Fault | None:
    """DeepL's own statuses, and `{"message": …}` where that says more."""
    if status == 400 and ("target_lang" in body or "source_lang" in body):  # noqa: PLR2004 - HTTP's own
        return Fault(LanguageRejected, "it does not know the language")
    if status in {400, 404} and "lossary" in body:
        return Fault(EngineRefused, "it does not know the glossary, or not for this pair of languages")
    return _STATUSES.get(status)


def _join_context(texts: Sequence[str], hints: Iterable[Hint]) -> str:
    """The paragraphs around the texts, each once; DeepL looks at each text alone and takes one context a request."""
    paragraphs = dict.fromkeys(hint.paragraph for hint in hints if hint.paragraph)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph not in texts)[:_MAX_CONTEXT_CHARS]
