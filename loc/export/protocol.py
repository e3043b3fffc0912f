"""What a writer is, and what it gets to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from loc.model import Part


@dataclass(frozen=True, slots=True)
class Story:
    """An article in another language. `paragraphs` are (part, text) in article order, datelines without their dash."""

    slug: str
    lang: str
    take: int
    published: datetime | None
    paragraphs: tuple[tuple[Part, str], ...]


class Writer(Protocol):
    """A module of this package. `SUFFIX` is the file's, with its dot."""

    SUFFIX: str

    def write(self, story: Story) -> bytes: ...
