"""What a reader is: a module that knows one wire format."""

from __future__ import annotations

from typing import Protocol

from loc.model import Article


class Reader(Protocol):
    """A module of this package. Formats are told by content, never by file name."""

    def recognizes(self, text: str) -> bool: ...

    def read(self, text: str, name: str) -> Article:
        """An article without slug and origin, which the caller knows.

        Raises WireError with `name`, line and what was expected.
        """
        ...
