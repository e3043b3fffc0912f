"""What was found out of late, by what it was found out for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The `size` rows asked for last. Safe for threads; two that ask at once may both find it out."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        with self._lock:
            if key in self._rows:
                self._rows.move_to_end(key)
            return self._rows.get(key)

    def put(self, key: K, value: V) -> V:
        with self._lock:
            self._rows[key] = value
            self._rows.move_to_end(key)
            while len(self._rows) > self._size:
                self._rows.popitem(last=False)
        return value


class Latest(Generic[K, V]):
    """One value a key, made anew where what it was made from has changed."""

    def __init__(self, size: int) -> None:
        self._rows: Recent[K, tuple[object, V]] = Recent(size)

    def known(self, key: K, made_from: object) -> V | None:
        row = self._rows.get(key)
        return row[1] if row and row[0] == made_from else None

    def last(self, key: K) -> V | None:
        """Whatever it was made from."""
        row = self._rows.get(key)
        return row[1] if row else None

    def put(self, key: K, made_from: object, value: V) -> V:
        self._rows.put(key, (made_from, value))
        return value

    def find_for(self, key: K, made_from: object, make: Callable[[], V]) -> V:
        row = self._rows.get(key)
        if row is None or row[0] != made_from:
            row = self._rows.put(key, (made_from, make()))
        return row[1]
