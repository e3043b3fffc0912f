"""The socket and what serves on it."""

from __future__ import annotations

import contextlib
import errno
import socket
from collections.abc import Callable
from threading import Thread

import uvicorn

from loc.errors import ConfigError, LocError
from loc.flow.desk import warm_up
from loc.web.app import create_app
from loc.web.desk import Desk
from loc.web.render import compile_ahead

# Open streams end at once when the hub closes; this is for a save that is under way.
GRACE_SECONDS = 5
_BACKLOG = 512


def listen(host: str, port: int) -> socket.socket:
    """`port` 0 is any free one. Raises LocError where nobody can listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise ConfigError(
            f"{host}: no address of this machine: {error.strerror}", hint="Give another --host."
        ) from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise _explained(error, host, port) from error
    return listener


def serve(desk: Desk, listener: socket.socket, tell_ready: Callable[[], None]) -> None:
    """Until Ctrl-C. Addresses that are asked for are not logged: they may hold what somebody searched for."""
    config = uvicorn.Config(
        create_app(desk),
        log_config=None,
        access_log=False,
        proxy_headers=False,  # `loc.web.security.proxies` knows which to believe
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    warm_up(desk.project)
    Thread(target=compile_ahead, daemon=True).start()
    tell_ready()
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, desk).run(sockets=[listener])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Streams are open for as long as a story is: they are ended first."""
        self._desk.hub.close()
        await super().shutdown(sockets)


def _explained(error: OSError, host: str, port: int) -> LocError:
    if error.errno == errno.EADDRINUSE:
        return LocError(f"{host}:{port}: another program listens there", hint="Give another with --port, 0 for any.")
    if error.errno == errno.EACCES:
        return LocError(f"{host}:{port}: not allowed to listen there", hint="Give a port from 1024 on with --port.")
    return LocError(f"{host}:{port}: cannot listen there: {error.strerror}", hint="Give another --host or --port.")
