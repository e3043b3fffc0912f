"""What an HTTP status other than 200 says: ask again, stop asking, or leave this text."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from loc.errors import EngineError, EngineRefused, EngineRejected, EngineUnavailable

SHORT_WAIT_SECONDS = 3.0  # a Retry-After up to this is waited for

_TOO_MANY_REQUESTS = 429
_SERVER_FAULT = 500
_WANTS_KEY = 401
_NO_RIGHT = frozenset({402, 403, 404, 407, 410, 451})


@dataclass(frozen=True, slots=True)
class Fault:
    """What a service says in the body of a refusal: `kind` is raised, `meaning` told; a passing one is tried again."""

    kind: type[EngineError]
    meaning: str
    passing: bool = False


# The status and the body, which may be anything; None where it says no more than the status does.
FaultReader = Callable[[int, str], Fault | None]


class Passing(Exception):
    """Worth another try after `wait_seconds`, None for the usual pause; else `error` stands."""

    def __init__(self, error: EngineError, wait_seconds: float | None = None) -> None:
        super().__init__()
        self.error = error
        self.wait_seconds = wait_seconds


def judge_status(status: int, host: str, retry_after: str | None, fault: Fault | None) -> EngineError | Passing:
    """The error to raise. `retry_after` is the header as it came."""
    fault = fault or _usual_fault(status)
    after, text = read_retry_after(retry_after), f"{host} answers {status}"
    if fault.passing and after is not None and after > SHORT_WAIT_SECONDS:
        return EngineRefused(f"{text}: ask again in {after:.0f} s", retry_after=after)
    if fault.kind is EngineRefused:
        error: EngineError = EngineRefused(f"{text}: {fault.meaning}", retry_after=after)
    else:
        error = fault.kind(f"{text}: {fault.meaning}")
    return Passing(error, after) if fault.passing else error


def _usual_fault(status: int) -> Fault:
    if status == _TOO_MANY_REQUESTS:
        return Fault(EngineRefused, "too many questions", passing=True)
    if status >= _SERVER_FAULT:
        return Fault(EngineUnavailable, "a fault of the service", passing=True)
    if status == _WANTS_KEY:
        return Fault(EngineRefused, "it does not accept the key, or wants one")
    if status in _NO_RIGHT:
        return Fault(EngineRefused, "it does not serve us")
    return Fault(EngineRejected, "it does not take this text")


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
