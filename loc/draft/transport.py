"""HTTP for engines: every call has an end and a bound, and fails with one of our errors.

Retries are our own: urllib3's `Retry` logs the whole URL as a warning, and with it unpublished text and the e-mail.
"""

from __future__ import annotations

import json
import logging
import queue
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from loc.draft.address import Address
from loc.draft.failures import explain
from loc.draft.statuses import FaultReader, Passing, judge_status
from loc.errors import EngineRefused, EngineRejected, EngineUnavailable

CONNECT_SECONDS = 4.0
BACK_OFF_SECONDS = (0.25, 0.75)
MAX_ANSWER_BYTES = 500_000  # a result page of Google has about 10,000

_JSON = "application/json; charset=UTF-8"
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Answer:
    """As much of `requests.Response` as deep-translator reads; `text` is the whole body."""

    status_code: int
    text: str

    def json(self) -> Any:  # noqa: ANN401 - what JSON holds
        """Raises ValueError where the body is no JSON. Halves of characters become U+FFFD: no file holds them."""
        try:
            content = json.loads(self.text)
        except RecursionError:
            raise ValueError("nested too deep") from None
        if "\\ud" in self.text.lower():
            halved = json.dumps(content, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
            return json.loads(halved.decode("utf-8", errors="replace"))
        return content

    def close(self) -> None:
        """There is nothing left to close."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question whose `body` is None is a GET. Keys stand in `headers` or in `body`: addresses are logged."""

    params: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Transport:
    """Asks one address. Safe for threads: a session serves one call at a time and is kept for the next.

    `read_fault` is asked what a status other than 200 means; without it, or where it returns None, the status alone
    says so.
    """

    address: Address
    timeout_seconds: float
    connections: int
    max_answer_bytes: int = MAX_ANSWER_BYTES
    read_fault: FaultReader | None = None
    _idle: queue.SimpleQueue[requests.Session] = field(default_factory=queue.SimpleQueue, repr=False)

    def get(self, params: Mapping[str, str], headers: Mapping[str, str] = _NOTHING) -> Answer:
        """Returns an answer of status 200, or raises an EngineError. `params` reach the logs of servers and proxies."""
        return self._ask(_Question(params, headers))

    def post(self, body: object, headers: Mapping[str, str], params: Mapping[str, str] = _NOTHING) -> Answer:
        """`body` goes as JSON. The rest as for `get`; it may be sent more than once."""
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", errors="replace")
        return self._ask(_Question(params, {**headers, "Content-Type": _JSON}, content))

    def close(self) -> None:
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return

    def _ask(self, question: _Question) -> Answer:
        end = time.monotonic() + self.timeout_seconds
        for pause in (*BACK_OFF_SECONDS, None):
            try:
                return self._ask_once(question, end)
            except Passing as passing:
                wait = _jitter(pause) if passing.wait_seconds is None else passing.wait_seconds
                if pause is None or time.monotonic() + wait >= end:
                    raise passing.error from None
                time.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _ask_once(self, question: _Question, end: float) -> Answer:
        try:
            with self._session() as session, self._send(session, question, end) as response:
                self._refuse_redirect(response)
                if response.status_code != requests.codes.ok:
                    raise self._judge(response, end)
                return Answer(response.status_code, self._read(response, end))
        except (OSError, HTTPError) as error:  # RequestException is an OSError
            unavailable = EngineUnavailable(f"{self.address.host}: {explain(error)}")
            if isinstance(error, requests.Timeout):
                raise unavailable from None
            raise Passing(unavailable) from None

    def _send(self, session: requests.Session, question: _Question, end: float) -> requests.Response:
        left = max(end - time.monotonic(), 0.1)
        return session.request(
            "GET" if question.body is None else "POST",
            self.address.url,
            params=question.params,
            headers=question.headers,
            data=question.body,
            # Else a .netrc with this host takes the place of the header.
            auth=_keep_headers if "Authorization" in question.headers else None,
            timeout=(min(CONNECT_SECONDS, left), left),
            stream=True,
            allow_redirects=False,
        )

    @contextmanager
    def _session(self) -> Iterator[requests.Session]:
        try:
            session = self._idle.get_nowait()
        except queue.Empty:
            logging.getLogger("urllib3.connectionpool").addFilter(_cut_queries)
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

    def _refuse_redirect(self, response: requests.Response) -> None:
        if response.is_redirect:
            # Google's consent and captcha pages; and no text follows to a host that nobody named.
            raise EngineRefused(f"{self.address.host} sends the question on to {_place(response)}")

    def _judge(self, response: requests.Response, end: float) -> Exception:
        status, fault = response.status_code, None
        if self.read_fault is not None:
            fault = self.read_fault(status, self._read(response, end))
        return judge_status(status, self.address.host, response.headers.get("Retry-After"), fault)

    def _read(self, response: requests.Response, end: float) -> str:
        body = bytearray()
        # read1 returns what has come; read and iter_content wait for a full piece, dripped bytes and all.
        while piece := response.raw.read1(16_384, decode_content=True):
            body += piece
            if len(body) > self.max_answer_bytes:
                raise EngineRejected(f"{self.address.host} answers with more than {self.max_answer_bytes} bytes")
            if time.monotonic() > end:
                raise EngineUnavailable(f"{self.address.host}: no whole answer within {self.timeout_seconds:g} s")
        return body.decode("utf-8", errors="replace")


def _cut_queries(record: logging.LogRecord) -> bool:
    """urllib3 tells its debug log every address whole, and with it texts and what some services want beside them."""
    if isinstance(record.args, tuple):
        record.args = tuple(arg.partition("?")[0] if isinstance(arg, str) else arg for arg in record.args)
    return True


def _keep_headers(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _jitter(seconds: float | None) -> float:
    return (seconds or 0) * random.SystemRandom().uniform(0.5, 1.5)  # its own: the global one belongs to others


def _place(response: requests.Response) -> str:
    """Without its query, which holds the text."""
    parts = urlsplit(urljoin(response.url, response.headers["location"]))
    return f"{parts.scheme}://{parts.hostname}{parts.path}"
