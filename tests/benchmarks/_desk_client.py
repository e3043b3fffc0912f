"""`loc serve` in a process of its own, and somebody who works at it as a browser does."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from typing import Self
from urllib.parse import urlencode, urlsplit

TIMEOUT_SECONDS = 60
KEPT_SECONDS = 3.0  # uvicorn closes a connection that was idle for 5 s
_SECTION = re.compile(r'data-unit="([0-9a-f]{8})" data-state="(\w+)" data-seen="([0-9a-f]*)"')
_TOKEN = re.compile(r'data-token="([^"]*)"')


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port of the desk of this project."""
    command = [sys.executable, "-m", "loc", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    with process.stdout:
        port = urlsplit(process.stdout.readline().decode().strip()).port
        assert port is not None
        try:
            yield port
        finally:
            process.terminate()
            process.wait()


@dataclass(frozen=True, slots=True)
class Shown:
    """A unit as the page shows it."""

    id: str
    state: str
    seen: str


class Visitor:
    """One browser: keeps its connection, its cookie and the token of the page."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
        self._cookie = ""
        self._token = ""
        self._asked_at = 0.0
        self._stream: _Stream | None = None

    @classmethod
    def signed_in(cls, port: int, login: str, password: str) -> Self:
        visitor = cls(port)
        visitor.get("/sign-in")
        status, text, _ = visitor.post("/sign-in", {"login": login, "password": password}, "text/html")
        if status != 303:
            raise SystemExit(f"{login} cannot sign in: {status} {text}")
        return visitor

    def get(self, path: str) -> tuple[str, float]:
        """And how many seconds it took."""
        status, text, seconds = self._ask("GET", path, "text/html")
        if status != 200:
            raise SystemExit(f"{path}: {status}")
        token = _TOKEN.search(text)
        self._token = token[1] if token else ""
        return text, seconds

    def post(self, path: str, fields: dict[str, str], accept: str = "application/json") -> tuple[int, str, float]:
        return self._ask("POST", path, accept, urlencode({"token": self._token, **fields}))

    def open_story(self, lang: str, slug: str) -> list[Shown]:
        """Its page, and its stream in place of that of the story before."""
        text, _ = self.get(f"/story/{lang}/{slug}")
        if self._stream:
            self._stream.close()
        self._stream = _Stream(self._port, f"/events/{lang}/{slug}", self._cookie)
        return [Shown(*found) for found in _SECTION.findall(text)]

    def close(self) -> None:
        if self._stream:
            self._stream.close()
        self._connection.close()

    def _ask(self, method: str, path: str, accept: str, body: str | None = None) -> tuple[int, str, float]:
        headers = {"Accept": accept, "Cookie": self._cookie}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        if start - self._asked_at > KEPT_SECONDS:
            self._connection.close()  # and opened anew
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        self._asked_at = time.perf_counter()
        for cookie in answer.headers.get_all("set-cookie", []):
            if cookie.startswith("loc-"):
                self._cookie = cookie.partition(";")[0]
        return answer.status, text, self._asked_at - start


class _Stream:
    """Read to its end by a thread, as a browser would."""

    def __init__(self, port: int, path: str, cookie: str) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
        connection.request("GET", path, headers={"Accept": "text/event-stream", "Cookie": cookie})
        self._socket = connection.sock
        threading.Thread(target=_read, args=[connection.getresponse()], daemon=True).start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)


def _read(answer: HTTPResponse) -> None:
    with contextlib.suppress(HTTPException, OSError), answer:
        while answer.readline():
            pass
