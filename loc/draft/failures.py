"""Why a service was not reached, in words: requests' own messages carry the URL, and so the text."""

from __future__ import annotations

import errno
from collections.abc import Iterator

import requests
from urllib3 import exceptions as urllib3_errors

# The first that fits, narrower ones first; urllib3's ConnectTimeoutError is a base of its NewConnectionError too.
_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (urllib3_errors.NameResolutionError, "its name is not resolved"),
    (urllib3_errors.ReadTimeoutError, "no answer in time"),
    (requests.ConnectTimeout, "no connection in time"),
    (requests.Timeout, "no answer in time"),
    (urllib3_errors.ProxyError, "the proxy does not serve us"),
    (urllib3_errors.SSLError, "its certificate is not accepted"),
    (requests.exceptions.SSLError, "its certificate is not accepted"),
    (ConnectionRefusedError, "the connection is refused"),
    (urllib3_errors.IncompleteRead, "the answer breaks off"),
    (urllib3_errors.DecodeError, "the answer cannot be unpacked"),
    (ConnectionError, "the connection is closed without an answer"),
    (urllib3_errors.ProtocolError, "the answer breaks off"),
)


def explain(error: BaseException) -> str:
    causes = tuple(_causes(error))
    for kind, reason in _REASONS:
        if any(isinstance(cause, kind) for cause in causes):
            return reason
    numbers = [cause.errno for cause in causes if isinstance(cause, OSError) and cause.errno]
    return f"no connection ({errno.errorcode.get(numbers[-1], numbers[-1])})" if numbers else "no connection"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all it stands for: requests wraps urllib3's in `args`, urllib3 in `reason` and `__cause__`."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        cause = waiting.pop(0)
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__]
