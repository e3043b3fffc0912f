"""Which names the desk answers to, and whether a change comes from a page of its own."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_LOOPBACK_NAMES = frozenset(("localhost", "127.0.0.1", "::1"))
# RFC 9110, 7.2: a name or an address, and a port.
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([0-9a-z._-]+))(?::[0-9]*)?")
_MISDIRECTED = 421


def is_loopback(host: str) -> bool:
    address = _address(host)
    return host.lower() == "localhost" if address is None else address.is_loopback


@dataclass(frozen=True, slots=True)
class Names:
    """The names in a Host header that are ours.

    A page of another site may have its own name lead to this machine (DNS rebinding), never a number: where others
    reach the desk, any address in numbers is ours.
    """

    known: frozenset[str]
    has_any_address: bool

    @classmethod
    def of(cls, host: str, names: Iterable[str] = ()) -> Self:
        own = {host.lower(), *(name.lower() for name in names), *_LOOPBACK_NAMES}
        if is_loopback(host):
            return cls(frozenset(own), has_any_address=False)
        return cls(frozenset({*own, socket.gethostname().lower()}), has_any_address=True)

    def have(self, header: str) -> bool:
        """`header` is NAME or NAME:PORT."""
        found = _HOST.fullmatch(header.lower())
        name = (found[1] or found[2]) if found else ""
        return name in self.known or (self.has_any_address and _address(name) is not None)


class HostCheck:
    def __init__(self, app: ASGIApp, names: Names) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] == "http" and not self._names.have(Headers(scope=scope).get("host", "")):
            text = "The desk does not answer to this name; `loc serve --name NAME` gives it another.\n"
            await PlainTextResponse(text, _MISDIRECTED)(scope, receive, send)
            return
        await app(scope, receive, send)


def is_same_origin(request: Request) -> bool:
    """By what the browser says of itself, which no page can change. A program that is no browser says nothing."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or _netloc(origin) == request.headers.get("host", "").lower()


def _netloc(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
