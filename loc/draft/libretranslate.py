"""LibreTranslate, on any server: https://github.com/LibreTranslate/LibreTranslate#api-reference."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import regex

from loc.draft.address import read_address, sibling
from loc.draft.offered import GOOGLE_CLOUD
from loc.draft.protocol import Engine, Hint
from loc.draft.service import SETTINGS, LanguageRejected, make_engine
from loc.draft.settings import read_key, refuse_unknown
from loc.draft.statuses import Fault
from loc.draft.transport import Transport
from loc.errors import EngineError, EngineRefused, EngineRejected

_URL = "http://localhost:5000/translate"  # where it listens when it is started without options
_CODES = {"zh": "zh-Hans"}
_LOOK_SHARE = 0.25  # of the time of the first call, for /languages

# The texts of app.py, in English where nobody asks for another language.
_FAULTS = (
    (
        regex.compile(r"is not supported|is not available as a target"),
        Fault(LanguageRejected, "it has no such language"),
    ),
    (regex.compile(r"exceeds text limit"), Fault(EngineRejected, "the request is too long for it")),
    (regex.compile(r"API key", regex.IGNORECASE), Fault(EngineRefused, "it wants a key, or another one")),
    (regex.compile(r"Too many request limits"), Fault(EngineRefused, "it has shut us out for asking too often")),
)


@dataclass(slots=True)
class _Languages:
    """What the server translates, as (source, target); None before it was asked, or where it does not say."""

    pairs: frozenset[tuple[str, str]] | None = None
    asked: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True)
class LibreTranslate:
    key: str = field(default="", repr=False)
    name: str = "libretranslate"
    version: str = "v1"
    max_batch: int = 50
    max_request_chars: int = 10_000
    advice: str = "the server's own /languages says what it translates; models for Kazakh have to be added to it"
    _languages: _Languages = field(default_factory=_Languages, repr=False)

    def code(self, lang: str, *, of_target: bool) -> str | None:  # noqa: ARG002 - they are the same
        return _CODES.get(lang, lang) if lang in GOOGLE_CLOUD or lang in _CODES else None

    def ask(
        self,
        transport: Transport,
        texts: Sequence[str],
        source: str,
        target: str,
        hints: Iterable[Hint],  # noqa: ARG002 - it takes none
    ) -> object:
        self._refuse_unknown_pair(transport, source, target)
        body = {"q": list(texts), "source": source, "target": target, "format": "text"}
        answer = transport.post(body | ({"api_key": self.key} if self.key else {}), {})
        return answer.json()["translatedText"]

    def _refuse_unknown_pair(self, transport: Transport, source: str, target: str) -> None:
        known = self._learn_pairs(transport)
        if known is not None and (source, target) not in known:
            others = ", ".join(sorted(to for of, to in known if of == source)) or "nothing"
            raise LanguageRejected(f"{transport.address.host} does not translate {source} to {target}, but to {others}")

    def _learn_pairs(self, transport: Transport) -> frozenset[tuple[str, str]] | None:
        """Asked once; a server that does not answer it may translate all the same."""
        with self._languages.lock:
            if not self._languages.asked:
                self._languages.asked = True
                self._languages.pairs = _ask_pairs(transport)
            return self._languages.pairs


def make(settings: Mapping[str, str]) -> Engine:
    refuse_unknown("libretranslate", settings, SETTINGS)
    address = read_address(settings, _URL, endpoint="/translate")
    return make_engine(LibreTranslate(read_key("libretranslate", settings)), address, settings, read_fault)


def read_fault(_status: int, body: str) -> Fault | None:
    """`{"error": sentence}`."""
    return next((fault for pattern, fault in _FAULTS if pattern.search(body)), None)


def _ask_pairs(transport: Transport) -> frozenset[tuple[str, str]] | None:
    look = replace(
        transport,
        address=sibling(transport.address, "languages"),
        timeout_seconds=transport.timeout_seconds * _LOOK_SHARE,
    )
    try:
        listed = look.get({}).json()
        return frozenset((row["code"], target) for row in listed for target in row["targets"]) or None
    except (EngineError, ValueError, LookupError, TypeError):
        return None
