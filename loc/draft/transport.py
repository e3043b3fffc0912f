"""HTTP for engines: every call has an end and a bound, and fails with one of our errors.

Retries are our own: urllib3's `Retry` logs the whole URL as a warning, and with it unpublished text and the e-mail.
"""

from __future__ import annotations

import json
import queue
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from loc.draft.address import Address
from loc.draft.failures import explain
from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable

CONNECT_SECONDS = 4.0
BACK_OFF_SECONDS = (0.25, 0.75)
SHORT_WAIT_SECONDS = 3.0  # a Retry-After up to this is waited for
MAX_ANSWER_BYTES = 500_000  # a result page of Google has about 10,000

_TOO_MANY_REQUESTS = 429
_SERVER_FAULT = 500
_NO_RIGHT = frozenset({401, 402, 403, 404, 407, 410, 451})


@dataclass(frozen=True, slots=True)
class Answer:
    """As much of `requests.Response` as deep-translator reads; `text` is the whole body."""

    status_code: int
    text: str

    def json(self) -> Any:  # noqa: ANN401 - what JSON holds
        return json.loads(self.text)

    def close(self) -> None:
        """There is nothing left to close."""


class _Passing(Exception):
    """Worth another try after `wait_seconds`, None for the usual pause; else `error` stands."""

    def __init__(self, error: EngineError, wait_seconds: float | None = None) -> None:
        super().__init__()
        self.error = error
        self.wait_seconds = wait_seconds


@dataclass(frozen=True, slots=True)
class Transport:
    """Asks one address. Safe for threads: a session serves one call at a time and is kept for the next."""

    address: Address
    timeout_seconds: float
    connections: int
    _idle: queue.SimpleQueue[requests.Session] = field(default_factory=queue.SimpleQueue)

    def get(self, params: Mapping[str, str]) -> Answer:
        """Returns an answer of status 200, or raises an EngineError."""
        end = time.monotonic() + self.timeout_seconds
        for pause in (*BACK_OFF_SECONDS, None):
            try:
                return self._ask(params, end)
            except _Passing as passing:
                wait = _jitter(pause) if passing.wait_seconds is None else passing.wait_seconds
                if pause is None or time.monotonic() + wait >= end:
                    raise passing.error from None
                time.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def close(self) -> None:
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return

    def _ask(self, params: Mapping[str, str], end: float) -> Answer:
        left = max(end - time.monotonic(), 0.1)
        try:
            with (
                self._session() as session,
                session.get(
                    self.address.url,
                    params=params,
                    timeout=(min(CONNECT_SECONDS, left), left),
                    stream=True,
                    allow_redirects=False,
                ) as response,
            ):
                self._refuse(response)
                return Answer(response.status_code, self._read(response, end))
        except (OSError, HTTPError) as error:  # RequestException is an OSError
            unavailable = EngineUnavailable(f"{self.address.host}: {explain(error)}")
            if isinstance(error, requests.Timeout):
                raise unavailable from None
            raise _Passing(unavailable) from None

    @contextmanager
    def _session(self) -> Iterator[requests.Session]:
        try:
            session = self._idle.get_nowait()
        except queue.Empty:
            session = requests.Session()
            # A proxy of the environment would carry text for this machine off it.
            session.trust_env = not self.address.loopback
        try:
            yield session
        finally:
            if self._idle.qsize() < self.connections:
                self._idle.put(session)
            else:
                session.close()

    def _refuse(self, response: requests.Response) -> None:
        status, host = response.status_code, self.address.host
        if response.is_redirect:
            # Google's consent and captcha pages; and no text follows to a host that nobody named.
            raise EngineRefused(f"{host} sends the question on to {_place(response)}")
        if status == _TOO_MANY_REQUESTS or status >= _SERVER_FAULT:
            raise _busy(response, host)
        if status in _NO_RIGHT:
            raise EngineRefused(f"{host} answers {status}: it does not serve us")
        if status != requests.codes.ok:
            raise EngineRejected(f"{host} answers {status} to this text")

    def _read(self, response: requests.Response, end: float) -> str:
        body = bytearray()
        # read1 returns what has come; read and iter_content wait for a full piece, dripped bytes and all.
        while piece := response.raw.read1(16_384, decode_content=True):
            body += piece
            if len(body) > MAX_ANSWER_BYTES:
                raise EngineRejected(f"{self.address.host} answers with more than {MAX_ANSWER_BYTES} bytes")
            if time.monotonic() > end:
                raise EngineUnavailable(f"{self.address.host}: no whole answer within {self.timeout_seconds:g} s")
        return body.decode("utf-8", errors="replace")


def _busy(response: requests.Response, host: str) -> EngineError | _Passing:
    status, after = response.status_code, read_retry_after(response.headers.get("Retry-After"))
    if after is not None and after > SHORT_WAIT_SECONDS:
        return EngineRefused(f"{host} answers {status}: ask again in {after:.0f} s", retry_after=after)
    if status == _TOO_MANY_REQUESTS:
        return _Passing(EngineRefused(f"{host} answers 429: too many questions", retry_after=after), after)
    return _Passing(EngineUnavailable(f"{host} answers {status}: a fault of the service"), after)


def read_retry_after(value: str | None) -> float | None:
    """Seconds from now, from a number or an HTTP date (RFC 9110, 10.2.3); None where it is neither."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(parsedate_to_datetime(value).timestamp() - time.time(), 0.0)
    except ValueError:
        return None


def _jitter(seconds: float | None) -> float:
    return (seconds or 0) * random.SystemRandom().uniform(0.5, 1.5)  # its own: the global one belongs to others


def _place(response: requests.Response) -> str:
    """Without its query, which holds the text."""
    parts = urlsplit(urljoin(response.url, response.headers["location"]))
    return f"{parts.scheme}://{parts.hostname}{parts.path}"
