"""A process that answers what it is asked, started once and kept."""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import finalize

from loc.errors import LocError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Asked = TypeVar("Asked")
Told = TypeVar("Told")


class Worker(Generic[Asked, Told]):
    """It ends with its owner. One that has ended is never ready, takes nothing and tells None."""

    def __init__(self, prepare: Callable[[Any], Callable[[Asked], Told]], start: object) -> None:
        """`prepare` is called with `start` over there; what it returns answers."""
        context = get_context("spawn")  # a fork is not safe beside threads, and numpy has some
        self._connection, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, prepare, start), daemon=True)
        process.start()
        theirs.close()
        self._is_ready = False
        self._end = finalize(self, _end, process, self._connection)

    def is_ready(self) -> bool:
        """Does not wait."""
        if not self._is_ready and self._end.alive:
            try:
                self._is_ready = self._connection.poll() and self._connection.recv()
            except (EOFError, OSError):
                self.close()
        return self._is_ready

    def send(self, asked: Asked) -> None:
        try:
            self._connection.send(asked)
        except OSError:
            self.close()

    def receive(self) -> Told | None:
        """The answer to what was sent."""
        try:
            told: Told = self._connection.recv()
        except (EOFError, OSError):
            self.close()
            return None
        return told

    def close(self) -> None:
        self._is_ready = False
        self._end()


def _end(process: BaseProcess, connection: Connection) -> None:
    connection.close()
    process.terminate()
    process.join()
    process.close()


def _serve(connection: Connection, prepare: Callable[[Any], Callable[[Any], Any]], start: object) -> None:
    """Until there is nobody to ask or no answer; the one who asked finds the same fault and tells it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted ends it
    try:
        answer = prepare(start)
        connection.send(True)
        while True:
            connection.send(answer(connection.recv()))
    except (EOFError, OSError, LocError):
        connection.close()
