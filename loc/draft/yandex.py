"""Yandex Cloud's Translate, version 2: https://yandex.cloud/en/docs/translate/api-ref/Translation/translate.

deep-translator speaks version 1.5, which is closed: https://github.com/nidhaloff/deep-translator/issues/293.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from loc.draft.address import read_address
from loc.draft.protocol import Engine, Hint
from loc.draft.service import SETTINGS, LanguageRejected, make_engine
from loc.draft.settings import need_key, refuse_unknown
from loc.draft.statuses import Fault
from loc.draft.transport import Transport

_URL = "https://translate.api.cloud.yandex.net/translate/v2/translate"
_BAD_REQUEST = 400

# https://yandex.cloud/en/docs/translate/concepts/supported-languages; Latin Kazakh and Cyrillic Uzbek left out, whose
# codes are Yandex's own.
_OFFERED = """
    af am ar az ba be bg bn bs ca ceb cs cv cy da de el en eo es et eu fa fi fr ga gd gl gu he hi hr ht hu hy id is it
    ja jv ka kk km kn ko ky la lb lo lt lv mg mhr mi mk ml mn mr mrj ms mt my ne nl no pa pap pl pt ro ru sah si sk sl
    sq sr su sv sw ta te tg th tl tr tt udm uk ur uz vi xh yi zh zu
"""
_LANGS = frozenset(_OFFERED.split())
# Where a term of the glossary takes the ending that the sentence needs; elsewhere it would stand as it is, and between
# English and Kazakh no glossary is taken at all: https://yandex.cloud/en/docs/translate/concepts/glossary
_INFLECTED = {("en", "ru"), ("ru", "en"), ("tr", "ru")}
_MAX_TERMS = 50  # https://yandex.cloud/en/docs/translate/concepts/limits


@dataclass(frozen=True, slots=True)
class Yandex:
    """`key` is an API key of a service account, whose folder is billed."""

    key: str = field(repr=False)
    name: str = "yandex"
    version: str = "v2"
    max_batch: int = 100
    max_request_chars: int = 10_000
    advice: str = "look in Yandex Cloud's console at the key's account and its quota, or name another engine"

    def code(self, lang: str, *, of_target: bool) -> str | None:  # noqa: ARG002 - they are the same
        return lang if lang in _LANGS else None

    def ask(
        self, transport: Transport, texts: Sequence[str], source: str, target: str, hints: Iterable[Hint]
    ) -> object:
        body: dict[str, object] = {
            "sourceLanguageCode": source,
            "targetLanguageCode": target,
            "format": "PLAIN_TEXT",
            "texts": list(texts),
        }
        pairs = list(islice(_pair_terms(hints), _MAX_TERMS)) if (source, target) in _INFLECTED else []
        if pairs:
            body["glossaryConfig"] = {"glossaryData": {"glossaryPairs": pairs}}
        answer = transport.post(body, {"Authorization": f"Api-Key {self.key}"})
        return [each["text"] for each in answer.json()["translations"]]


def make(settings: Mapping[str, str]) -> Engine:
    refuse_unknown("yandex", settings, SETTINGS)
    address = read_address(settings, _URL, endpoint="/translate/v2/translate")
    return make_engine(Yandex(need_key("yandex", settings)), address, settings, read_fault)


def read_fault(status: int, body: str) -> Fault | None:
    """`{"code": 3, "message": "unsupported target_language_code: zz", "details": []}`."""
    if status == _BAD_REQUEST and "language_code" in body:
        return Fault(LanguageRejected, "it does not know the language")
    return None


def _pair_terms(hints: Iterable[Hint]) -> Iterator[dict[str, object]]:
    """Only those that say what to write."""
    for term in dict.fromkeys(term for hint in hints for term in hint.terms if term.status != "forbidden"):
        yield {"sourceText": term.source, "translatedText": term.target, "exact": False}
