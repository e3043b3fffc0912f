"""What a reader is: a module that knows one wire format."""

from __future__ import annotations

from typing import Protocol

from loc.model import Article


class Reader(Protocol):
    """A module of this package. Formats are told by content, never by file name."""

    def recognizes(self, content: bytes) -> bool:
        """Quick, and never an error: the content may be anything."""
        ...

    def read(self, content: bytes, name: str) -> Article:
        """An article without slug and origin, which the caller knows; what no field holds goes into `meta`.

        Raises WireError with `name`, place and what was expected, and nothing else.
        """
        ...
