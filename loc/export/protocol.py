"""What a writer is, and what it gets to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from loc.model import Article, Segment, Unit


@dataclass(frozen=True, slots=True)
class Story:
    """An article in another language.

    `article` has the paragraphs in that language, datelines without their dash, and the wire's own slug, take, day and
    meta; `original` is the source article. `pairs` are its segments with their units, None where there is none.
    `notice` is the house's own and stands as the last paragraph of `article`; "" for none.
    """

    article: Article
    original: Article
    pairs: tuple[tuple[Segment, Unit | None], ...] = ()
    notice: str = ""


class Writer(Protocol):
    """A module of this package. `SUFFIX` is the file's, with its dot."""

    SUFFIX: str

    def write(self, story: Story) -> bytes: ...
