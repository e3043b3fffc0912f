"""How large a question may be, and how often somebody may try to sign in."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WINDOW_SECONDS = 900.0
# A login is guarded against many addresses at once, but not so tightly that a stranger could lock its owner out.
MAX_OF_BOTH, MAX_OF_ADDRESS, MAX_OF_LOGIN = 5, 20, 100
MAX_KEYS = 10_000
_TOO_LARGE = 413

Key = tuple[str, str]


class Attempts:
    """Attempts to sign in of the last quarter of an hour, by address, by login and by both. Safe for threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._times: dict[Key, deque[float]] = {}

    def claim(self, address: str, login: str) -> float:
        """Counts an attempt before it is made. Seconds to wait, 0.0 where it may be made now."""
        now = self._clock()
        with self._lock:
            self._forget_old(now)
            waits = [self._wait(key, most, now) for key, most in _keys(address, login)]
            if not any(waits):
                for key, _ in _keys(address, login):
                    self._times.setdefault(key, deque()).append(now)
        return max(waits)

    def forgive(self, address: str, login: str) -> None:
        """It was the right password: it, and those before it from this address for this login, do not count."""
        with self._lock:
            both, *single = (key for key, _ in _keys(address, login))
            mistyped = len(self._times.pop(both, ()))
            for key in single:
                times = self._times.get(key, deque())
                for _ in range(min(mistyped, len(times))):
                    times.pop()

    def _wait(self, key: Key, most: int, now: float) -> float:
        times = self._times.get(key, deque())
        return times[-most] + WINDOW_SECONDS - now if len(times) >= most else 0.0

    def _forget_old(self, now: float) -> None:
        for times in self._times.values():
            while times and times[0] + WINDOW_SECONDS <= now:
                times.popleft()
        self._times = {key: times for key, times in self._times.items() if times}
        while len(self._times) > MAX_KEYS:
            del self._times[next(iter(self._times))]


def _keys(address: str, login: str) -> Iterator[tuple[Key, int]]:
    yield (address, login), MAX_OF_BOTH
    yield (address, ""), MAX_OF_ADDRESS
    yield ("", login), MAX_OF_LOGIN


class BodyLimit:
    """413 for what says it is larger than `max_bytes`, or turns out to be."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        read_bytes = 0

        async def receive_counted() -> Message:
            nonlocal read_bytes
            message = await receive()
            read_bytes += len(message.get("body", b""))
            if max(read_bytes, said_bytes) > self._max_bytes:
                raise HTTPException(_TOO_LARGE, "too large")
            return message

        length = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        said_bytes = int(length) if length.isascii() and length.isdigit() else 0
        await self._app(scope, receive_counted, send)
