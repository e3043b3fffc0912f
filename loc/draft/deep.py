"""Engines through deep-translator 1.11.4, and the wall around it: nothing else imports it.

Its objects are not safe for threads, its calls have no time-out, its errors lie in two trees and carry the text.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from urllib.parse import quote_plus

from deep_translator import GoogleTranslator, MyMemoryTranslator, exceptions, google, mymemory
from deep_translator.constants import BASE_URLS, GOOGLE_LANGUAGES_TO_CODES, MY_MEMORY_LANGUAGES_TO_CODES

from loc.draft.address import read_address
from loc.draft.answers import inspect_google, inspect_mymemory
from loc.draft.notices import find_notice
from loc.draft.protocol import Engine, Hint
from loc.draft.settings import read_count, read_seconds, refuse_unknown
from loc.draft.transport import Answer, Transport
from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable
from loc.lang.letters import has_letters

# Servers take a request line of 8,000 octets at least (RFC 9112, 3); a Cyrillic letter is six of them in a URL.
MAX_QUERY_BYTES = 7_500

_SETTINGS = ("url", "timeout_seconds", "connections")

_ask: ContextVar[Callable[[Mapping[str, str]], Answer]] = ContextVar("ask")


class _Requests:
    """Stands for the module `requests` in deep-translator, which calls it without a time-out."""

    @staticmethod
    def get(_url: str, params: Mapping[str, str], **_proxies: object) -> Answer:
        return _ask.get()(params)


@dataclass(frozen=True, slots=True)
class _Service:
    """`code` gives the service's own code of a language, None where it has none; `inspect` raises EngineError."""

    name: str
    translator: Any
    url: str
    max_chars: int
    code: Callable[[str], str | None]
    inspect: Callable[[Answer], None]
    advice: str


@dataclass(frozen=True, slots=True)
class DeepEngine:
    """One translator object a call; the sessions are shared."""

    service: _Service
    transport: Transport
    version: str
    options: tuple[tuple[str, str], ...] = ()
    max_batch: int = 1

    @property
    def name(self) -> str:
        return self.service.name

    @property
    def max_chars(self) -> int:
        return self.service.max_chars

    @property
    def connections(self) -> int:
        return self.transport.connections

    @property
    def timeout_seconds(self) -> float:
        return self.transport.timeout_seconds

    @property
    def leaves_machine(self) -> bool:
        return not self.transport.address.loopback

    @property
    def plain_http(self) -> bool:
        return self.transport.address.plain_http

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
        return tuple(self._translate(text, source_lang, target_lang) for text in texts)

    def close(self) -> None:
        self.transport.close()

    def _translate(self, text: str, source_lang: str, target_lang: str) -> str:
        if not has_letters(text):
            return text
        self._refuse_long(text)
        source, target = self.service.code(source_lang), self.service.code(target_lang)
        translator = self.service.translator(source=source, target=target, **dict(self.options))
        token = _ask.set(self._fetch)
        try:
            return self._accept(text, translator.translate(text))
        except EngineError:
            raise
        except Exception as error:  # noqa: BLE001 - it raises what its parsing meets; `from None`: its messages carry the text
            raise self._map(error) from None
        finally:
            _ask.reset(token)

    def _refuse_long(self, text: str) -> None:
        if len(text) > self.max_chars:
            raise EngineRejected(f"{self.name} takes {self.max_chars} characters, the text has {len(text)}")
        if len(quote_plus(text, errors="replace")) > MAX_QUERY_BYTES:
            raise EngineRejected(f"{self.name} takes {MAX_QUERY_BYTES} bytes in a web address, the text needs more")

    def _fetch(self, params: Mapping[str, str]) -> Answer:
        answer = self.transport.get(params)
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
        return target if "&" in text else html.unescape(target)

    def _map(self, error: Exception) -> EngineError:
        if isinstance(error, exceptions.TooManyRequests):
            return EngineRefused(f"{self.name}: too many questions")
        if isinstance(error, exceptions.ApiKeyException | exceptions.AuthorizationException):
            return EngineRefused(f"{self.name}: no right to ask")
        if isinstance(error, exceptions.RequestError | exceptions.ServerException):
            return EngineUnavailable(f"{self.name}: a fault of the service")
        return EngineRejected(f"{self.name} gave an answer of an unknown form ({type(error).__name__})")


def make_google(settings: Mapping[str, str]) -> Engine:
    google.requests = _Requests
    return _make(_GOOGLE, settings, _SETTINGS)


def make_mymemory(settings: Mapping[str, str]) -> Engine:
    """`email` raises the quota from 5,000 to 50,000 characters a day."""
    mymemory.requests = _Requests
    email = settings.get("email")
    return _make(_MYMEMORY, settings, (*_SETTINGS, "email"), (("email", email),) if email else ())


def _make(
    service: _Service, settings: Mapping[str, str], known: Sequence[str], options: tuple[tuple[str, str], ...] = ()
) -> Engine:
    refuse_unknown(service.name, settings, known)
    transport = Transport(
        read_address(settings, service.url),
        timeout_seconds=read_seconds(service.name, settings, "timeout_seconds", 10.0),
        connections=read_count(service.name, settings, "connections", 4),
    )
    return DeepEngine(service, transport, f"deep-translator/{version('deep-translator')}", options)


def _google_code(lang: str) -> str | None:
    return lang if lang in GOOGLE_LANGUAGES_TO_CODES.values() else None


@functools.cache
def _mymemory_code(lang: str) -> str | None:
    """It wants a country too: en-GB, kk-KZ, ru-RU; of several varieties the table names one."""
    codes = sorted(set(MY_MEMORY_LANGUAGES_TO_CODES.values()))
    if lang in codes:
        return lang
    varieties = [code for code in codes if code.startswith(f"{lang}-")]
    chosen = {"en": "en-GB"}.get(lang, varieties[0] if len(varieties) == 1 else None)
    return chosen if chosen in codes else None


_GOOGLE = _Service(
    name="google",
    translator=GoogleTranslator,
    url=BASE_URLS["GOOGLE_TRANSLATE"],
    max_chars=4_999,
    code=_google_code,
    inspect=inspect_google,
    advice="the keyless Google page refuses many users since 2026-08: name another engine, a key, "
    "a server of your own or a local model",
)
_MYMEMORY = _Service(
    name="mymemory",
    translator=MyMemoryTranslator,
    url=BASE_URLS["MYMEMORY"],
    max_chars=499,
    code=_mymemory_code,
    inspect=inspect_mymemory,
    advice="its free quota is 5,000 characters a day, 50,000 with an `email`: wait a day, name another engine, "
    "a server of your own or a local model",
)
