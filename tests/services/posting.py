"""A server on the loopback address for services that are asked by POST; what it answers is a function.

`Reply` and the ways to fail that need no service are those of `loopback`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from loopback import Reply
from serving import OwnedServer, Served


@dataclass(frozen=True)
class Request:
    """`headers` by their names in small letters, `params` with the first value of each."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]
    body: bytes = field(repr=False)


Service = Callable[[Request], Reply]


class PostServer(Served):
    """`service` may be changed while it runs, `requests` tells what it was asked."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.requests: list[Request] = []
        super().__init__(_Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: OwnedServer

    def do_POST(self) -> None:
        owner, parts = self.server.owner, urlsplit(self.path)
        request = Request(
            parts.path,
            {name: values[0] for name, values in parse_qs(parts.query).items()},
            {name.lower(): value for name, value in self.headers.items()},
            self.rfile.read(int(self.headers.get("Content-Length", 0))),
        )
        owner.requests.append(request)
        reply = owner.service(request)
        owner.stopping.wait(reply.wait_seconds)
        with contextlib.suppress(OSError):  # the client has gone
            self._send(reply)
        self.close_connection = reply.length is not None

    do_GET = do_POST  # noqa: N815 - http.server's name; some say by GET which languages they know

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in (("Content-Type", reply.kind), *reply.headers):
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - its signature
        """Tests are quiet."""
