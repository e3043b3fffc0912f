"""One engine for all services of deep-translator.

Its objects are not safe for threads, its calls have no time-out, its errors lie in two trees and carry the text.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from importlib.metadata import version
from types import ModuleType
from typing import Any
from urllib.parse import quote_plus

import regex
import requests
from deep_translator import exceptions

from loc.draft.address import Address
from loc.draft.deep.packing import Pack, pack_texts
from loc.draft.notices import find_notice
from loc.draft.protocol import Hint
from loc.draft.remote import Remote
from loc.draft.settings import read_count, read_seconds
from loc.draft.statuses import FaultReader
from loc.draft.transport import Answer, Transport
from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable
from loc.lang.script.letters import has_letters

# Servers take a request line of 8,000 octets at least (RFC 9112, 3); a Cyrillic letter is six of them in a URL.
MAX_QUERY_BYTES = 7_500

SETTINGS = ("url", "timeout_seconds", "connections")

_SURROGATE = regex.compile(r"\p{Cs}")

_Send = Callable[[Transport], Answer]
_send: ContextVar[Callable[[_Send], Answer]] = ContextVar("send")


class _Requests:
    """Stands for the module `requests` in deep-translator, which calls it without a time-out."""

    exceptions = requests.exceptions

    @staticmethod
    def get(_url: str, params: Mapping[str, str], **_proxies: object) -> Answer:
        return _send.get()(lambda transport: transport.get(params))

    @staticmethod
    def post(
        _url: str, params: Mapping[str, str], headers: Mapping[str, str], json: object, **_proxies: object
    ) -> Answer:
        return _send.get()(lambda transport: transport.post(json, headers, params))


@dataclass(frozen=True, slots=True)
class DeepService:
    """`code` gives the service's own code of a language, None where it has none; `inspect` raises EngineError.

    `text_in_address` is True where the text goes by GET.
    """

    name: str
    translator: Any
    max_chars: int
    code: Callable[[str], str | None]
    inspect: Callable[[Answer], None]
    advice: str
    text_in_address: bool = True


@dataclass(frozen=True, slots=True)
class DeepEngine(Remote):
    """One translator object a call; the sessions are shared. `options` are the translator's, a key among them.

    With a `max_batch` above 1 texts go packed where the answer proves which is whose, and one by one otherwise; those
    after the first that fails are given as "", to be asked alone.
    """

    service: DeepService
    transport: Transport
    options: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    max_batch: int = 1

    @property
    def name(self) -> str:
        return self.service.name

    @property
    def version(self) -> str:
        return f"deep-translator/{_library_version()}"

    @property
    def max_chars(self) -> int:
        return self.service.max_chars

    @property
    def timeout_seconds(self) -> float:
        """A pack that proves nothing is asked again, text by text."""
        return self.transport.timeout_seconds * (self.max_batch + 1 if self.max_batch > 1 else 1)

    @property
    def advice(self) -> str:
        return self.service.advice

    def supports(self, source_lang: str, target_lang: str) -> bool:
        codes = self.service.code(source_lang), self.service.code(target_lang)
        return None not in codes and codes[0] != codes[1]

    def translate(
        self,
        texts: Sequence[str],
        source_lang: str,
        target_lang: str,
        hints: Sequence[Hint] = (),  # noqa: ARG002 - deep-translator takes none
    ) -> tuple[str, ...]:
        if not self.supports(source_lang, target_lang):
            raise EngineRejected(f"{self.name} does not translate {source_lang} to {target_lang}")
        if self.max_batch == 1:
            return tuple(self._translate(text, source_lang, target_lang) for text in texts)
        return self._translate_packed(texts, source_lang, target_lang)

    def _translate_packed(self, texts: Sequence[str], source_lang: str, target_lang: str) -> tuple[str, ...]:
        targets: dict[str, str] = {}
        try:
            pack = pack_texts(texts, source_lang, self._fits)
            if pack:
                targets |= self._open_pack(pack, source_lang, target_lang)
            for text in dict.fromkeys(texts):
                if text not in targets:
                    targets[text] = self._translate(text, source_lang, target_lang)
        except EngineError:
            if not targets:
                raise
        return tuple(targets.get(text, "") for text in texts)

    def _open_pack(self, pack: Pack, source_lang: str, target_lang: str) -> dict[str, str]:
        try:
            return pack.open(self._translate(pack.text, source_lang, target_lang), source_lang, target_lang)
        except EngineRejected:
            return {}

    def _fits(self, text: str) -> bool:
        in_address = len(quote_plus(text, errors="replace")) if self.service.text_in_address else 0
        return len(text) <= self.max_chars and in_address <= MAX_QUERY_BYTES

    def _translate(self, text: str, source_lang: str, target_lang: str) -> str:
        if not has_letters(text):
            return text
        if not self._fits(text):
            raise EngineRejected(
                f"{self.name} takes {self.max_chars} characters"
                + (f", and {MAX_QUERY_BYTES} bytes in a web address" if self.service.text_in_address else "")
            )
        source, target = self.service.code(source_lang), self.service.code(target_lang)
        token = _send.set(self._fetch)
        try:
            translator = self.service.translator(source=source, target=target, **dict(self.options))
            return self._accept(text, translator.translate(text))
        except EngineError:
            raise
        except Exception as error:  # noqa: BLE001 - it raises what its parsing meets; `from None`: its messages carry the text
            raise self._map(error) from None
        finally:
            _send.reset(token)

    def _fetch(self, send: _Send) -> Answer:
        answer = send(self.transport)
        self.service.inspect(answer)
        return answer

    def _accept(self, text: str, target: object) -> str:
        if not isinstance(target, str) or not target.strip():
            raise EngineRejected(f"{self.name} gave nothing back")
        notice = find_notice(target)
        if notice and not find_notice(text):
            kind = EngineRefused if notice.stops else EngineRejected
            raise kind(f"{self.name} sent a notice: {notice.meaning}")
        # MyMemory escapes quotes and apostrophes.
        return _SURROGATE.sub("\ufffd", target if "&" in text else html.unescape(target))

    def _map(self, error: Exception) -> EngineError:
        if isinstance(error, exceptions.TooManyRequests):
            return EngineRefused(f"{self.name}: too many questions")
        if isinstance(error, exceptions.ApiKeyException | exceptions.AuthorizationException):
            return EngineRefused(f"{self.name}: no right to ask")
        if isinstance(error, exceptions.RequestError | exceptions.ServerException):
            return EngineUnavailable(f"{self.name}: a fault of the service")
        return EngineRejected(f"{self.name} gave an answer of an unknown form ({type(error).__name__})")


@functools.cache
def _library_version() -> str:
    return version("deep-translator")


def wall_off(module: ModuleType) -> None:
    """Its requests go through the transport of the engine that asks."""
    module.__dict__["requests"] = _Requests


def make_transport(
    name: str, address: Address, settings: Mapping[str, str], read_fault: FaultReader | None = None
) -> Transport:
    return Transport(
        address,
        timeout_seconds=read_seconds(name, settings, "timeout_seconds", 10.0),
        connections=read_count(name, settings, "connections", 4),
        read_fault=read_fault,
    )
