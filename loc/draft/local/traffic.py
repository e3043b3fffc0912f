"""Work under way in a library that must not be left in the middle."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE_SECONDS = 60.0


class Traffic:
    """Counts work, and waits for it. A process that ends while ctranslate2 computes dies of a segmentation fault."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._under_way = 0
        self.is_stopped = False

    @contextmanager
    def work(self) -> Iterator[None]:
        with self._changed:
            self._under_way += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def stop(self) -> None:
        """Asks for the end, and waits until all work has ended."""
        with self._changed:
            self.is_stopped = True
            self._changed.wait_for(lambda: self._under_way == 0, _PATIENCE_SECONDS)
